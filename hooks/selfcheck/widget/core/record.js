/* The record of one answer: how it is made, what counts as one, how it is written down, and how logs are merged. */

/** @import { AnswerRecord, Certainty, Phase, Score, Verdict } from "../types.d.ts" */

/** @type {Record<string, Phase>} */
const PHASES = { p: "pretest", q: "quiz", r: "review", e: "exam" };
/** @type {Record<string, Verdict | null>} */
const VERDICTS = { c: "correct", p: "partial", i: "incorrect", "-": null };
const KNOWN_PHASES = new Set(Object.values(PHASES));
const KNOWN_VERDICTS = new Set(Object.values(VERDICTS));
const LONGEST = 200;
const MOST_PICKED = 100;
const ATTEMPT = /^[0-9a-z]{8,40}$/;
const QUESTION = /^(?=.{1,64}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;
const REVISION = /^[0-9a-f]{8}$/;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
/** The question of the line before: a log has many lines to one. */
let named = "";
/** A day that has come, by which most answers are told from those of days to come. */
let come = "";
// One expression for a whole line: a reader of many years has tens of thousands of them.
const ROW = new RegExp(
  `^${inner(ATTEMPT)} ${inner(REVISION)} [${Object.keys(PHASES).join("")}] [${Object.keys(VERDICTS).join("")}] [123-] ${
    inner(DAY)
  } \\d{1,3} \\S*$`,
);
/** The end of a line with no pick or one, which needs no closer look. */
const PLAIN = / (?:0 |1 [\w-]{1,64})$/;

/**
 * The reader's own day, as it is kept: a date without time.
 * @param {Date} [now]
 */
export function today(now = new Date()) {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part, index) => String(part).padStart(index ? 2 : 4, "0"))
    .join("-");
}

/** The last day of which there can be answers: another clock may be ahead by a day. */
export function latestDay() {
  const now = new Date();
  return today(new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1));
}

/**
 * Reads answers of days to come, which a clock that was wrong leaves, as given before whatever came after them, and
 * today at the latest. What is kept stays as it is: it may be today's clock that is wrong.
 * @param {AnswerRecord[]} records oldest first
 * @returns {AnswerRecord[]}
 */
export function upToNow(records) {
  if (records.every((record) => record.day <= come)) {
    return records;
  }
  const latest = latestDay();
  come = latest;
  if (records.every((record) => record.day <= latest)) {
    return records;
  }
  let day = today();
  const read = [...records].sort((a, b) => compare(a.attempt, b.attempt)).reverse().map((record) => {
    day = record.day <= latest ? record.day : day;
    return { ...record, day };
  });
  return read.reverse();
}

/**
 * @param {Omit<AnswerRecord, "attempt" | "day">} fields
 * @param {number} before how many answers to this question there are, so that attempts of a day sort as they were made
 * @returns {AnswerRecord}
 */
export function makeRecord(fields, before) {
  // crypto.randomUUID is there in secure contexts alone, and a school's own server may be none.
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  const random = Array.from(bytes, (byte) => byte.toString(36).padStart(2, "0")).join("");
  const attempt = before.toString(36).padStart(4, "0") + random;
  return { attempt, ...fields, day: today() };
}

/**
 * Tells a record from whatever else may stand in storage or in a file.
 * @param {any} value
 * @returns {value is AnswerRecord}
 */
export function isRecord(value) {
  const is = (/** @type {RegExp} */ pattern, /** @type {unknown} */ text) =>
    typeof text === "string" && pattern.test(text);
  return (
    typeof value === "object" &&
    value !== null &&
    is(ATTEMPT, value.attempt) &&
    is(QUESTION, value.question) &&
    is(REVISION, value.rev) &&
    is(DAY, value.day) &&
    isInCalendar(value.day) &&
    KNOWN_PHASES.has(value.phase) &&
    KNOWN_VERDICTS.has(value.verdict) &&
    (value.certainty === undefined || [1, 2, 3].includes(value.certainty)) &&
    Array.isArray(value.picked) &&
    arePicked(value.picked)
  );
}

/**
 * Writes a record as one short line; its question is named by the key under which the line is kept.
 * @param {AnswerRecord} record
 */
export function encode({ attempt, rev, phase, verdict, certainty, day, picked }) {
  const letter = (/** @type {Record<string, unknown>} */ table, /** @type {unknown} */ value) =>
    Object.keys(table).find((key) => table[key] === value);
  const text = picked.map((one) => encodeURIComponent(one.replace(/\p{Surrogate}/gu, "\ufffd"))).join(",");
  return [attempt, rev, letter(PHASES, phase), letter(VERDICTS, verdict), certainty ?? "-", day, picked.length, text]
    .join(" ");
}

/**
 * @param {string} row
 * @param {string} question
 * @returns {AnswerRecord | null} nothing where the line is none of ours
 */
export function decode(row, question) {
  if (!ROW.test(row) || (question !== named && !QUESTION.test(question))) {
    return null;
  }
  named = question;
  const at = row.indexOf(" ") + 1;
  const score = scoreOf(row, at);
  const end = row.indexOf(" ", at + 26);
  const count = row.slice(at + 26, end);
  const picked = count === "0" ? [] : decodeAll(row.slice(end + 1));
  if (picked?.length !== Number(count) || !arePicked(picked) || !isInCalendar(score.day)) {
    return null;
  }
  return { attempt: row.slice(0, at - 1), question, picked, ...score };
}

/**
 * Reads the scores of a log's answers, without what was picked.
 * @param {string} log
 * @returns {Score[] | null} null where a line needs a closer look
 */
export function readScores(log) {
  const scores = [];
  for (const row of log.split("\n")) {
    const score = scoreOf(row, row.indexOf(" ") + 1);
    if (!ROW.test(row) || !PLAIN.test(row) || score.day > come || !isInCalendar(score.day)) {
      return null;
    }
    scores.push(score);
  }
  return scores;
}

/**
 * @param {string} row
 * @param {number} at where its revision begins: all from there to the day have one length in every line
 */
function scoreOf(row, at) {
  /** @type {Score} */
  const score = {
    rev: row.slice(at, at + 8),
    phase: PHASES[row[at + 9] ?? ""] ?? "quiz",
    verdict: VERDICTS[row[at + 11] ?? ""] ?? null,
    day: row.slice(at + 15, at + 25),
  };
  const certainty = row[at + 13];
  if (certainty !== "-") {
    score.certainty = /** @type {Certainty} */ (Number(certainty));
  }
  return score;
}

/**
 * Puts lines of two logs together: every attempt once, in the order in which they were made. Which log comes first
 * makes no difference, and adding a log twice adds nothing.
 * @param {string[]} one
 * @param {string[]} other
 */
export function mergeRows(one, other) {
  /** @type {Map<string, string>} */
  const byAttempt = new Map();
  for (const row of [...one, ...other]) {
    const attempt = row.slice(0, row.indexOf(" "));
    const known = byAttempt.get(attempt);
    // Two lines of one attempt differ where somebody changed a file; either log then chooses the same.
    byAttempt.set(attempt, known !== undefined && known < row ? known : row);
  }
  return [...byAttempt.values()].sort((a, b) => compare(dayOf(a), dayOf(b)) || compare(a, b));
}

/**
 * Puts lines into a value that holds a log, as one step.
 * @param {string | null} value
 * @param {string[]} rows
 */
export function addRows(value, rows) {
  return mergeRows(value ? value.split("\n") : [], rows).join("\n");
}

/** @param {RegExp} pattern of a whole text */
function inner({ source }) {
  return source.slice(1, -1);
}

/**
 * Tells days that there are from those that only look so, such as February 31.
 * @param {string} day of the shape of a day
 */
function isInCalendar(day) {
  if (day[8] !== "3" && (day[8] !== "2" || day[9] !== "9")) {
    return true;
  }
  // Such a day is another one or none, depending on the browser.
  return new Date(day).getUTCDate() === Number(day.slice(8));
}

/** @param {unknown[]} picked */
function arePicked(picked) {
  return picked.length <= MOST_PICKED && picked.every((text) => typeof text === "string" && text.length <= LONGEST);
}

/** @param {string} text */
function decodeAll(text) {
  try {
    const parts = text.split(",");
    return text.includes("%") ? parts.map(decodeURIComponent) : parts;
  } catch {
    return null;
  }
}

/** @param {string} row */
function dayOf(row) {
  return row.split(" ", 6)[5] ?? "";
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
