/* A second copy of the latest answers, in a database: what a browser that is killed had not written from its storage to the disk yet,
   and what storage has no room for. `make bench` has a table of what either loses. */

/** How long a line stays here that storage has, too: ms. On a busy day Chromium writes its storage once a minute. */
const RECENT = 60 * 60 * 1000;
const LINES = "lines";
/** Where the first version kept them, under numbers, so that what a log had there could not go in one step. */
const ROWS = "rows";
const VERSION = 2;

/** @typedef {{key: string, rows: string[], at: number}} Entry lines of a log, and when they were added: ms since 1970 */
/** @typedef {(lines: IDBObjectStore) => void} Change */

export class Journal {
  /** @type {IDBDatabase | null} */
  #database = null;
  /** What is to be done when the database is open; null when it is, or never will be @type {Change[] | null} */
  #waiting = [];
  /** Logs that the reader has deleted before it was known what they hold here @type {Set<string>} */
  #deleted = new Set();
  #failed;

  /**
   * @param {string} name
   * @param {(entries: Entry[]) => void} found takes what the journal holds when it is opened
   * @param {() => void} failed hears that the journal keeps nothing from now on
   */
  constructor(name, found, failed) {
    this.#failed = failed;
    void this.#open(name, found);
  }

  /** Whether what is added is kept. */
  get holds() {
    return this.#database !== null;
  }

  /**
   * @param {string} key
   * @param {string[]} rows
   */
  add(key, rows) {
    this.#change((lines) => {
      put(lines, { key, rows, at: Date.now() });
      lines.transaction.commit();
    });
  }

  /**
   * Forgets the lines of a log that the reader has deleted, in one step: that is finished even if the page is left at once.
   * @param {string} key
   */
  remove(key) {
    this.#deleted.add(key);
    this.#change((lines) => {
      lines.delete(IDBKeyRange.bound([key], [key, []]));
      lines.transaction.commit();
    });
  }

  /** Forgets what a browser has had the time to write to the disk. */
  removeOld() {
    const old = IDBKeyRange.upperBound(Date.now() - RECENT);
    this.#change((lines) => removeAll(lines.index("at").openKeyCursor(old), lines));
  }

  /**
   * @param {string} name
   * @param {(entries: Entry[]) => void} found
   */
  async #open(name, found) {
    try {
      const database = await openDatabase(name);
      database.onclose = () => this.#fail();
      // A reader who deletes the site's data need not wait for this page to close.
      database.onversionchange = () => database.close();
      const waiting = this.#waiting ?? [];
      this.#database = database;
      this.#waiting = null;
      waiting.forEach((change) => this.#change(change));
      /** @type {Entry[]} */
      const entries = await outcome(database.transaction(LINES).objectStore(LINES).getAll());
      found(entries.filter(({ key }) => !this.#deleted.has(key)));
    } catch {
      this.#fail();
    }
  }

  /** @param {Change} change */
  #change(change) {
    try {
      this.#waiting?.push(change);
      const transaction = this.#database?.transaction(LINES, "readwrite");
      if (transaction) {
        transaction.onabort = () => this.#fail();
        change(transaction.objectStore(LINES));
      }
    } catch {
      this.#fail();
    }
  }

  #fail() {
    this.#database = null;
    this.#waiting = null;
    this.#failed();
  }
}

/**
 * @param {IDBObjectStore} lines
 * @param {Entry} entry
 */
function put(lines, entry) {
  lines.put(entry, [entry.key, entry.at, Math.random()]);
}

/**
 * @param {string} name
 * @returns {Promise<IDBDatabase>}
 */
function openDatabase(name) {
  const request = indexedDB.open(name, VERSION);
  request.onupgradeneeded = () => {
    const database = request.result;
    const lines = database.createObjectStore(LINES);
    lines.createIndex("at", "at");
    if (database.objectStoreNames.contains(ROWS)) {
      const before = request.transaction?.objectStore(ROWS).getAll();
      before?.addEventListener("success", () => {
        before.result.forEach((entry) => put(lines, entry));
        database.deleteObjectStore(ROWS);
      });
    }
  };
  return outcome(request);
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function outcome(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * @param {IDBRequest<IDBCursor | null>} request
 * @param {IDBObjectStore} lines
 */
function removeAll(request, lines) {
  request.onsuccess = () => {
    if (request.result) {
      lines.delete(request.result.primaryKey);
      request.result.continue();
    }
  };
}
