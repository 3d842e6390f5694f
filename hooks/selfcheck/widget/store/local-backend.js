/* Text under keys in the browser's own storage; what storage would not take stays in memory, and logs in a journal. */

/** @import { Backend } from "../types.d.ts" */
/** @import { Entry } from "./journal.js" */
import { grouped } from "../core/grouped.js";
import { addRows } from "../core/record.js";
import { Journal } from "./journal.js";
import { EXAM, LOG } from "./schema.js";

/** How many characters every browser has room for. */
const LIMIT = 4 * 1024 * 1024;
/** How long lines that were written may be overwritten by a tab that has not seen them: ms. */
const RECENT = 2000;

/** @implements {Backend} */
export class LocalBackend {
  #prefix;
  /** @type {Set<(key: string | null) => void>} */
  #listeners = new Set();
  /** What storage would not take @type {Map<string, string | null>} */
  #kept = new Map();
  /** Lines that another tab may have overwritten, since it read before it saw them, by key @type {Map<string, {at: number, rows: string[]}[]>} */
  #recent = new Map();
  /** @type {number | undefined} how many characters are stored; counted when lines are first added, not when a page opens */
  #size;
  #works;
  #journal;

  /**
   * @param {string} site
   * @param {number} schema the version of what is kept; what a later one wrote is left alone
   */
  constructor(site, schema) {
    this.#prefix = `${site}:${schema}:`;
    this.newer = isNewer(site, schema);
    this.#works = works() && !this.newer;
    this.#journal = this.newer ? null : this.#openJournal(`${site}:${schema}`);
    addEventListener("storage", (event) => this.#follow(event));
  }

  /** Whether all answers are there when the reader comes back: in storage, or those to questions in the journal. */
  get lasting() {
    const inJournal = () => this.#journal?.holds === true && !this.#kept.has(EXAM);
    return this.#works && (this.#kept.size === 0 || inJournal());
  }

  /** @param {string} name */
  #openJournal(name) {
    return new Journal(name, (entries) => this.#recover(entries), () => {
      if (this.#kept.size > 0) {
        this.#tell(null);
      }
    });
  }

  /**
   * Puts back what the journal has and storage has lost.
   * @param {Entry[]} entries
   */
  #recover(entries) {
    const lost = [...grouped(entries, ({ key }) => key)].filter(([key, some]) =>
      this.#addRows(key, some.flatMap(({ rows }) => rows))
    );
    if (lost.length > 0) {
      this.#tell(null);
    }
    if (this.#kept.size === 0) {
      this.#journal?.removeOld();
    }
  }

  /** @param {() => void} ready */
  whenReady(ready) {
    ready();
  }

  /** @param {(key: string | null) => void} listener */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** @param {StorageEvent} event */
  #follow(event) {
    if (event.storageArea !== storage()) {
      return;
    }
    if (event.key !== null && !event.key.startsWith(this.#prefix)) {
      // Another site of this origin, which may have made room.
      this.#retryAndTell();
      return;
    }
    const key = event.key?.slice(this.#prefix.length) ?? null;
    this.#size = undefined;
    this.#followKept(key, event.newValue);
    this.#putBack(key);
    this.#tell(key);
  }

  /** @param {string | null} key */
  #tell(key) {
    this.#listeners.forEach((listener) => listener(key));
  }

  keys() {
    const found = new Set(this.#kept.keys());
    const store = storage();
    for (let index = 0; index < (store?.length ?? 0); index += 1) {
      const key = store?.key(index) ?? "";
      if (key.startsWith(this.#prefix)) {
        found.add(key.slice(this.#prefix.length));
      }
    }
    return [...found].filter((key) => this.#kept.get(key) !== null);
  }

  /** @param {string} key */
  get(key) {
    return this.#kept.has(key) ? (this.#kept.get(key) ?? null) : (storage()?.getItem(this.#prefix + key) ?? null);
  }

  /**
   * @param {string} key
   * @param {string[]} rows
   */
  append(key, rows) {
    this.#journal?.add(key, rows);
    this.#addRows(key, rows);
    const now = performance.now();
    const young = (this.#recent.get(key) ?? []).filter(({ at }) => now - at < RECENT);
    this.#recent.set(key, [...young, { at: now, rows }]);
  }

  /**
   * @param {string} key
   * @param {string[]} rows
   * @returns {boolean} whether some of them were new
   */
  #addRows(key, rows) {
    const value = this.get(key);
    const merged = addRows(value, rows);
    if (merged !== value) {
      this.#size ??= this.#count();
      this.#set(key, merged);
    }
    return merged !== value;
  }

  /**
   * Puts back lines that another tab has just overwritten. Both tabs do so, and end with the lines of both.
   * @param {string | null} key of a value that another tab has written
   */
  #putBack(key) {
    const now = performance.now();
    const young = (key === null ? undefined : this.#recent.get(key))?.filter(({ at }) => now - at < RECENT) ?? [];
    // A log that is gone was deleted by the reader.
    if (key !== null && young.length > 0 && this.get(key) !== null) {
      this.#addRows(key, young.flatMap(({ rows }) => rows));
    }
  }

  /**
   * @param {string} key
   * @param {string | null} value
   */
  set(key, value) {
    if (key.startsWith(LOG)) {
      this.#journal?.remove(key);
      if (value !== null) {
        this.#journal?.add(key, value.split("\n"));
      }
    }
    this.#set(key, value);
  }

  /**
   * @param {string} key
   * @param {string | null} value
   */
  #set(key, value) {
    this.#kept.set(key, value);
    if (this.#put(key, value)) {
      this.#kept.delete(key);
      this.#retry();
    }
  }

  /** Tries again where something waits, and says so where all of it is kept now. */
  #retryAndTell() {
    if (this.#kept.size > 0) {
      this.#retry();
      if (this.lasting) {
        this.#tell(null);
      }
    }
  }

  /** Puts in what storage would not take, as long as there is room for it now. */
  #retry() {
    for (const [key, value] of this.#kept) {
      if (!this.#put(key, value)) {
        break;
      }
      this.#kept.delete(key);
    }
  }

  /**
   * Takes what another tab has written into what waits here, and tries again: it may have made room.
   * @param {string | null} key null where everything was taken out
   * @param {string | null} value
   */
  #followKept(key, value) {
    const waiting = key === null ? null : this.#kept.get(key);
    if (key?.startsWith(LOG) && waiting && value) {
      this.#kept.set(key, addRows(value, waiting.split("\n")));
    }
    if (this.#kept.size > 0) {
      this.#retry();
    }
  }

  /**
   * @param {string} key
   * @param {string | null} value
   * @returns {boolean} whether storage has it
   */
  #put(key, value) {
    try {
      const store = storage();
      if (!store || this.newer) {
        return false;
      }
      const before = store.getItem(this.#prefix + key);
      const more = (value === null ? 0 : value.length + key.length) -
        (before === null ? 0 : before.length + key.length);
      if (this.#size !== undefined && this.#size + more > LIMIT && more > 0) {
        // More would not fit into every browser.
        return false;
      }
      value === null ? store.removeItem(this.#prefix + key) : store.setItem(this.#prefix + key, value);
      this.#size = this.#size === undefined ? undefined : this.#size + more;
      return true;
    } catch {
      return false;
    }
  }

  #count() {
    try {
      return this.keys().reduce(
        (sum, key) => sum + key.length + (storage()?.getItem(this.#prefix + key)?.length ?? 0),
        0,
      );
    } catch {
      return 0;
    }
  }
}

/**
 * Looks at every key, of which there may be thousands, only where none says that this version wrote last.
 * @param {string} site
 * @param {number} schema
 */
function isNewer(site, schema) {
  if (Number(storage()?.getItem(`${site}:schema`) ?? 0) === schema) {
    return false;
  }
  const names = Object.keys(storage() ?? {}).filter((key) => key.startsWith(`${site}:`));
  return names.some((key) => Number(/^(\d+):/.exec(key.slice(site.length + 1))?.[1] ?? 0) > schema);
}

function works() {
  try {
    return storage() !== null && storage()?.length !== undefined;
  } catch {
    return false;
  }
}

function storage() {
  /** @type {Storage | null} */
  let found = null;
  try {
    found = localStorage;
  } catch {
    // A browser that is told to keep nothing refuses even the name.
  }
  return found;
}
