/* Copies of the answers: the record of the last one, and when to offer another. */

/** @import { Backup } from "../types.d.ts" */
import { readDay } from "./position.js";

/** A later version is read as far as it can be, and left as it is. */
const VERSION = 1;
/** New answers after which a copy is offered. */
const ENOUGH = 10;
/** Where a browser deletes answers after seven days without a visit: the days after which one new answer is enough. */
const WEEK = 5;
/** For how many days a copy isn't offered again after "Not now". */
const QUIET = { week: 3, other: 7 };
const LONGEST = 255;

/**
 * Reads the record of the last copy. Its first version was the day alone.
 * @param {any} kept
 * @returns {Backup}
 */
export function readBackup(kept) {
  const { version = VERSION, day, answers, declined, asked, file, problem } = Object(kept);
  const isCount = Number.isInteger(answers) && answers >= 0;
  const text = (/** @type {unknown} */ value) => (typeof value === "string" ? value.slice(0, LONGEST) : "");
  return {
    newer: typeof version === "number" && version > VERSION,
    day: readDay(typeof kept === "string" ? kept : day),
    answers: isCount ? answers : 0,
    declined: readDay(declined),
    asked: readDay(asked),
    file: text(file),
    problem: text(problem),
  };
}

/**
 * Updates the record of the last copy.
 * @param {any} kept
 * @param {Partial<Backup>} changes
 * @returns {any} the new record; the old one where a later version wrote it
 */
export function changeBackup(kept, changes) {
  const { newer, ...before } = readBackup(kept);
  return newer ? kept : { ...before, ...changes, version: VERSION };
}

/**
 * Counts the answers that the last copy doesn't have.
 * @param {number} answers how many there are
 * @param {Backup} backup
 */
export function newSince(answers, backup) {
  return Math.max(0, answers - (backup.day === null ? 0 : backup.answers));
}

/**
 * Whether to offer a copy: after ten new answers; where the browser deletes answers after seven days without a visit, after
 * one new answer if the last copy, or the first answer, is five days old. "Not now" holds for a week, and there for three
 * days. A file that is kept up to date needs no other copy.
 * @param {object} now
 * @param {number} now.answers how many answers there are
 * @param {number} now.first the day of the first answer, as a number of days
 * @param {Backup} now.backup
 * @param {boolean} now.isWeek
 * @param {number} now.today as a number of days
 * @param {(day: string) => number} now.numberOf turns a day into a number of days
 */
export function offersCopy({ answers, first, backup, isWeek, today, numberOf }) {
  const fresh = newSince(answers, backup);
  const quiet = isWeek ? QUIET.week : QUIET.other;
  if (fresh === 0 || backup.file || (backup.declined && today - numberOf(backup.declined) < quiet)) {
    return false;
  }
  const since = backup.day === null ? first : numberOf(backup.day);
  return fresh >= ENOUGH || (isWeek && today - since >= WEEK);
}
