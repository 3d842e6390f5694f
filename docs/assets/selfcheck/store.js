/* Keeps the reader's answers to a page in this browser; where it keeps nothing, in memory until the page is left. */
"use strict";

(() => {
  const SCHEMA = 1;

  Object.assign(selfcheck, {
    stores: selfcheck.stores ?? new Map(),

    /**
     * The store of the page that is shown. Its name stands on the script's element, which instant navigation
     * replaces with the page, while the document stays.
     * @returns {AnswerStore}
     */
    store() {
      const script = /** @type {HTMLElement | null} */ (document.querySelector("script[data-selfcheck-page]"));
      const { selfcheckSite = "site", selfcheckPage = location.pathname } = script?.dataset ?? {};
      const key = `${selfcheckSite}:${SCHEMA}:${selfcheckPage}`;
      const store = selfcheck.stores.get(key) ?? openStore(key);
      selfcheck.stores.set(key, store);
      return store;
    },
  });

  /**
   * @param {string} key
   * @returns {AnswerStore}
   */
  function openStore(key) {
    /** @type {Set<() => void>} */
    const listeners = new Set();
    /** @type {AnswerRecord[]} */
    let records = [];
    /** @type {unknown[]} */
    let broken = [];
    const store = { lasting: true, load, append, subscribe };
    read();
    addEventListener("storage", (event) => {
      if (event.key === key || event.key === null) {
        read();
        tell();
      }
    });
    return store;

    function load() {
      return records.slice();
    }

    /** @param {AnswerRecord} record */
    function append(record) {
      records.push(record);
      read();
      write();
      tell();
    }

    /** @param {() => void} listener */
    function subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    }

    function tell() {
      for (const listener of listeners) {
        listener();
      }
    }

    /** Takes in what storage holds; another tab may have written since. */
    function read() {
      try {
        const kept = JSON.parse(localStorage.getItem(key) ?? "{}");
        const found = Array.isArray(kept?.records) ? kept.records : [];
        broken = [...(Array.isArray(kept?.broken) ? kept.broken : [])];
        broken.push(...found.filter((/** @type {unknown} */ value) => !selfcheck.isRecord(value)));
        records = union(found.filter(selfcheck.isRecord), records);
      } catch (error) {
        store.lasting = error instanceof SyntaxError;
        if (store.lasting) {
          setAside();
        }
      }
    }

    /** Keeps what is no JSON under another key, so that nothing is lost and the page goes on. */
    function setAside() {
      try {
        localStorage.setItem(`${key}:broken`, localStorage.getItem(key) ?? "");
        localStorage.removeItem(key);
      } catch {
        store.lasting = false;
      }
    }

    function write() {
      try {
        localStorage.setItem(key, JSON.stringify({ records, broken }));
        store.lasting = true;
      } catch {
        store.lasting = false;
      }
    }
  }

  /**
   * @param {AnswerRecord[]} kept
   * @param {AnswerRecord[]} added
   * @returns {AnswerRecord[]} every attempt once
   */
  function union(kept, added) {
    const known = new Set(kept.map((record) => record.attempt));
    return [...kept, ...added.filter((record) => !known.has(record.attempt))];
  }
})();
