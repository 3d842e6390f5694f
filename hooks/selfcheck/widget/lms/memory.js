/* Keeps answers for one visit to a learning platform, which has them until the next one. */

/** @import { AnswerRecord, Backend } from "../types.d.ts" */
import { addRows, decode, encode, makeRecord } from "../core/record.js";
import { resume, suspend } from "../core/suspended.js";

const LOG = "log:";

/** @implements {Backend} */
export class PlatformMemory {
  lasting = true;
  newer = false;
  /** @type {Map<string, string>} */
  #values = new Map();
  #questions;

  /**
   * @param {string} text what the platform has kept; empty at first
   * @param {Map<string, string>} questions the id of each question, by its revision, in their order
   */
  constructor(text, questions) {
    this.#questions = [...questions.values()];
    for (const kept of resume(text, questions)) {
      const before = this.#log(kept.question).length;
      this.append(LOG + kept.question, [encode(makeRecord({ ...kept, phase: "quiz" }, before))]);
    }
  }

  /** @param {() => void} ready */
  whenReady(ready) {
    ready();
  }

  keys() {
    return [...this.#values.keys()];
  }

  /** @param {string} key */
  get(key) {
    return this.#values.get(key) ?? null;
  }

  /**
   * @param {string} key
   * @param {string | null} value
   */
  set(key, value) {
    value === null ? this.#values.delete(key) : this.#values.set(key, value);
  }

  /**
   * @param {string} key
   * @param {string[]} rows
   */
  append(key, rows) {
    this.#values.set(key, addRows(this.get(key), rows));
  }

  /** Nobody else writes here. */
  subscribe() {
    return () => {};
  }

  /**
   * Writes the answers for the platform to keep.
   * @param {number} room in characters
   */
  text(room) {
    return suspend(this.#questions.map((question) => this.#log(question)), room);
  }

  /**
   * @param {string} question
   * @returns {AnswerRecord[]}
   */
  #log(question) {
    const rows = this.get(LOG + question)?.split("\n") ?? [];
    return rows.flatMap((row) => decode(row, question) ?? []);
  }
}
