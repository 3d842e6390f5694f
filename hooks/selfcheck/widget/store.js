/* The reader's answers to all pages of the site, and small values beside them, in one store. */
"use strict";

(() => {
  const SCHEMA = 2;
  const LOG = "log:";
  const BROKEN = "broken";
  const MOST_BROKEN = 100_000;
  // Written each second while its time runs, so only who follows it is told.
  const EXAM = "exam";
  /** Looked for once: it stands at a page's end, and every answer asks for it. @type {HTMLScriptElement | null} */
  let ours = null;

  Object.assign(selfcheck, {
    stores: selfcheck.stores ?? new Map(),

    /**
     * The store of the site. Its name stands on the script's element, which instant navigation replaces with the page,
     * while the document stays.
     * @returns {AnswerStore}
     */
    store() {
      const { site } = selfcheck.place();
      const store = selfcheck.stores.get(site) ?? openStore(site);
      selfcheck.stores.set(site, store);
      return store;
    },

    /** @returns {Settings} */
    settings() {
      const kept = selfcheck.store().read("settings");
      const daily = Number.isInteger(kept?.daily) && kept.daily >= 1 && kept.daily <= 200 ? kept.daily : 20;
      return { certainty: kept?.certainty === true, daily };
    },

    /** Where the page stands in its site, as its script's element says. */
    place() {
      if (!ours?.isConnected) {
        ours = document.querySelector("script[data-selfcheck-site]");
      }
      const script = ours;
      const { selfcheckSite = "site", selfcheckPage = location.pathname, selfcheckBank = "bank/" } = script?.dataset ?? {};
      const folder = script?.src ?? location.href;
      return { site: selfcheckSite, page: selfcheckPage, folder, bank: new URL(selfcheckBank, folder).href };
    },
  });

  /**
   * @param {string} site
   * @returns {AnswerStore}
   */
  function openStore(site) {
    const hub = location.protocol === "file:" ? new URL("store.html", selfcheck.place().folder).href : undefined;
    const backend = selfcheck.openBackend(site, SCHEMA, hub);
    /** @type {Set<(question: string | null) => void>} */
    const listeners = new Set();
    /** @type {Set<() => void>} */
    const examListeners = new Set();
    /** @type {Map<string, {value: string | null, records: AnswerRecord[]}>} */
    const decoded = new Map();
    let ready = false;
    /** @type {AnswerStore} */
    const store = {
      get ready() {
        return ready;
      },
      get lasting() {
        return backend.lasting;
      },
      get newer() {
        return backend.newer;
      },
      answers,
      append,
      add,
      replace,
      questions: () => backend.keys().filter((key) => key.startsWith(LOG)).map((key) => key.slice(LOG.length)),
      broken: () => store.brokenLines().length,
      brokenLines: () => (backend.get(BROKEN) ?? "").split("\n").filter(Boolean),
      keepBroken: (lines) => void backend.set(BROKEN, lines.length > 0 ? lines.join("\n") : null),
      read,
      write(name, value) {
        const { lasting } = backend;
        backend.set(name, value === null ? null : JSON.stringify(value));
        if (backend.lasting !== lasting) {
          tell(null);
        }
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      followExam(listener) {
        examListeners.add(listener);
        return () => void examListeners.delete(listener);
      },
      whenReady: (then) => backend.whenReady(then),
    };
    backend.whenReady(() => {
      ready = true;
      migrate();
      tell(null);
    });
    backend.subscribe((key) => {
      if (key === EXAM || key === null) {
        [...examListeners].forEach((listener) => listener());
      }
      if (key !== EXAM) {
        tell(key?.startsWith(LOG) ? key.slice(LOG.length) : null);
      }
    });
    return store;

    /**
     * @param {string} question
     * @returns {AnswerRecord[]} oldest first
     */
    function answers(question) {
      const value = backend.get(LOG + question);
      const known = decoded.get(question);
      if (known && known.value === value) {
        return known.records.slice();
      }
      /** @type {AnswerRecord[]} */
      const records = [];
      /** @type {string[]} */
      const bad = [];
      for (const row of value ? value.split("\n") : []) {
        const record = selfcheck.decode(row, question);
        record ? records.push(record) : bad.push(row);
      }
      const read = selfcheck.upToNow(records);
      decoded.set(question, { value, records: read });
      if (bad.length > 0) {
        setAside(question, records, bad);
      }
      return read.slice();
    }

    /**
     * Keeps lines that are no records apart, so that nothing is lost and nothing is read twice.
     * @param {string} question
     * @param {AnswerRecord[]} good
     * @param {string[]} bad
     */
    function setAside(question, good, bad) {
      const before = backend.get(BROKEN) ?? "";
      const lines = bad.map((row) => `${question} ${row}`);
      if (!backend.newer && before.length < MOST_BROKEN) {
        backend.set(BROKEN, [before, ...lines].filter(Boolean).join("\n").slice(0, MOST_BROKEN));
        backend.set(LOG + question, good.length > 0 ? good.map(selfcheck.encode).join("\n") : null);
      }
    }

    /** @param {AnswerRecord} record */
    function append(record) {
      backend.append(LOG + record.question, [selfcheck.encode(record)]);
      tell(record.question);
    }

    /** @param {AnswerRecord[]} records from a file or from an older schema */
    function add(records) {
      for (const [question, rows] of byQuestion(records)) {
        backend.append(LOG + question, rows);
      }
      tell(null);
    }

    /**
     * Puts other records in the place of a question's; none takes the question out.
     * @param {string} question
     * @param {AnswerRecord[]} records
     */
    function replace(question, records) {
      backend.set(LOG + question, records.length > 0 ? selfcheck.addRows(null, records.map(selfcheck.encode)) : null);
      tell(question);
    }

    /** @param {string} name */
    function read(name) {
      try {
        return JSON.parse(backend.get(name) ?? "null");
      } catch {
        return null;
      }
    }

    /** @param {string | null} question */
    function tell(question) {
      for (const listener of [...listeners]) {
        listener(question);
      }
    }

    /** Takes over what the first version kept for each page; a key says that this has been done. */
    function migrate() {
      try {
        if (Number(localStorage.getItem(`${site}:schema`)) >= SCHEMA) {
          return;
        }
        const old = Object.keys(localStorage).filter((key) => key.startsWith(`${site}:1:`));
        for (const key of old) {
          const text = localStorage.getItem(key) ?? "";
          if (key.endsWith(":broken") || !takeOver(text)) {
            const line = text.replace(/\s+/g, " ");
            backend.set(BROKEN, [backend.get(BROKEN) ?? "", line].filter(Boolean).join("\n").slice(0, MOST_BROKEN));
          }
          if (backend.lasting) {
            localStorage.removeItem(key);
          }
        }
        if (backend.lasting) {
          localStorage.setItem(`${site}:schema`, String(SCHEMA));
        }
      } catch {
        // Without storage there is nothing to take over.
      }
    }

    /**
     * @param {string} text
     * @returns {boolean} whether it could be read
     */
    function takeOver(text) {
      /** @type {any} */
      let kept;
      try {
        kept = JSON.parse(text);
      } catch {
        return false;
      }
      const { records, broken } = selfcheck.fromFirstSchema(kept);
      add(records);
      if (broken.length > 0) {
        const lines = broken.map((one) => JSON.stringify(one));
        backend.set(BROKEN, [backend.get(BROKEN) ?? "", ...lines].filter(Boolean).join("\n").slice(0, MOST_BROKEN));
      }
      return true;
    }
  }

  Object.assign(selfcheck, {
    /**
     * Reads what the first version kept for a page; attempts get names that sort as they were made, the same each time.
     * @param {any} kept
     * @returns {{records: AnswerRecord[], broken: unknown[]}}
     */
    fromFirstSchema(kept) {
      /** @type {AnswerRecord[]} */
      const records = [];
      /** @type {unknown[]} */
      const broken = Array.isArray(kept?.broken) ? [...kept.broken] : [];
      /** @type {Map<string, number>} */
      const counts = new Map();
      for (const one of Array.isArray(kept?.records) ? kept.records : []) {
        const count = counts.get(one?.question) ?? 0;
        const attempt = count.toString(36).padStart(4, "0") + String(one?.attempt).slice(0, 12);
        const record = { ...one, attempt };
        if (selfcheck.isRecord(record)) {
          counts.set(record.question, count + 1);
          records.push(record);
        } else {
          broken.push(one);
        }
      }
      return { records, broken };
    },
  });

  /**
   * @param {AnswerRecord[]} records
   * @returns {Map<string, string[]>}
   */
  function byQuestion(records) {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    for (const record of records) {
      const rows = found.get(record.question) ?? [];
      rows.push(selfcheck.encode(record));
      found.set(record.question, rows);
    }
    return found;
  }
})();
