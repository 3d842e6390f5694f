/* Where the browser keeps text under keys: its own storage; on file:// that of one hidden page; else memory. */
"use strict";

(() => {
  const LIMIT = 4 * 1024 * 1024;
  /** How long a page waits for the hidden one before it lets its reader begin, and before it says that nothing is kept: ms. */
  const PATIENCE = 2000;
  const DESPAIR = 15_000;
  /** How long lines that were written may be overwritten by a tab that has not seen them: ms. */
  const RECENT = 2000;
  const PROBE = "probe";
  const PENDING = "pending";
  const LOG = "log:";

  Object.assign(selfcheck, {
    /**
     * Opens the storage of a site.
     * @param {string} site
     * @param {number} schema the version of what is kept; what a later one wrote is left alone
     * @param {string} [hub] the address of the hidden page, where pages have a storage each
     * @returns {Backend}
     */
    openBackend(site, schema, hub) {
      return hub ? hubBackend(site, schema, hub) : localBackend(site, schema);
    },

    /**
     * Puts lines into a value that holds a log, as one step.
     * @param {string | null} value
     * @param {string[]} rows
     */
    addRows(value, rows) {
      return selfcheck.mergeRows(value ? value.split("\n") : [], rows).join("\n");
    },
  });

  /**
   * @param {string} site
   * @param {number} schema
   * @returns {Backend}
   */
  function localBackend(site, schema) {
    const prefix = `${site}:${schema}:`;
    /** @type {Set<(key: string | null) => void>} */
    const listeners = new Set();
    /** What storage would not take @type {Map<string, string | null>} */
    const kept = new Map();
    /** Lines that another tab may have overwritten, since it read before it saw them, by key @type {Map<string, {at: number, rows: string[]}[]>} */
    const recent = new Map();
    /** @type {number | undefined} how many characters are stored; counted when lines are first added, not when a page opens */
    let size;
    const newer = isNewer();
    /** @type {Backend} */
    const backend = {
      lasting: works() && !newer,
      newer,
      whenReady: (ready) => ready(),
      keys,
      get,
      set,
      append,
      subscribe: (listener) => void listeners.add(listener),
    };
    addEventListener("storage", (event) => {
      if (event.storageArea !== storage()) {
        return;
      }
      if (event.key !== null && !event.key.startsWith(prefix)) {
        // Another site of this origin, which may have made room.
        retryAndTell();
      } else {
        size = undefined;
        followKept(event.key?.slice(prefix.length) ?? null, event.newValue);
        putBack(event.key?.slice(prefix.length) ?? null);
        listeners.forEach((listener) => listener(event.key === null ? null : event.key.slice(prefix.length)));
      }
    });
    return backend;

    /** Looks at every key, of which there may be thousands, only where none says that this version wrote last. */
    function isNewer() {
      if (Number(storage()?.getItem(`${site}:schema`) ?? 0) === schema) {
        return false;
      }
      const pattern = /^(\d+):/;
      const names = Object.keys(storage() ?? {}).filter((key) => key.startsWith(`${site}:`));
      return names.some((key) => Number(pattern.exec(key.slice(site.length + 1))?.[1] ?? 0) > schema);
    }

    function works() {
      try {
        return storage() !== null && storage()?.length !== undefined;
      } catch {
        return false;
      }
    }

    function keys() {
      const found = new Set(kept.keys());
      const store = storage();
      for (let index = 0; index < (store?.length ?? 0); index += 1) {
        const key = store?.key(index) ?? "";
        if (key.startsWith(prefix)) {
          found.add(key.slice(prefix.length));
        }
      }
      return [...found].filter((key) => kept.get(key) !== null);
    }

    /** @param {string} key */
    function get(key) {
      return kept.has(key) ? (kept.get(key) ?? null) : (storage()?.getItem(prefix + key) ?? null);
    }

    /**
     * @param {string} key
     * @param {string[]} rows
     */
    function append(key, rows) {
      size ??= count();
      set(key, selfcheck.addRows(get(key), rows));
      const now = performance.now();
      const young = (recent.get(key) ?? []).filter(({ at }) => now - at < RECENT);
      recent.set(key, [...young, { at: now, rows }]);
    }

    /**
     * Puts back lines that another tab has just overwritten. Both tabs do so, and end with the lines of both.
     * @param {string | null} key of a value that another tab has written
     */
    function putBack(key) {
      const now = performance.now();
      const young = (key === null ? undefined : recent.get(key))?.filter(({ at }) => now - at < RECENT) ?? [];
      const value = key === null ? null : get(key);
      // A log that is gone was deleted by the reader.
      if (key !== null && young.length > 0 && value !== null) {
        const merged = selfcheck.addRows(value, young.flatMap(({ rows }) => rows));
        if (merged !== value) {
          set(key, merged);
        }
      }
    }

    /**
     * @param {string} key
     * @param {string | null} value
     */
    function set(key, value) {
      kept.set(key, value);
      if (put(key, value)) {
        kept.delete(key);
        retry();
      }
      backend.lasting = kept.size === 0;
    }

    /** Tries again where something waits, and says so where all of it is kept now. */
    function retryAndTell() {
      if (kept.size > 0) {
        retry();
        if (backend.lasting) {
          listeners.forEach((listener) => listener(null));
        }
      }
    }

    /** Puts in what storage would not take, as long as there is room for it now. */
    function retry() {
      for (const [key, value] of kept) {
        if (!put(key, value)) {
          break;
        }
        kept.delete(key);
      }
      backend.lasting = kept.size === 0;
    }

    /**
     * Takes what another tab has written into what waits here, and tries again: it may have made room.
     * @param {string | null} key null where everything was taken out
     * @param {string | null} value
     */
    function followKept(key, value) {
      const waiting = key === null ? null : kept.get(key);
      if (key?.startsWith(LOG) && waiting && value) {
        kept.set(key, selfcheck.addRows(value, waiting.split("\n")));
      }
      if (kept.size > 0) {
        retry();
      }
    }

    /**
     * @param {string} key
     * @param {string | null} value
     * @returns {boolean} whether storage has it
     */
    function put(key, value) {
      try {
        const store = storage();
        if (!store || backend.newer) {
          return false;
        }
        const before = store.getItem(prefix + key);
        const more = (value === null ? 0 : value.length + key.length) - (before === null ? 0 : before.length + key.length);
        if (size !== undefined && size + more > LIMIT && more > 0) {
          // More would not fit into every browser.
          return false;
        }
        value === null ? store.removeItem(prefix + key) : store.setItem(prefix + key, value);
        size = size === undefined ? undefined : size + more;
        return true;
      } catch {
        return false;
      }
    }

    function count() {
      try {
        return keys().reduce((sum, key) => sum + key.length + (storage()?.getItem(prefix + key)?.length ?? 0), 0);
      } catch {
        return 0;
      }
    }
  }

  /** @returns {Storage | null} */
  function storage() {
    try {
      return localStorage;
    } catch {
      return null;
    }
  }

  /**
   * Speaks with the hidden page. It sends all it has once, and what changes; so reading needs no waiting. What is written
   * is numbered, and sent again until the hidden page says that it has it. Where that page turns out to share this page's
   * storage, as in Chromium, it is done with, and storage is used directly.
   * @param {string} site
   * @param {number} schema
   * @param {string} address
   * @returns {Backend}
   */
  function hubBackend(site, schema, address) {
    const prefix = `${site}:${schema}:`;
    const probe = leaveProbe(prefix);
    /** @type {Set<(key: string | null) => void>} */
    const listeners = new Set();
    /** @type {(() => void)[]} */
    let waiting = [];
    /** @type {Map<string, string>} */
    const values = new Map();
    /** What was written and is not acknowledged, by number @type {Map<number, {is: "set" | "append", key: string, content: any}>} */
    const open = new Map();
    let written = 0;
    /** @type {Backend | null} */
    let direct = null;
    let ready = false;
    let spoken = false;
    const state = { lasting: true, newer: false };
    // What a visit before this one could not hand over.
    readPending(prefix).forEach(([key, rows]) => note("append", key, rows));
    const frame = hiddenFrame(`${address}#${encodeURIComponent(prefix)}`);
    addEventListener("message", listen);
    // A busy machine takes its time, and a reader may begin: what is written waits here.
    const timers = [setTimeout(becomeReady, PATIENCE), setTimeout(giveUp, DESPAIR)];
    return {
      get lasting() {
        return direct ? direct.lasting : state.lasting;
      },
      get newer() {
        return direct ? direct.newer : state.newer;
      },
      whenReady: (then) => void (ready ? then() : waiting.push(then)),
      keys: () => (direct ? direct.keys() : [...values.keys()]),
      get: (key) => (direct ? direct.get(key) : (values.get(key) ?? null)),
      set: (key, value) => write("set", key, value),
      append: (key, rows) => write("append", key, rows),
      subscribe: (listener) => void listeners.add(listener),
    };

    /**
     * @param {"set" | "append"} is
     * @param {string} key
     * @param {any} content
     */
    function write(is, key, content) {
      if (direct) {
        is === "append" ? direct.append(key, content) : direct.set(key, content);
        return;
      }
      const number = note(is, key, content);
      // A reader may leave before the hidden page has read a message; so lines wait in this page's own storage till then.
      keepPending(prefix, open.values());
      if (spoken) {
        send(number);
      }
    }

    /**
     * @param {"set" | "append"} is
     * @param {string} key
     * @param {any} content
     * @returns {number}
     */
    function note(is, key, content) {
      keep(key, is === "append" ? selfcheck.addRows(values.get(key) ?? null, content) : content);
      written += 1;
      open.set(written, { is, key, content });
      return written;
    }

    /** @param {number} number of something that was written */
    function send(number) {
      const { is, key, content } = open.get(number) ?? {};
      // Pages on file:// have no origin to name.
      frame.contentWindow?.postMessage({ selfcheck: prefix, is, number, content: [key, content] }, "*");
    }

    /** @param {MessageEvent} event */
    function listen(event) {
      const message = event.data;
      if (event.source !== frame.contentWindow || message?.selfcheck !== prefix) {
        return;
      }
      if (message.is === "all" && isTexts(message.values)) {
        state.newer = message.newer === true;
        state.lasting = message.lasting === true;
        takeOver(message.values);
      } else if (message.is === "changed" && typeof message.key === "string") {
        keep(message.key, typeof message.value === "string" ? message.value : null);
        tell(message.key);
      } else if (message.is === "done") {
        open.delete(message.number);
        keepPending(prefix, open.values());
      } else if (message.is === "lasting") {
        state.lasting = message.lasting === true;
        tell(null);
      }
    }

    /**
     * Puts what the hidden page has beside what was written here before it spoke, and hands that over.
     * @param {Record<string, string>} found
     */
    function takeOver(found) {
      spoken = true;
      timers.forEach(clearTimeout);
      for (const [key, value] of Object.entries(found)) {
        const here = values.get(key);
        const isSetHere = [...open.values()].some((one) => one.is === "set" && one.key === key);
        if (!isSetHere) {
          values.set(key, here && key.startsWith(LOG) ? selfcheck.addRows(value, here.split("\n")) : value);
        }
      }
      if (probe && found[PROBE] === probe) {
        goDirect();
      }
      removeOwn(prefix + PROBE);
      [...open.keys()].forEach(send);
      const wasReady = ready;
      becomeReady();
      if (wasReady) {
        tell(null);
      }
    }

    /** Uses this page's own storage, which is the hidden page's. */
    function goDirect() {
      const storage = localBackend(site, schema);
      storage.subscribe(tell);
      removeEventListener("message", listen);
      frame.remove();
      for (const { is, key, content } of open.values()) {
        is === "append" ? storage.append(key, content) : storage.set(key, content);
      }
      open.clear();
      removeOwn(prefix + PENDING);
      direct = storage;
    }

    function becomeReady() {
      ready = true;
      waiting.forEach((then) => then());
      waiting = [];
    }

    /** The hidden page does not come: what is written is lost when the reader leaves. */
    function giveUp() {
      state.lasting = false;
      tell(null);
    }

    /** @param {string | null} key */
    function tell(key) {
      listeners.forEach((listener) => listener(key));
    }

    /**
     * @param {string} key
     * @param {string | null} value
     */
    function keep(key, value) {
      value === null ? values.delete(key) : values.set(key, value);
    }
  }

  /** @param {string} address */
  function hiddenFrame(address) {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "Storage";
    frame.tabIndex = -1;
    frame.setAttribute("aria-hidden", "true");
    frame.src = address;
    document.documentElement.append(frame);
    return frame;
  }

  /**
   * Leaves a mark in this page's own storage, by which it is recognized from elsewhere.
   * @param {string} prefix
   */
  function leaveProbe(prefix) {
    try {
      const mark = String(crypto.getRandomValues(new Uint32Array(2)));
      localStorage.setItem(prefix + PROBE, mark);
      return mark;
    } catch {
      return null;
    }
  }

  /** @param {string} key in this page's own storage */
  function removeOwn(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // There was none to remove.
    }
  }

  /**
   * Keeps the lines that the hidden page does not have yet.
   * @param {string} prefix
   * @param {Iterable<{is: string, key: string, content: any}>} open
   */
  function keepPending(prefix, open) {
    const lines = [...open].filter(({ is }) => is === "append").map(({ key, content }) => [key, content]);
    try {
      lines.length > 0 ? localStorage.setItem(prefix + PENDING, JSON.stringify(lines)) : removeOwn(prefix + PENDING);
    } catch {
      // The message itself is on its way.
    }
  }

  /**
   * Reads what an earlier visit to this page left; whatever else stands there is passed over.
   * @param {string} prefix
   * @returns {[string, string[]][]}
   */
  function readPending(prefix) {
    try {
      const kept = JSON.parse(localStorage.getItem(prefix + PENDING) ?? "[]");
      const isOurs = (/** @type {any} */ one) =>
        typeof one?.[0] === "string" && one[0].startsWith(LOG) && Array.isArray(one[1]) && one[1].every((/** @type {unknown} */ row) => typeof row === "string");
      return Array.isArray(kept) ? kept.filter(isOurs) : [];
    } catch {
      return [];
    }
  }

  /**
   * @param {unknown} value
   * @returns {value is Record<string, string>}
   */
  function isTexts(value) {
    return typeof value === "object" && value !== null && Object.values(value).every((text) => typeof text === "string");
  }
})();
