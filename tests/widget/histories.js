/* Random histories of devices that answer, export and import, and what each device ends with. */

import { addRows, decode, encode, makeRecord } from "../../hooks/selfcheck/widget/core/record.js";
import { pack, unpack } from "../../hooks/selfcheck/widget/core/packing.js";
import { newRecords, readProgress, writeProgress } from "../../hooks/selfcheck/widget/core/transfer.js";

/** @import { AnswerRecord } from "../../hooks/selfcheck/widget/types.d.ts" */

const SITE = "site";
const QUESTIONS = ["one", "two", "three"];
const VERDICTS = /** @type {const} */ (["correct", "partial", "incorrect"]);

/** A device: a log for each question, as the store keeps it. @typedef {Map<string, string>} Device */
/** What happens: a device, what it does, and a number that picks what it does it with. @typedef {[number, number, number]} Step */

/**
 * @param {Device} device
 * @param {string} question
 */
function answersOf(device, question) {
  const rows = device.get(question)?.split("\n") ?? [];
  return rows.map((row) => /** @type {AnswerRecord} */ (decode(row, question)));
}

/** @param {Device} device */
export function recordsOf(device) {
  return [...device.keys()].sort().flatMap((question) => answersOf(device, question));
}

/**
 * @param {Device} device
 * @param {AnswerRecord[]} records
 */
function add(device, records) {
  for (const record of records) {
    device.set(record.question, addRows(device.get(record.question) ?? null, [encode(record)]));
  }
}

/**
 * @param {Device} device
 * @param {number} chance
 */
function answer(device, chance) {
  const question = QUESTIONS[chance % QUESTIONS.length] ?? "";
  const record = makeRecord({
    question,
    rev: "01234567",
    phase: "quiz",
    picked: [["a", "b, c", "%"][chance % 3] ?? ""],
    verdict: VERDICTS[chance % 7 % 3] ?? null,
  }, device.get(question)?.split("\n").length ?? 0);
  add(device, [record]);
  return record;
}

/**
 * A file or a link that a device hands over: of all that it has, or of a part.
 * @param {Device} device
 * @param {number} chance
 * @returns {() => AnswerRecord[]} reads it
 */
function handOver(device, chance) {
  const all = recordsOf(device);
  const some = chance % 3 === 0 ? all.filter((_, at) => (at + chance) % 2) : all;
  if (chance % 2) {
    const packed = pack(SITE, some, QUESTIONS.slice(1));
    return () => unpack(packed, QUESTIONS)?.records ?? [];
  }
  const text = writeProgress(SITE, some);
  return () => {
    const found = readProgress(text);
    return "records" in found ? found.records : [];
  };
}

/**
 * Goes through a history, and hands everything around at its end in the order that it says.
 * @param {number} count of devices
 * @param {Step[]} steps
 * @returns {{given: AnswerRecord[], devices: Device[]}} all answers that were given, and what each device has in the end
 */
export function live(count, steps) {
  /** @type {Device[]} */
  const devices = Array.from({ length: count }, () => new Map());
  /** @type {(() => AnswerRecord[])[]} */
  const files = [];
  /** @type {AnswerRecord[]} */
  const given = [];
  const take = (/** @type {Device} */ device, /** @type {() => AnswerRecord[]} */ read) =>
    add(device, newRecords(read(), (question) => answersOf(device, question)));
  for (const [who, what, chance] of steps) {
    const device = /** @type {Device} */ (devices[who % count]);
    const file = files[chance % (files.length || 1)];
    if (what % 3 === 0) {
      given.push(answer(device, chance));
    } else if (what % 3 === 1) {
      files.push(handOver(device, chance));
    } else if (file) {
      take(device, file);
    }
  }
  const turn = steps.length % count;
  const last = devices.map((device) => handOver(device, 2));
  devices.forEach((device, at) => {
    const order = [...last.slice(at + turn), ...last.slice(0, at + turn), ...files.slice(0, 2)];
    order.forEach((read) => take(device, read));
  });
  return { given, devices };
}
