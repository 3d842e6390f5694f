/* What the widget's tests share: an answer as the store keeps it, the kinds of questions, and lists of all that can be. */

/// <reference lib="deno.ns" />

/** @import { AnswerRecord, Kind, Verdict } from "../../hooks/selfcheck/widget/types.d.ts" */

const FOLDER = new URL("../../hooks/selfcheck/kinds/", import.meta.url);

/** @type {AnswerRecord} */
export const RECORD = {
  attempt: "0000abcdefgh",
  question: "an-id",
  rev: "12345678",
  phase: "quiz",
  picked: ["a"],
  verdict: "correct",
  day: "2026-11-23",
};

/** The folder of each module with kinds. */
export const kindFolders = [...Deno.readDirSync(FOLDER)]
  .filter(({ name, isDirectory }) => isDirectory && !name.startsWith("_"))
  .map(({ name }) => new URL(`${name}/`, FOLDER))
  .sort((a, b) => (a.href < b.href ? -1 : 1));

const modules = await Promise.all(kindFolders.map((folder) => import(new URL("widget.js", folder).href)));

/** Every kind of question, by the name that a question has for it. @type {Record<string, Kind>} */
export const kinds = Object.assign({}, ...modules.map((module) => module.kinds));

/**
 * @param {string} kind
 * @param {string[]} picked
 * @param {unknown} answer
 * @returns {Verdict}
 */
export function grade(kind, picked, answer) {
  const found = kinds[kind];
  if (!found) {
    throw new Error(`there is no kind ${kind}`);
  }
  return found.grade(picked, answer);
}

/**
 * @template T
 * @param {readonly T[]} things
 * @returns {T[][]} every order
 */
export function permutations(things) {
  return things.length === 0
    ? [[]]
    : things.flatMap((first, at) => permutations(things.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}

/**
 * @template T
 * @param {readonly T[]} things
 * @param {number} count
 * @returns {T[][]} every way to take one of the things, so many times
 */
export function product(things, count) {
  return count === 0 ? [[]] : product(things, count - 1).flatMap((row) => things.map((thing) => [...row, thing]));
}

/**
 * @template T
 * @param {readonly T[]} things
 * @returns {T[][]} every choice of one thing or more
 */
export function choices(things) {
  return product([false, true], things.length)
    .map((taken) => things.filter((_, at) => taken[at]))
    .filter((some) => some.length > 0);
}

/**
 * @template T
 * @param {readonly T[]} things
 * @returns {[T, T][]} each with the one after it
 */
export function neighbors(things) {
  return things.slice(1).map((thing, at) => [/** @type {T} */ (things[at]), thing]);
}

/** @param {unknown} value as a short name of a test */
export function named(value) {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 30)}…${text.slice(-30)}` : text).slice(1, -1);
}
