/* Answers as short text, for the few thousand characters that a learning platform keeps until the next visit. */

/** @import { AnswerRecord, Verdict } from "../types.d.ts" */

/** @typedef {Pick<AnswerRecord, "question" | "rev" | "picked" | "verdict">} Kept */

/** @type {Record<string, Verdict>} */
const VERDICTS = { c: "correct", p: "partial", i: "incorrect" };
const ENTRY = /^([0-9a-f]{8})([cpi])(\S*)$/;

/**
 * Writes each question's first answer, which is the one that counts, and its last, which the page shows. Where there is
 * no room for all of them, first answers come before last ones.
 * @param {AnswerRecord[][]} logs of each question, oldest first
 * @param {number} room in characters
 * @returns {{ text: string, lost: number }} `lost` is the number of first answers that found no room
 */
export function suspend(logs, room) {
  const firsts = logs.flatMap((records) => records.slice(0, 1));
  const lasts = logs.flatMap((records) => records.slice(1).slice(-1));
  let text = "";
  let lost = 0;
  for (const record of [...firsts, ...lasts]) {
    const longer = text + (text && ";") + write(record);
    if (longer.length <= room) {
      text = longer;
    } else if (firsts.includes(record)) {
      lost += 1;
    }
  }
  return { text, lost };
}

/**
 * Reads them again. Answers to a wording that the page no longer has are left out, and so is whatever else stands there.
 * @param {string} text
 * @param {Map<string, string>} questions the id of each question, by its revision
 * @returns {Kept[]} each question's oldest first
 */
export function resume(text, questions) {
  return text.split(";").flatMap((entry) => {
    const [, rev = "", verdict = "", picked = ""] = ENTRY.exec(entry) ?? [];
    const question = questions.get(rev);
    const read = question === undefined ? null : readPicked(picked);
    return question === undefined || read === null
      ? []
      : [{ question, rev, picked: read, verdict: VERDICTS[verdict] ?? null }];
  });
}

/** @param {AnswerRecord} record */
function write({ rev, verdict, picked }) {
  const letter = Object.keys(VERDICTS).find((one) => VERDICTS[one] === verdict) ?? "i";
  return rev + letter + picked.map((one) => encodeURIComponent(one.replace(/\p{Surrogate}/gu, "\ufffd"))).join(",");
}

/** @param {string} text */
function readPicked(text) {
  try {
    return text.split(",").map(decodeURIComponent);
  } catch {
    return null;
  }
}
