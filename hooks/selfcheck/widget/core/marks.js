/* How far a reader is on pages: what is kept of each, read and added up. */

/** @import { Gain, PageMark } from "../types.d.ts" */

// From the site's root: what begins with a slash leads elsewhere.
const PAGE = /^(?!\/|.*\/\/)[\w./%~-]{0,200}$/;
/** The event by which the document hears that marks have changed. */
export const MARKED = "selfcheck:marks";
const COUNTS = ["pairs", "learned", "kept", "lost", "open", "guess"];

/**
 * Reads what is kept of pages, and leaves out what makes no sense.
 * @param {any} kept
 * @returns {Record<string, PageMark>}
 */
export function readMarks(kept) {
  /** @type {Record<string, PageMark>} */
  const marks = Object.create(null);
  const isCount = (/** @type {unknown} */ value) => typeof value === "number" && value >= 0 && value <= 100_000;
  for (const [page, mark] of Object.entries(Object(kept)).slice(0, 5000)) {
    const { answered, total, right = 0, due = [], gain } = Object(mark);
    const counts = [answered, total, right, due, COUNTS.map((name) => gain?.[name])];
    if (PAGE.test(page) && Array.isArray(due) && counts.flat().every(isCount)) {
      marks[page] = mark;
    }
  }
  return marks;
}

/**
 * Adds up what pages found when their questions were answered before and after.
 * @param {PageMark[]} marks
 * @returns {Gain}
 */
export function addGains(marks) {
  const total = { pairs: 0, learned: 0, kept: 0, lost: 0, open: 0, guess: 0 };
  for (const { gain } of marks) {
    for (const name of /** @type {(keyof Gain)[]} */ (Object.keys(total))) {
      total[name] += gain[name];
    }
  }
  return total;
}

/**
 * @param {any} kept
 * @param {Set<string> | null} pages null for all
 */
export function withoutMarks(kept, pages) {
  const marks = Object.entries(readMarks(kept)).filter(([page]) => pages !== null && !pages.has(page));
  return Object.fromEntries(marks);
}
