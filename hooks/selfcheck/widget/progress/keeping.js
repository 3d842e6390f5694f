/* The reader's answers as a file: shown before it is saved, previewed before it is taken over. */

/** @import { AnswerRecord, BankItem } from "../types.d.ts" */
import { recount } from "../bank/recount.js";
import { readProgress, writeProgress, writeShared } from "../core/transfer.js";
import { button, element } from "../lib/dom.js";
import { pageInfo } from "../lib/page.js";
import { makeTable } from "../lib/table.js";
import { say } from "../lib/words.js";
import { openedStore } from "../store/store.js";

const LARGEST = 5 * 1024 * 1024;
/** A browser takes seconds to lay out a hundred thousand lines, and nobody reads them. */
const MOST_SHOWN = 1000;

/**
 * Builds the buttons and the place for what they show.
 * @param {BankItem[]} bank
 * @param {() => void} changed shows what has changed
 * @returns {{nodes: Node[], refresh: () => void}} `refresh` offers what can be shown now
 */
export function readerFile(bank, changed) {
  const store = openedStore();
  const { site } = pageInfo();
  const preview = element("div", "sc-preview");
  const save = button(say("export"));
  const share = button(say("share"));
  const unread = button(say("unread"));
  const label = element("label", "sc-option", `${say("import")} `);
  const file = document.createElement("input");
  file.type = "file";
  file.accept = ".json,application/json";
  label.append(file);
  const status = element("div", "sc-status");
  status.id = "selfcheck-keep-status";
  status.setAttribute("role", "status");
  file.setAttribute("aria-describedby", status.id);
  save.onclick = () => {
    const records = store.questions().flatMap((id) => store.answers(id));
    offer(preview, say("exportAbout", { count: records.length }), writeProgress(site, records), "progress.json");
  };
  share.onclick = () => {
    offer(preview, say("shareAbout"), writeShared(site, bank, (id) => store.answers(id)), "responses.json");
  };
  unread.onclick = () => {
    offer(preview, say("unreadAbout"), `${store.brokenLines().join("\n")}\n`, "unread.txt");
  };
  file.onchange = () => void take(file, preview, bank, tell, changed);
  const row = element("div", "sc-actions");
  row.append(save, share, unread);
  const refresh = () => {
    unread.hidden = store.broken() === 0;
  };
  return { nodes: [element("p", "", say("keepAbout")), row, label, status, preview], refresh };

  /**
   * @param {string} text
   * @param {boolean} [focus] where what had focus is gone
   */
  function tell(text, focus = false) {
    const line = element("p", focus ? "" : "sc-message", text);
    line.tabIndex = -1;
    status.replaceChildren(...(text ? [line] : []));
    if (focus) {
      line.focus();
    }
  }
}

/**
 * Shows a file before it is saved.
 * @param {HTMLElement} preview
 * @param {string} about
 * @param {string} text
 * @param {string} name
 */
function offer(preview, about, text, name) {
  const shown = document.createElement("textarea");
  shown.readOnly = true;
  shown.rows = 12;
  const lines = text.split("\n", MOST_SHOWN + 1);
  const isLong = lines.length > MOST_SHOWN;
  shown.value = isLong ? `${lines.slice(0, MOST_SHOWN).join("\n")}\n` : text;
  shown.setAttribute("aria-label", name);
  const link = document.createElement("a");
  link.className = "sc-button";
  link.download = name;
  link.href = URL.createObjectURL(
    new Blob([text], { type: name.endsWith(".json") ? "application/json" : "text/plain" }),
  );
  link.textContent = say("save", { name });
  const note = element("p", "", isLong ? `${about} ${say("shownInPart", { count: MOST_SHOWN })}` : about);
  note.tabIndex = -1;
  preview.replaceChildren(note, shown, link);
  note.focus();
}

/**
 * Shows what a file would add, and adds it when the reader says so.
 * @param {HTMLInputElement} input
 * @param {HTMLElement} preview
 * @param {BankItem[]} bank
 * @param {(text: string, focus?: boolean) => void} tell
 * @param {() => void} changed
 */
async function take(input, preview, bank, tell, changed) {
  const file = input.files?.[0];
  if (!file) {
    return;
  }
  const found = file.size > LARGEST ? { problem: "importLarge" } : readProgress(await file.text());
  input.value = "";
  tell("");
  if ("problem" in found) {
    preview.replaceChildren();
    tell(say(found.problem));
    return;
  }
  const store = openedStore();
  const { records, rejected } = found;
  const added = newOf(records);
  const note = element(
    "p",
    "",
    say("importAbout", { added: added.length, known: records.length - added.length, rejected }),
  );
  note.tabIndex = -1;
  const rows = bySection(added, bank).map(([title, count]) => [title, String(count)]);
  const table = rows.length > 0 ? [makeTable(say("importNew"), [say("section"), say("answers")], rows)] : [];
  const accept = button(say("importTake"));
  accept.hidden = added.length === 0;
  accept.onclick = async () => {
    const questions = new Set(added.map((record) => record.question));
    preview.replaceChildren();
    store.add(added);
    tell(say("importDone", { count: added.length }), true);
    await recount(bank, (item) => questions.has(item.id));
    changed();
  };
  preview.replaceChildren(note, ...table, accept);
  note.focus();
}

/**
 * Finds the answers that the store doesn't have, each once.
 * @param {AnswerRecord[]} records
 */
function newOf(records) {
  /** @type {Map<string, Set<string>>} */
  const known = new Map();
  const store = openedStore();
  return records.filter(({ question, attempt }) => {
    const attempts = known.get(question) ?? new Set(store.answers(question).map((record) => record.attempt));
    known.set(question, attempts);
    return attempts.size < attempts.add(attempt).size;
  });
}

/**
 * @param {AnswerRecord[]} records
 * @param {BankItem[]} bank
 */
function bySection(records, bank) {
  const titles = new Map(bank.map((item) => [item.id, item.title]));
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const record of records) {
    const title = titles.get(record.question) ?? say("otherQuestions");
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return [...counts];
}
