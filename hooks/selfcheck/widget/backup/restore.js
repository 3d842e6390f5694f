/* Answers from a file or a link, put beside those that are here: what they add, adding it, and taking it back. */

/** @import { AnswerRecord, BankItem } from "../types.d.ts" */
import { today } from "../core/record.js";
import { isForeign, newRecords, readProgress } from "../core/transfer.js";
import { button, element } from "../lib/dom.js";
import { pageInfo } from "../lib/page.js";
import { say } from "../lib/words.js";
import { countAnswers, keepBackup } from "../store/backup.js";
import { openedStore } from "../store/opened.js";

const LARGEST = 5 * 1024 * 1024;

/** What was read. @typedef {{site: string, records: AnswerRecord[]}} Found */
/** What that comes to here. @typedef {{problem: string} | {added: AnswerRecord[], known: number}} Judged */

/**
 * Reads a file that anybody may have made.
 * @param {File} file
 */
export async function readFile(file) {
  if (file.size > LARGEST) {
    return { problem: "importLarge" };
  }
  try {
    return readProgress(await file.text());
  } catch {
    return { problem: "importGone" };
  }
}

/**
 * Finds what is new here.
 * @param {Found | {problem: string}} found
 * @param {BankItem[]} bank
 * @returns {Judged}
 */
export function judge(found, bank) {
  if ("problem" in found) {
    return found;
  }
  const known = new Set(bank.map((item) => item.id));
  if (isForeign(found, pageInfo().site, (question) => known.has(question))) {
    return { problem: "importForeign" };
  }
  const added = newRecords(found.records, (question) => openedStore().answers(question));
  return { added, known: found.records.length - added.length };
}

/**
 * Adds answers, and offers to take them back.
 * @param {AnswerRecord[]} added
 * @param {(text: string) => void} tell
 * @param {(questions: Set<string>) => Promise<void>} changed
 * @returns {Promise<HTMLButtonElement>} takes them back
 */
export async function addAnswers(added, tell, changed) {
  const store = openedStore();
  const questions = new Set(added.map((record) => record.question));
  store.add(added);
  await changed(questions);
  const undo = button(say("undo"));
  undo.onclick = async () => {
    const names = new Set(added.map(nameOf));
    questions.forEach((id) => store.replace(id, store.answers(id).filter((one) => !names.has(nameOf(one)))));
    await changed(questions);
    tell(say("importUndone", { count: added.length }));
  };
  return undo;
}

/**
 * Says what was added; zeros are left out.
 * @param {number} added
 * @param {number} known
 * @param {number} rejected
 */
export function sayAdded(added, known, rejected) {
  return [
    say(added > 0 ? "importDone" : "importNothing", { count: added }),
    ...(known > 0 ? [say("importKnown", { count: known })] : []),
    ...(rejected > 0 ? [say("importRejected", { count: rejected })] : []),
  ].join(" ");
}

/**
 * A file that holds all that is here is a copy of it.
 * @param {number} count how many answers of the file are here now
 */
export function noteCopy(count) {
  if (count > 0 && count === countAnswers()) {
    keepBackup({ day: today(), answers: count });
  }
}

/** Names an answer, as no other is named. @param {AnswerRecord} record */
export function nameOf({ question, attempt }) {
  return `${question} ${attempt}`;
}

/**
 * @param {string} text
 * @param {string} [className]
 */
export function message(text, className = "") {
  const line = element("p", className, text);
  line.tabIndex = -1;
  return line;
}
