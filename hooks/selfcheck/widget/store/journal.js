/* A second copy of the latest answers, in a database: what a browser that is killed had not written from its storage to the disk yet,
   and what storage has no room for. `make bench` has a table of what either loses. */

/** How long a line stays here that storage has, too: ms. On a busy day Chromium writes its storage once a minute. */
const RECENT = 60 * 60 * 1000;
const ROWS = "rows";

/** @typedef {{key: string, rows: string[], at: number}} Entry lines of a log, and when they were added: ms since 1970 */

export class Journal {
  /** @type {IDBDatabase | null} */
  #database = null;
  /** What came before the database was open @type {Entry[]} */
  #waiting = [];
  /** Which rows of the database hold lines of a log, as far as this page knows @type {Map<string, IDBValidKey[]>} */
  #known = new Map();
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
    this.#waiting.push({ key, rows, at: Date.now() });
    this.#putWaiting();
  }

  /**
   * Forgets the lines of a log that the reader has deleted. The rows that are known go in one step, which is finished even
   * if the page is left at once; those that another page has added since are looked for.
   * @param {string} key
   */
  remove(key) {
    this.#waiting = this.#waiting.filter((entry) => entry.key !== key);
    this.#write((rows, transaction) => {
      this.#known.get(key)?.forEach((row) => rows.delete(row));
      transaction.commit();
    });
    this.#known.delete(key);
    this.#write((rows) => removeAll(rows.index("key").openCursor(key)));
  }

  /** Forgets what a browser has had the time to write to the disk. */
  removeOld() {
    const old = IDBKeyRange.upperBound(Date.now() - RECENT);
    this.#write((rows) => removeAll(rows.index("at").openCursor(old)));
  }

  /**
   * @param {string} name
   * @param {(entries: Entry[]) => void} found
   */
  async #open(name, found) {
    try {
      const database = await openDatabase(name);
      const rows = database.transaction(ROWS).objectStore(ROWS);
      const [entries, numbers] = await Promise.all([outcome(rows.getAll()), outcome(rows.getAllKeys())]);
      numbers.forEach((row, at) => this.#note(entries[at].key, row));
      database.onclose = () => this.#fail();
      // A reader who deletes the site's data need not wait for this page to close.
      database.onversionchange = () => database.close();
      this.#database = database;
      this.#putWaiting();
      found(entries);
    } catch {
      this.#fail();
    }
  }

  #putWaiting() {
    if (this.#database && this.#waiting.length > 0) {
      const entries = this.#waiting;
      this.#waiting = [];
      this.#write((rows, transaction) => {
        for (const entry of entries) {
          const request = rows.add(entry);
          request.onsuccess = () => this.#note(entry.key, request.result);
        }
        transaction.commit();
      });
    }
  }

  /** @param {string} key @param {IDBValidKey} row */
  #note(key, row) {
    this.#known.set(key, [...this.#known.get(key) ?? [], row]);
  }

  /** @param {(rows: IDBObjectStore, transaction: IDBTransaction) => void} change */
  #write(change) {
    try {
      const transaction = this.#database?.transaction(ROWS, "readwrite");
      if (transaction) {
        transaction.onabort = () => this.#fail();
        change(transaction.objectStore(ROWS), transaction);
      }
    } catch {
      this.#fail();
    }
  }

  #fail() {
    this.#database = null;
    this.#failed();
  }
}

/**
 * @param {string} name
 * @returns {Promise<IDBDatabase>}
 */
function openDatabase(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    const rows = request.result.createObjectStore(ROWS, { autoIncrement: true });
    rows.createIndex("key", "key");
    rows.createIndex("at", "at");
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

/** @param {IDBRequest<IDBCursorWithValue | null>} request */
function removeAll(request) {
  request.onsuccess = () => {
    request.result?.delete();
    request.result?.continue();
  };
}
