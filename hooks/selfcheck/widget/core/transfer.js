/* Progress as a file: what is written, and what is read back from a file that anybody may have made. */

/** @import { AnswerRecord } from "../types.d.ts" */
import { CHOSEN } from "../contract/names.js";
import { decode, encode, isRecord, latestDay } from "./record.js";

// The second version had an object for each answer.
const VERSION = 3;
const FORMAT = "selfcheck-progress";
const SHARED = "selfcheck-responses";
const LARGEST = 5 * 1024 * 1024;
const DEEPEST = 8;
const MOST = 200_000;

/** A line of a file that is no answer here, under the name of its question. @typedef {[question: string, row: string]} Unread */

/**
 * Writes a line for each answer, below its question, as the store keeps them: all that the store holds fits into a file
 * that can be read back.
 * @param {string} site
 * @param {AnswerRecord[]} records
 * @param {Unread[]} [unread] lines of the file that is written anew, which stay in it
 */
export function writeProgress(site, records, unread = []) {
  /** @type {Record<string, string[]>} */
  const log = Object.create(null);
  for (const record of records) {
    (log[record.question] ??= []).push(encode(record));
  }
  for (const [question, row] of unread) {
    (log[question] ??= []).push(row);
  }
  return `${JSON.stringify({ format: FORMAT, version: VERSION, site, log }, null, 1)}\n`;
}

/**
 * Reads a file of progress. Nothing of it is trusted: size, depth, and shape are checked, and it is only ever text.
 * @param {string} text
 * @returns {{site: string, records: AnswerRecord[], unread: Unread[]} | {problem: string}} `problem` names a word that says
 *   why
 */
export function readProgress(text) {
  if (text.length > LARGEST) {
    return { problem: "importLarge" };
  }
  if (isDeep(text)) {
    return { problem: "importOther" };
  }
  /** @type {any} */
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return { problem: "importNoJson" };
  }
  if (file?.format !== FORMAT) {
    return { problem: "importOther" };
  }
  if (file.version > VERSION) {
    return { problem: "importNewer" };
  }
  const found = file.version === VERSION ? fromLog(file.log) : fromObjects(file.records);
  if (!found || found.length > MOST) {
    return { problem: "importOther" };
  }
  /** @type {AnswerRecord[]} */
  const records = [];
  /** @type {Unread[]} */
  const unread = [];
  // An answer of a later day was never given.
  const latest = latestDay();
  for (const { record, question, row } of found) {
    record && record.day <= latest ? records.push(record) : unread.push([question, row]);
  }
  return { site: typeof file.site === "string" ? file.site : "", records, unread };
}

/**
 * Whether answers are another guide's: they bear another name, and none is to a question of this one.
 * @param {{site: string, records: AnswerRecord[]}} found
 * @param {string} site
 * @param {(question: string) => boolean} isKnown
 */
export function isForeign(found, site, isKnown) {
  return found.site !== "" && found.site !== site && !found.records.some(({ question }) => isKnown(question));
}

/**
 * Finds the answers that are not there yet, each once.
 * @param {AnswerRecord[]} records
 * @param {(question: string) => AnswerRecord[]} answers what is there
 */
export function newRecords(records, answers) {
  /** @type {Map<string, Set<string>>} */
  const known = new Map();
  return records.filter(({ question, attempt }) => {
    const attempts = known.get(question) ?? new Set(answers(question).map((record) => record.attempt));
    known.set(question, attempts);
    return attempts.size < attempts.add(attempt).size;
  });
}

/**
 * Writes what item analysis needs, and nothing that tells who answered: no texts that were typed, no attempt, no
 * time finer than a day, in the order of the questions and not of the answers.
 * @param {string} site
 * @param {{id: string, kind: string}[]} items the questions that the site has
 * @param {(question: string) => AnswerRecord[]} answers
 */
export function writeShared(site, items, answers) {
  const responses = items.flatMap(({ id, kind }) =>
    answers(id).map(({ question, rev, phase, picked, verdict, certainty, day }) => ({
      question,
      rev,
      phase,
      ...(CHOSEN.includes(kind) ? { picked } : {}),
      verdict,
      ...(certainty ? { certainty } : {}),
      day,
    }))
  );
  return `${JSON.stringify({ format: SHARED, version: 1, site, responses }, null, 1)}\n`;
}

/** @typedef {{record: AnswerRecord | null, question: string, row: string}} Line */

/**
 * @param {any} log lines by question
 * @returns {Line[] | null} nothing where it is no log
 */
function fromLog(log) {
  if (typeof log !== "object" || log === null || Array.isArray(log) || !Object.values(log).every(Array.isArray)) {
    return null;
  }
  return Object.entries(log).flatMap(([question, rows]) =>
    rows.map((/** @type {unknown} */ row) =>
      typeof row === "string"
        ? { record: decode(row, question), question, row }
        : { record: null, question, row: JSON.stringify(row) }
    )
  );
}

/**
 * @param {any} records
 * @returns {Line[] | null}
 */
function fromObjects(records) {
  return Array.isArray(records)
    ? records.map((one) => ({ record: isRecord(one) ? only(one) : null, question: "", row: JSON.stringify(one) }))
    : null;
}

/**
 * Leaves out whatever else a record in a file holds.
 * @param {AnswerRecord} record
 * @returns {AnswerRecord}
 */
function only({ attempt, question, rev, phase, picked, verdict, certainty, day }) {
  return { attempt, question, rev, phase, picked, verdict, ...(certainty ? { certainty } : {}), day };
}

/**
 * Tells whether brackets are nested deeper than in any file of ours, before a parser walks down there.
 * @param {string} text
 */
function isDeep(text) {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length && depth <= DEEPEST; at += 1) {
    const sign = text[at];
    if (inText) {
      inText = sign !== '"';
      // The sign after a backslash ends nothing.
      at += Number(sign === "\\");
    } else if (sign === '"') {
      inText = true;
    } else if (sign === "[" || sign === "{") {
      depth += 1;
    } else if (sign === "]" || sign === "}") {
      depth -= 1;
    }
  }
  return depth > DEEPEST;
}
