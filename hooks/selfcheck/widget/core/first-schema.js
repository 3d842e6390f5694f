/* The first version of what was kept: an object for each answer, in one value for each page. */

/** @import { AnswerRecord } from "../types.d.ts" */
import { isRecord } from "./record.js";

/**
 * Reads what the first version kept for a page; attempts get names that sort as they were made, the same each time.
 * @param {any} kept
 * @returns {{records: AnswerRecord[], broken: unknown[]}}
 */
export function fromFirstSchema(kept) {
  /** @type {AnswerRecord[]} */
  const records = [];
  /** @type {unknown[]} */
  const broken = Array.isArray(kept?.broken) ? [...kept.broken] : [];
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const one of Array.isArray(kept?.records) ? kept.records : []) {
    const count = counts.get(one?.question) ?? 0;
    const made = typeof one?.attempt === "string" ? one.attempt : "";
    const attempt = count.toString(36).padStart(4, "0") + made.slice(0, 12);
    const record = { ...one, attempt };
    if (isRecord(record)) {
      counts.set(record.question, count + 1);
      records.push(record);
    } else {
      broken.push(one);
    }
  }
  return { records, broken };
}
