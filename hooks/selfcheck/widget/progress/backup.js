/* The reader's answers as a file: shown before it is saved, previewed before it is added. */

/** @import { AnswerRecord, BankItem } from "../types.d.ts" */
import { recount } from "../bank/recount.js";
import { dayNumber } from "../core/schedule.js";
import { readProgress, writeProgress, writeShared } from "../core/transfer.js";
import { button, element } from "../lib/dom.js";
import { pageInfo } from "../lib/page.js";
import { makeTable } from "../lib/table.js";
import { say, sayDay } from "../lib/words.js";
import { keepBackup, keptBackup } from "../store/position.js";
import { openedStore } from "../store/store.js";

const LARGEST = 5 * 1024 * 1024;
/** A browser takes seconds to lay out a hundred thousand lines, and nobody reads them. */
const MOST_SHOWN = 1000;

/** The card with what is kept, and the disclosure with what can be shared. */
export class Backup {
  element = element("section", "sc-card sc-keep");
  sharing = element("details", "sc-fold");
  #store = openedStore();
  #site = pageInfo().site;
  #bank;
  #changed;
  #about = element("p", "");
  #facts = element("dl", "sc-facts");
  #notes = element("div", "");
  #unread = button(say("showUnread"));
  #status = element("div", "sc-status");
  #preview = element("div", "sc-preview");

  /**
   * @param {BankItem[]} bank
   * @param {() => void} changed shows what has changed
   */
  constructor(bank, changed) {
    this.#bank = bank;
    this.#changed = changed;
    this.#status.id = "selfcheck-keep-status";
    this.#status.setAttribute("role", "status");
    const title = element("h2", "", say("progress-keep"));
    title.id = "your-answers";
    this.element.setAttribute("aria-labelledby", title.id);
    const save = button(say("backUp"));
    save.onclick = () => this.#offerBackup();
    this.#unread.onclick = () => {
      offer(this.#preview, say("unreadAbout"), `${this.#store.brokenLines().join("\n")}\n`, "unread.txt");
    };
    const acts = element("div", "sc-acts");
    acts.append(save, ...this.#fileButton(), this.#unread);
    this.element.append(title, this.#about, this.#facts, this.#notes, acts, this.#status, this.#preview);
    this.#fillSharing();
  }

  /** Shows what is kept now. */
  show() {
    const { lasting, newer } = this.#store;
    const questions = this.#store.questions();
    const answers = questions.reduce((sum, id) => sum + this.#store.answers(id).length, 0);
    const saved = keptBackup();
    this.#about.textContent = say(lasting || newer ? "keepAbout" : "keepBlocked");
    this.#facts.replaceChildren(
      ...fact(say("answers"), String(answers)),
      ...fact(say("lastBackup"), saved ? sayDay(dayNumber(saved)) : say("never")),
    );
    const known = new Set(this.#bank.map((item) => item.id));
    const gone = questions.filter((id) => !known.has(id)).length;
    const broken = this.#store.broken();
    this.#notes.replaceChildren(
      ...(gone > 0 ? [element("p", "sc-meta", say("gone", { count: gone }))] : []),
      ...(broken > 0 ? [element("p", "sc-loss", say("broken", { count: broken }))] : []),
    );
    this.#unread.hidden = broken === 0;
  }

  #offerBackup() {
    const records = this.#store.questions().flatMap((id) => this.#store.answers(id));
    const text = writeProgress(this.#site, records);
    const link = offer(this.#preview, say("backupAbout", { count: records.length }), text, "progress.json");
    link.onclick = () => {
      keepBackup();
      this.show();
    };
  }

  /** Builds the field for a file: a button, and the field itself, which it opens. */
  #fileButton() {
    const file = document.createElement("input");
    file.type = "file";
    file.accept = ".json,application/json";
    file.hidden = true;
    const restore = button(say("restore"));
    restore.setAttribute("aria-describedby", this.#status.id);
    restore.onclick = () => file.click();
    file.setAttribute("aria-label", say("restore"));
    file.onchange = () => {
      const tell = (/** @type {string} */ text, /** @type {boolean} */ focus = false) => this.#tell(text, focus);
      void take(file, this.#preview, this.#bank, tell, this.#changed);
    };
    return [restore, file];
  }

  #fillSharing() {
    const preview = element("div", "sc-preview");
    const share = button(say("share"));
    share.onclick = () => {
      const text = writeShared(this.#site, this.#bank, (id) => this.#store.answers(id));
      offer(preview, say("shareAbout"), text, "responses.json");
    };
    this.sharing.append(element("summary", "", say("shareTitle")), element("p", "", say("shareWhy")), share, preview);
  }

  /**
   * @param {string} text
   * @param {boolean} focus where what had focus is gone
   */
  #tell(text, focus) {
    const line = element("p", focus ? "" : "sc-message", text);
    line.tabIndex = -1;
    this.#status.replaceChildren(...(text ? [line] : []));
    if (focus) {
      line.focus();
    }
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
function fact(name, value) {
  const pair = element("div", "");
  pair.append(element("dt", "", name), element("dd", "", value));
  return [pair];
}

/**
 * Shows a file before it is saved.
 * @param {HTMLElement} preview
 * @param {string} about
 * @param {string} text
 * @param {string} name
 * @returns {HTMLAnchorElement} the link that saves it
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
  return link;
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
  const note = element("p", "", importCounts(added.length, records.length - added.length, rejected));
  note.tabIndex = -1;
  const rows = bySection(added, bank).map(([title, count]) => [title, String(count)]);
  const table = rows.length > 0 ? [makeTable(say("importNew"), [say("part"), say("answers")], rows)] : [];
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
 * Says what a file holds; zeros are left out, apart from what is new.
 * @param {number} added
 * @param {number} known
 * @param {number} rejected
 */
function importCounts(added, known, rejected) {
  return [
    say(added > 0 ? "importAdded" : "importNothing", { count: added }),
    ...(known > 0 ? [say("importKnown", { count: known })] : []),
    ...(rejected > 0 ? [say("importRejected", { count: rejected })] : []),
  ].join(" ");
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
