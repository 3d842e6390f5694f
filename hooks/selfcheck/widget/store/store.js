/* The reader's answers to all pages of the site, and small values beside them, in one store. */

/** @import { AnswerRecord, AnswerStore, Backend } from "../types.d.ts" */
import { grouped } from "../core/grouped.js";
import { addRows, decode, encode, upToNow } from "../core/record.js";
import { shared } from "../lib/shared.js";
import { openBackend } from "./backend.js";
import { migrate } from "./migration.js";
import { BACKUP, EXAM, LOG, POSITION, SCHEMA, SHOWN } from "./schema.js";

const BROKEN = "broken";
const MOST_BROKEN = 100_000;
/** Keys that nothing on an open page follows; an exam is written every second, and only its own listeners hear of it. */
const QUIET = new Set([EXAM, POSITION, BACKUP, SHOWN]);

/** Brings the store, for this script and those that are loaded beside it. */
export function bringStore() {
  shared().openStore ??= (site) => new Store(site, openBackend());
}

/** @implements {AnswerStore} */
class Store {
  #backend;
  /** @type {Set<(question: string | null) => void>} */
  #listeners = new Set();
  /** @type {Set<() => void>} */
  #examListeners = new Set();
  /** @type {Map<string, {value: string | null, records: AnswerRecord[]}>} */
  #decoded = new Map();
  ready = false;

  /**
   * @param {string} site
   * @param {Backend} backend
   */
  constructor(site, backend) {
    this.#backend = backend;
    backend.whenReady(() => {
      this.ready = true;
      void migrate(site, SCHEMA, this);
      this.#tell(null);
    });
    backend.subscribe((key) => {
      if (key === EXAM || key === null) {
        [...this.#examListeners].forEach((listener) => listener());
      }
      if (!QUIET.has(key ?? "")) {
        this.#tell(key?.startsWith(LOG) ? key.slice(LOG.length) : null);
      }
    });
  }

  get lasting() {
    return this.#backend.lasting;
  }

  get newer() {
    return this.#backend.newer;
  }

  /** @param {() => void} then */
  whenReady(then) {
    this.#backend.whenReady(then);
  }

  questions() {
    return this.#backend.keys().filter((key) => key.startsWith(LOG)).map((key) => key.slice(LOG.length));
  }

  /** @param {string} question */
  log(question) {
    return this.#backend.get(LOG + question);
  }

  broken() {
    return this.brokenLines().length;
  }

  brokenLines() {
    return (this.#backend.get(BROKEN) ?? "").split("\n").filter(Boolean);
  }

  /** @param {string[]} lines */
  keepBroken(lines) {
    const text = lines.filter(Boolean).join("\n").slice(0, MOST_BROKEN);
    this.#backend.set(BROKEN, text || null);
  }

  /**
   * @param {string} name
   * @param {unknown} value
   */
  write(name, value) {
    const { lasting } = this.#backend;
    this.#backend.set(name, value === null ? null : JSON.stringify(value));
    if (this.#backend.lasting !== lasting) {
      this.#tell(null);
    }
  }

  /** @param {(question: string | null) => void} listener */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** @param {() => void} listener */
  followExam(listener) {
    this.#examListeners.add(listener);
    return () => void this.#examListeners.delete(listener);
  }

  /**
   * @param {string} question
   * @returns {AnswerRecord[]} oldest first
   */
  answers(question) {
    const value = this.#backend.get(LOG + question);
    const known = this.#decoded.get(question);
    if (known && known.value === value) {
      return known.records.slice();
    }
    /** @type {AnswerRecord[]} */
    const records = [];
    /** @type {string[]} */
    const bad = [];
    for (const row of value ? value.split("\n") : []) {
      const record = decode(row, question);
      record ? records.push(record) : bad.push(row);
    }
    const read = upToNow(records);
    this.#decoded.set(question, { value, records: read });
    if (bad.length > 0) {
      this.#setAside(question, records, bad);
    }
    return read.slice();
  }

  /**
   * Keeps lines that are no records apart, so that nothing is lost and nothing is read twice.
   * @param {string} question
   * @param {AnswerRecord[]} good
   * @param {string[]} bad
   */
  #setAside(question, good, bad) {
    const before = this.#backend.get(BROKEN) ?? "";
    const lines = bad.map((row) => `${question} ${row}`);
    if (!this.#backend.newer && before.length < MOST_BROKEN) {
      this.#backend.set(BROKEN, [before, ...lines].filter(Boolean).join("\n").slice(0, MOST_BROKEN));
      this.#backend.set(LOG + question, good.length > 0 ? good.map(encode).join("\n") : null);
    }
  }

  /** @param {AnswerRecord} record */
  append(record) {
    this.#backend.append(LOG + record.question, [encode(record)]);
    this.#tell(record.question);
  }

  /** @param {AnswerRecord[]} records from a file or from an older schema */
  add(records) {
    for (const [question, some] of grouped(records, (record) => record.question)) {
      this.#backend.append(LOG + question, some.map(encode));
    }
    this.#tell(null);
  }

  /**
   * Puts other records in the place of a question's; none takes the question out.
   * @param {string} question
   * @param {AnswerRecord[]} records
   */
  replace(question, records) {
    this.#backend.set(LOG + question, records.length > 0 ? addRows(null, records.map(encode)) : null);
    this.#tell(question);
  }

  /** @param {string} name */
  read(name) {
    const text = this.#backend.get(name) ?? "null";
    try {
      return JSON.parse(text);
    } catch {
      if (!this.#backend.newer) {
        this.keepBroken([...this.brokenLines(), `${name} ${text.replace(/\s+/g, " ")}`]);
        this.#backend.set(name, null);
      }
      return null;
    }
  }

  /** @param {string | null} question */
  #tell(question) {
    for (const listener of [...this.#listeners]) {
      listener(question);
    }
  }
}
