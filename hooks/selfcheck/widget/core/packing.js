/* Answers as bytes, as few as can be: what a link carries from one device to another. */

/** @import { AnswerRecord, Certainty, Packed, Phase, Verdict } from "../types.d.ts" */
import { grouped } from "./grouped.js";
import { isRecord } from "./record.js";

/** @type {Phase[]} */
const PHASES = ["pretest", "quiz", "review", "exam"];
/** @type {(Verdict | null)[]} */
const VERDICTS = ["correct", "partial", "incorrect", null];
const HEX = /^[0-9a-f]{8}$/;
/** An attempt as `makeRecord` names it: a count, and six bytes by chance. */
const ATTEMPT = /^[0-9a-z]{4}(?:[0-6][0-9a-z]|7[0-3]){6}$/;
const OTHER = 64;
const DAY = 86_400_000;
/** More than any link holds: a number that says otherwise is none of ours. */
const MOST = 1 << 28;
const MOST_PICKED = 100;

/**
 * Packs answers into numbers and texts, which can be compressed, and bytes that are by chance, which can't.
 * @param {string} site
 * @param {AnswerRecord[]} records
 * @param {string[]} ids of the guide's questions, which are kept forever: a hash of four bytes stands for each
 * @returns {Packed}
 */
export function pack(site, records, ids) {
  const names = hashes(ids);
  const dense = new Writer();
  const chance = new Writer();
  const groups = grouped(records, (record) => record.question);
  dense.text(site);
  dense.number(groups.size);
  for (const [question, some] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const hash = hashOf(question);
    const isNamed = names.get(hash) === question;
    dense.text(isNamed ? "" : question);
    if (isNamed) {
      chance.hex(hash);
    }
    packAnswers(some, dense, chance);
  }
  return { dense: dense.bytes(), chance: chance.bytes() };
}

/**
 * @param {AnswerRecord[]} records to one question
 * @param {Writer} dense
 * @param {Writer} chance
 */
function packAnswers(records, dense, chance) {
  const words = [...new Set(records.flatMap((record) => [record.rev, ...record.picked]))];
  const hex = words.filter((word) => HEX.test(word));
  const rest = words.filter((word) => !HEX.test(word));
  dense.number(hex.length);
  hex.forEach((word) => chance.hex(word));
  dense.number(rest.length);
  rest.forEach((word) => dense.text(word));
  dense.number(records.length);
  const index = new Map([...hex, ...rest].map((word, at) => [word, at]));
  let [before, count] = [0, 0];
  for (const record of records) {
    const { attempt, phase, verdict, certainty = 0 } = record;
    const isOurs = ATTEMPT.test(attempt);
    dense.number(
      PHASES.indexOf(phase) + 4 * VERDICTS.indexOf(verdict) + 16 * certainty + (isOurs ? 0 : OTHER),
    );
    if (isOurs) {
      const counted = Number.parseInt(attempt.slice(0, 4), 36);
      dense.signed(counted - count);
      count = counted + 1;
      for (let at = 4; at < attempt.length; at += 2) {
        chance.byte(Number.parseInt(attempt.slice(at, at + 2), 36));
      }
    } else {
      dense.text(attempt);
    }
    const day = Date.parse(record.day) / DAY;
    dense.signed(day - before);
    before = day;
    dense.number(record.picked.length);
    [record.rev, ...record.picked].forEach((word) => dense.number(index.get(word) ?? 0));
  }
}

/**
 * Unpacks what somebody may have made to do harm: each record is checked as one from a file is.
 * @param {Packed} packed
 * @param {string[]} ids of the guide's questions
 * @returns {{site: string, records: AnswerRecord[], rejected: number} | null} nothing where the bytes make no sense
 */
export function unpack({ dense, chance }, ids) {
  try {
    const names = hashes(ids);
    const from = new Reader(dense);
    const random = new Reader(chance);
    const site = from.text();
    /** @type {unknown[]} */
    const found = [];
    for (let left = from.number(); left > 0; left -= 1) {
      found.push(...unpackQuestion(from, random, names));
    }
    const records = found.filter(isRecord);
    return from.isAtEnd() && random.isAtEnd() ? { site, records, rejected: found.length - records.length } : null;
  } catch {
    return null;
  }
}

/**
 * @param {Reader} from
 * @param {Reader} random
 * @param {Map<string, string>} names
 * @returns {unknown[]}
 */
function unpackQuestion(from, random, names) {
  const question = from.text() || names.get(random.hex());
  const hex = from.list(() => random.hex());
  const words = [...hex, ...from.list(() => from.text())];
  let [day, count] = [0, 0];
  return from.list(() => {
    const flags = from.number();
    let attempt = "";
    if (flags & OTHER) {
      attempt = from.text();
    } else {
      const counted = count + from.signed();
      count = counted + 1;
      attempt = counted.toString(36).padStart(4, "0") +
        Array.from({ length: 6 }, () => random.byte().toString(36).padStart(2, "0")).join("");
    }
    day += from.signed();
    const certainty = (flags >> 4) & 3;
    const [rev, ...picked] = Array.from({ length: from.number(MOST_PICKED) + 1 }, () => words[from.number()]);
    return {
      attempt,
      question,
      rev,
      phase: PHASES[flags & 3],
      picked,
      verdict: VERDICTS[(flags >> 2) & 3],
      ...(certainty ? { certainty: /** @type {Certainty} */ (certainty) } : {}),
      day: new Date(day * DAY).toISOString().slice(0, 10),
    };
  });
}

/**
 * Names questions by their hashes; two with the same hash have none.
 * @param {string[]} ids
 */
function hashes(ids) {
  /** @type {Map<string, string>} */
  const names = new Map();
  for (const id of ids) {
    const hash = hashOf(id);
    const other = names.get(hash);
    names.set(hash, other === undefined || other === id ? id : "");
  }
  return names;
}

/** FNV-1a, in eight digits. @param {string} text of plain characters */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

class Writer {
  /** @type {number[]} */
  #bytes = [];

  /** @param {number} value */
  byte(value) {
    this.#bytes.push(value);
  }

  /** Writes seven bits a byte, the lowest first. @param {number} value */
  number(value) {
    let left = value;
    for (; left > 127; left = Math.floor(left / 128)) {
      this.byte((left % 128) + 128);
    }
    this.byte(left);
  }

  /** @param {number} value */
  signed(value) {
    this.number(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** @param {string} text */
  text(text) {
    const bytes = new TextEncoder().encode(text);
    this.number(bytes.length);
    bytes.forEach((byte) => this.byte(byte));
  }

  /** @param {string} text of eight digits */
  hex(text) {
    for (let at = 0; at < text.length; at += 2) {
      this.byte(Number.parseInt(text.slice(at, at + 2), 16));
    }
  }

  bytes() {
    return Uint8Array.from(this.#bytes);
  }
}

class Reader {
  #bytes;
  #at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  isAtEnd() {
    return this.#at === this.#bytes.length;
  }

  byte() {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) {
      throw new RangeError("the bytes end too soon");
    }
    this.#at += 1;
    return byte;
  }

  /** @param {number} [most] */
  number(most = MOST) {
    let value = 0;
    for (let place = 1; place < MOST; place *= 128) {
      const byte = this.byte();
      value += (byte % 128) * place;
      if (byte < 128 && value <= most) {
        return value;
      }
    }
    throw new RangeError("a number is too large");
  }

  signed() {
    const value = this.number();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  }

  text() {
    const length = this.number();
    const bytes = Uint8Array.from({ length: Math.min(length, this.#bytes.length) }, () => this.byte());
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  }

  hex() {
    return Array.from({ length: 4 }, () => this.byte().toString(16).padStart(2, "0")).join("");
  }

  /**
   * @template T
   * @param {() => T} read which takes a byte at least
   * @returns {T[]}
   */
  list(read) {
    const found = [];
    for (let left = this.number(); left > 0; left -= 1) {
      found.push(read());
    }
    return found;
  }
}
