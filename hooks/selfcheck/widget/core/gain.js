/* What changed between before and after: pairs of answers to the same wording, counted and never inflated. */

/** @import { AnswerRecord, Certainty, Gain, Outcome } from "../types.d.ts" */

/**
 * Pairs a question's last answer before its first check with that first check. Later tries come after the feedback
 * and would tell of the feedback alone.
 * @param {AnswerRecord[]} records answers to one question, oldest first
 * @param {string} rev the wording that is asked now
 * @returns {{before: AnswerRecord | null, after: AnswerRecord | null}}
 */
export function beforeAndAfter(records, rev) {
  const same = records.filter((record) => record.rev === rev);
  const at = same.findIndex((record) => record.phase === "quiz");
  const earlier = at < 0 ? same : same.slice(0, at);
  return {
    before: earlier.findLast((record) => record.phase === "pretest") ?? null,
    after: at < 0 ? null : (same[at] ?? null),
  };
}

/**
 * @param {boolean} before right before
 * @param {boolean} after right after
 * @returns {Outcome}
 */
export function outcomeOf(before, after) {
  if (after) {
    return before ? "kept" : "learned";
  }
  return before ? "lost" : "open";
}

/**
 * Counts what became of questions. `guess` is how many of them somebody who guesses gets right on average.
 * @param {{before: boolean | null, after: boolean | null, chance: number}[]} items null where there is no answer
 * @returns {Gain}
 */
export function countGain(items) {
  const gain = { pairs: 0, learned: 0, kept: 0, lost: 0, open: 0, guess: 0 };
  for (const { before, after, chance } of items) {
    if (before !== null && after !== null) {
      gain.pairs += 1;
      gain[outcomeOf(before, after)] += 1;
      gain.guess += chance;
    }
  }
  return gain;
}

/**
 * Counts by how sure a reader was.
 * @param {AnswerRecord[]} records
 * @returns {{certainty: Certainty, total: number, right: number}[]} the surest first
 */
export function calibration(records) {
  return /** @type {Certainty[]} */ ([3, 2, 1]).map((certainty) => {
    const found = records.filter((record) => record.certainty === certainty && record.verdict !== null);
    const right = found.filter((record) => record.verdict === "correct").length;
    return { certainty, total: found.length, right };
  });
}
