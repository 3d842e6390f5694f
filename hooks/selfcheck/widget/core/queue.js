/* Which questions a review asks today, and in which order. */

/** @import { AnswerRecord, Standing } from "../types.d.ts" */
import { shuffled } from "./order.js";
import { scheduled } from "./schedule.js";

/**
 * Looks at one question's records: whether it was asked, when it is due, and whether its last answer was sure and wrong.
 * @param {AnswerRecord[]} records oldest first, in every wording
 * @param {string} rev
 * @returns {Standing}
 */
export function standingOf(records, rev) {
  const graded = records.filter((record) => record.phase !== "pretest" && record.verdict !== null);
  const same = graded.filter((record) => record.rev === rev);
  const last = same.at(-1);
  return {
    asked: records.length > 0,
    last: last ?? null,
    memory: scheduled(same),
    changed: same.length === 0 && graded.length > 0,
    sureWrong: last?.certainty === 3 && last.verdict !== "correct",
  };
}

/**
 * Picks what is due: what one was sure of and wrong about first, then what is remembered least; sections take turns.
 * @template {{section: number, standing: Standing}} T
 * @param {T[]} items
 * @param {number} today as a number of days
 * @returns {{due: T[], next: number | null}} `next` is the day of the next question that is not due yet
 */
export function reviewQueue(items, today) {
  const isDue = (/** @type {T} */ { standing }) =>
    standing.changed || (standing.memory !== null && standing.memory.due <= today);
  const due = items.filter(isDue).sort((a, b) => urgency(b) - urgency(a));
  const later = items.flatMap((item) => (item.standing.memory && !isDue(item) ? [item.standing.memory.due] : []));
  return { due: inTurns(due), next: later.length > 0 ? later.reduce((a, b) => Math.min(a, b)) : null };

  /** @param {T} item */
  function urgency({ standing: { memory, sureWrong, changed } }) {
    if (sureWrong) {
      return Infinity;
    }
    return changed || !memory ? 0 : (today - memory.day) / memory.stability;
  }

  /** @param {T[]} sorted */
  function inTurns(sorted) {
    const urgent = sorted.filter((item) => item.standing.sureWrong);
    /** @type {Map<number, T[]>} */
    const bySection = new Map();
    for (const item of sorted.filter((one) => !one.standing.sureWrong)) {
      bySection.set(item.section, [...(bySection.get(item.section) ?? []), item]);
    }
    const longest = Math.max(0, ...[...bySection.values()].map((list) => list.length));
    const rest = [];
    for (let turn = 0; turn < longest; turn += 1) {
      for (const list of bySection.values()) {
        rest.push(...list.slice(turn, turn + 1));
      }
    }
    return [...urgent, ...rest];
  }
}

/**
 * Draws a paper: as many from each section as its share, in an order that the seed decides.
 * @template {{id: string, section: number}} T
 * @param {T[]} items
 * @param {number} count
 * @param {string} seed
 * @returns {T[]}
 */
export function drawPaper(items, count, seed) {
  /** @type {Map<number, T[]>} */
  const bySection = new Map();
  for (const item of shuffled(items, (one) => one.id, seed)) {
    bySection.set(item.section, [...(bySection.get(item.section) ?? []), item]);
  }
  const paper = [];
  for (let turn = 0; paper.length < Math.min(count, items.length); turn += 1) {
    for (const list of shuffled([...bySection.values()], (one) => String(one[0]?.section), `${seed} ${turn}`)) {
      paper.push(...list.slice(turn, turn + 1));
    }
  }
  return shuffled(paper.slice(0, count), (one) => one.id, `${seed} paper`);
}
