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

/**
 * Writes a line for each answer, below its question, as the store keeps them: all that the store holds fits into a file
 * that can be read back.
 * @param {string} site
 * @param {AnswerRecord[]} records
 */
export function writeProgress(site, records) {
  /** @type {Record<string, string[]>} */
  const log = Object.create(null);
  for (const record of records) {
    (log[record.question] ??= []).push(encode(record));
  }
  return `${JSON.stringify({ format: FORMAT, version: VERSION, site, log }, null, 1)}\n`;
}

/**
 * Reads a file of progress. Nothing of it is trusted: size, depth and shape are checked, and it is only ever text.
 * @param {string} text
 * @returns {{records: AnswerRecord[], rejected: number} | {problem: string}} `problem` names a word that says why
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
  // An answer of a later day was never given.
  const latest = latestDay();
  const records = found.flatMap((record) => (record !== null && record.day <= latest ? [record] : []));
  return { records, rejected: found.length - records.length };
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

/**
 * @param {any} log lines by question
 * @returns {(AnswerRecord | null)[] | null} nothing where it is no log; null for each line that is no answer
 */
function fromLog(log) {
  if (typeof log !== "object" || log === null || Array.isArray(log) || !Object.values(log).every(Array.isArray)) {
    return null;
  }
  return Object.entries(log).flatMap(([question, rows]) =>
    rows.map((/** @type {unknown} */ row) => (typeof row === "string" ? decode(row, question) : null))
  );
}

/**
 * @param {any} records
 * @returns {(AnswerRecord | null)[] | null}
 */
function fromObjects(records) {
  return Array.isArray(records) ? records.map((one) => (isRecord(one) ? only(one) : null)) : null;
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
