/* When to ask again: FSRS-6 with its default parameters, in whole days and without learning steps.

   Formulas: https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
   Fitted on reviews of flash cards, not on questions with explanations; so its days are a guide and no promise. */

/** @import { Memory, Score } from "../types.d.ts" */

/** @typedef {Pick<Memory, "stability" | "difficulty" | "day">} Trace a memory as its last review left it */

const W = [
  0.212,
  1.2931,
  2.3065,
  8.2956,
  6.4133,
  0.8334,
  3.0194,
  0.001,
  1.8722,
  0.1666,
  0.796,
  1.4835,
  0.0614,
  0.2629,
  1.6483,
  0.6014,
  1.8729,
  0.5425,
  0.0912,
  0.0658,
  0.1542,
];
const AGAIN = 1;
const HARD = 2;
const GOOD = 3;
const EASY = 4;
const RETENTION = 0.9;
const LEAST_STABILITY = 0.001;
const LONGEST_INTERVAL = 36_500;
const DAY = 86_400_000;
const decay = -w(20);
const factor = RETENTION ** (1 / decay) - 1;
// What does not hang on an answer is computed once: tens of thousands of answers are followed when a review opens.
const growth = Math.exp(w(8));
const leastLoss = Math.exp(w(17) * w(18));
const easiest = firstDifficulty(EASY);

/**
 * Reads a score as a grade: wrong is Again, right but guessed is Hard, right is Good; never Easy.
 * @param {Score} score
 * @returns {number | null} null where nothing was graded
 */
export function gradeOf({ verdict, certainty }) {
  if (verdict === null) {
    return null;
  }
  if (verdict !== "correct") {
    return AGAIN;
  }
  return certainty === 1 ? HARD : GOOD;
}

/**
 * Follows a memory through one more review.
 * @param {Trace | null} trace changed by the review; null before the first
 * @param {number} day a number of days since any fixed one
 * @param {number} grade
 * @returns {Trace}
 */
export function reviewed(trace, day, grade) {
  if (trace === null) {
    const stability = Math.max(w(grade - 1), LEAST_STABILITY);
    return { stability, difficulty: bounded(firstDifficulty(grade)), day };
  }
  const next = stabilityAfter(trace.stability, trace.difficulty, Math.max(0, day - trace.day), grade);
  trace.stability = Math.max(next, LEAST_STABILITY);
  trace.difficulty = nextDifficulty(trace.difficulty, grade);
  trace.day = day;
  return trace;
}

/**
 * Says when it is asked again: once it is remembered as well as stability says, which is when RETENTION of all are.
 * @param {Trace} trace
 * @returns {Memory}
 */
export function memoryOf({ stability, difficulty, day }) {
  const interval = Math.min(Math.max(Math.round(stability), 1), LONGEST_INTERVAL);
  return { stability, difficulty, interval, day, due: day + interval };
}

/**
 * Schedules a question by the answers to one wording; those to a pretest, which gives no feedback, don't count.
 * @param {Score[]} scores oldest first
 * @param {string} rev
 * @returns {Memory | null} null where there is none
 */
export function scheduled(scores, rev) {
  /** @type {Trace | null} */
  let trace = null;
  for (const score of scores) {
    const grade = score.rev !== rev || score.phase === "pretest" ? null : gradeOf(score);
    if (grade !== null) {
      trace = reviewed(trace, dayNumber(score.day), grade);
    }
  }
  return trace && memoryOf(trace);
}

/**
 * @param {string} day such as 2026-11-23
 * @returns {number} days since 1970-01-01
 */
export function dayNumber(day) {
  return Date.parse(day) / DAY;
}

/**
 * @param {number} stability in days: after so many, nine in ten are remembered
 * @param {number} difficulty from 1 to 10
 * @param {number} elapsed days since the last review
 * @param {number} grade
 */
function stabilityAfter(stability, difficulty, elapsed, grade) {
  if (elapsed < 1) {
    return sameDay(stability, grade);
  }
  const recall = (1 + (factor * elapsed) / stability) ** decay;
  return grade === AGAIN ? forgotten(stability, difficulty, recall) : recalled(stability, difficulty, recall, grade);
}

/**
 * @param {number} stability
 * @param {number} grade
 */
function sameDay(stability, grade) {
  const change = Math.exp(w(17) * (grade - GOOD + w(18))) * stability ** -w(19);
  return stability * (grade === AGAIN ? change : Math.max(change, 1));
}

/**
 * @param {number} stability
 * @param {number} difficulty
 * @param {number} recall
 */
function forgotten(stability, difficulty, recall) {
  const long = w(11) * difficulty ** -w(12) * ((stability + 1) ** w(13) - 1) * Math.exp((1 - recall) * w(14));
  return Math.min(long, stability / leastLoss);
}

/**
 * @param {number} stability
 * @param {number} difficulty
 * @param {number} recall
 * @param {number} grade
 */
function recalled(stability, difficulty, recall, grade) {
  const ease = grade === HARD ? w(15) : grade === EASY ? w(16) : 1;
  const gained = growth * (11 - difficulty) * stability ** -w(9) * (Math.exp((1 - recall) * w(10)) - 1);
  return stability * (1 + gained * ease);
}

/** @param {number} grade */
function firstDifficulty(grade) {
  return w(4) - Math.exp(w(5) * (grade - 1)) + 1;
}

/**
 * @param {number} difficulty
 * @param {number} grade
 */
function nextDifficulty(difficulty, grade) {
  const damped = difficulty + ((10 - difficulty) * -(w(6) * (grade - GOOD))) / 9;
  return bounded(w(7) * easiest + (1 - w(7)) * damped);
}

/** @param {number} difficulty */
function bounded(difficulty) {
  return Math.min(Math.max(difficulty, 1), 10);
}

/** @param {number} index */
function w(index) {
  return /** @type {number} */ (W[index]);
}
