/* Texts as files: saved in one act, or shown before they are saved. */

import { today } from "../core/record.js";
import { writeProgress } from "../core/transfer.js";
import { element } from "../lib/dom.js";
import { pageInfo } from "../lib/page.js";
import { say } from "../lib/words.js";
import { keepBackup } from "../store/backup.js";
import { openedStore } from "../store/opened.js";

/** A browser takes seconds to lay out a hundred thousand lines, and nobody reads them. */
const MOST_SHOWN = 1000;

/** Returns all answers that the store holds. */
export function allAnswers() {
  const store = openedStore();
  return store.questions().flatMap((id) => store.answers(id));
}

/**
 * Saves a copy of all answers as a file.
 * @returns {string} the file's name
 */
export function saveCopy() {
  const { site } = pageInfo();
  const records = allAnswers();
  const name = `${site}-answers-${today()}.json`;
  const link = linkTo(writeProgress(site, records), name);
  document.body.append(link);
  link.click();
  link.remove();
  keepBackup({ day: today(), answers: records.length, declined: null });
  return name;
}

/**
 * Shows a file before it is saved.
 * @param {HTMLElement} preview
 * @param {string} about
 * @param {string} text
 * @param {string} name
 */
export function offerFile(preview, about, text, name) {
  const shown = document.createElement("textarea");
  shown.readOnly = true;
  shown.rows = 12;
  const lines = text.split("\n", MOST_SHOWN + 1);
  const isLong = lines.length > MOST_SHOWN;
  shown.value = isLong ? `${lines.slice(0, MOST_SHOWN).join("\n")}\n` : text;
  shown.setAttribute("aria-label", name);
  const link = linkTo(text, name);
  const note = element("p", "", isLong ? `${about} ${say("shownInPart", { count: MOST_SHOWN })}` : about);
  note.tabIndex = -1;
  preview.replaceChildren(note, shown, link);
  note.focus();
}

/**
 * @param {string} text
 * @param {string} name
 */
function linkTo(text, name) {
  const link = document.createElement("a");
  link.className = "sc-button";
  link.download = name;
  link.href = URL.createObjectURL(
    new Blob([text], { type: name.endsWith(".json") ? "application/json" : "text/plain" }),
  );
  link.textContent = say("save", { name });
  return link;
}
