/* The record of one answer: how it is made, and what counts as one. */
"use strict";

Object.assign(selfcheck, {
  /**
   * @param {Omit<AnswerRecord, "attempt" | "day">} fields
   * @returns {AnswerRecord}
   */
  makeRecord(fields) {
    // crypto.randomUUID is there in secure contexts alone, and a school's own server may be none.
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const attempt = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    const now = new Date();
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map((part) => String(part).padStart(2, "0"))
      .join("-");
    return { attempt, ...fields, day };
  },

  /**
   * Tells a record from whatever else may stand in storage.
   * @param {any} value
   * @returns {value is AnswerRecord}
   */
  isRecord(value) {
    const short = (/** @type {unknown} */ text) => typeof text === "string" && text.length <= 200;
    return (
      typeof value === "object" &&
      value !== null &&
      [value.attempt, value.question, value.rev, value.phase, value.day].every(short) &&
      Array.isArray(value.picked) &&
      value.picked.length <= 100 &&
      value.picked.every(short) &&
      [null, "correct", "partial", "incorrect"].includes(value.verdict)
    );
  },

  /**
   * Finds the records of one question in one phase, oldest first.
   * @param {AnswerRecord[]} records
   * @param {string} question
   * @param {string} phase
   */
  answersTo(records, question, phase) {
    return records.filter((record) => record.question === question && record.phase === phase);
  },
});
