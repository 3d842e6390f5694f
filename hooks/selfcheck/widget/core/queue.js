/* Which questions a review asks today, and in which order. */

/** @import { Score, Standing } from "../types.d.ts" */
import { grouped } from "./grouped.js";
import { isDue } from "./mastery.js";
import { shuffled } from "./order.js";
import { scheduled } from "./schedule.js";

/**
 * Looks at one question's answers: whether it was asked, when it is due, and whether the last was sure and wrong.
 * @param {Score[]} scores oldest first, in every wording
 * @param {string} rev
 * @returns {Standing}
 */
export function standingOf(scores, rev) {
  const last = scores.findLast((score) => score.rev === rev && isGraded(score)) ?? null;
  return {
    asked: scores.length > 0,
    last,
    memory: last && scheduled(scores, rev),
    changed: last === null && scores.some(isGraded),
    sureWrong: last?.certainty === 3 && last.verdict !== "correct",
  };
}

/** @param {Score} score */
function isGraded({ phase, verdict }) {
  return phase !== "pretest" && verdict !== null;
}

/**
 * Picks what is due: what one was sure of and wrong about first, then what is remembered least; sections take turns.
 * @template {{section: number, standing: Standing}} T
 * @param {T[]} items
 * @param {number} today as a number of days
 * @returns {{due: T[], next: number | null}} `next` is the day of the next question that is not due yet
 */
export function reviewQueue(items, today) {
  const due = items.filter(({ standing }) => isDue(standing, today)).sort((a, b) => urgency(b) - urgency(a));
  const [next] = comingUp(items, today);
  return { due: inTurns(due), next: next?.day ?? null };

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
    const bySection = grouped(sorted.filter((one) => !one.standing.sureWrong), ({ section }) => section);
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
 * Groups the questions that are not due yet by the day on which they will be.
 * @template {{standing: Standing}} T
 * @param {T[]} items
 * @param {number} today as a number of days
 * @returns {{day: number, items: T[]}[]} the next day first
 */
export function comingUp(items, today) {
  const later = items.filter(({ standing }) => standing.memory && !isDue(standing, today));
  return [...grouped(later, ({ standing }) => standing.memory?.due ?? 0)]
    .map(([day, some]) => ({ day, items: some }))
    .sort((a, b) => a.day - b.day);
}

/**
 * Sizes the next set of a review: what is left of the daily limit, and once that is used up, as many again.
 * @param {number} due how many questions are due
 * @param {number} done how many were reviewed today
 * @param {number} daily the limit
 */
export function nextSet(due, done, daily) {
  return Math.min(due, done < daily ? daily - done : daily);
}

/** Estimates the minutes that some questions take. @param {number} count */
export function minutesFor(count) {
  return Math.max(1, Math.floor(count * 0.75));
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
  const bySection = grouped(shuffled(items, (one) => one.id, seed), ({ section }) => section);
  const paper = [];
  for (let turn = 0; paper.length < Math.min(count, items.length); turn += 1) {
    for (const list of shuffled([...bySection.values()], (one) => String(one[0]?.section), `${seed} ${turn}`)) {
      paper.push(...list.slice(turn, turn + 1));
    }
  }
  return shuffled(paper.slice(0, count), (one) => one.id, `${seed} paper`);
}
