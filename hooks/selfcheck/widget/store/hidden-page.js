/* Text under keys in the storage of one hidden page: on file://, some browsers give each page a storage of its own. */

/** @import { Backend } from "../types.d.ts" */
import { addRows } from "../core/record.js";
import { LocalBackend } from "./local-backend.js";
import { keepPending, leaveProbe, PENDING, PROBE, readPending, removeOwn } from "./own-storage.js";
import { LOG } from "./schema.js";

/** How long a page waits for the hidden one before it lets its reader begin, and before it says that nothing is kept: ms. */
const PATIENCE = 2000;
const DESPAIR = 15_000;

/**
 * Speaks with the hidden page. It sends all it has once, and what changes; so reading needs no waiting. What is written
 * is numbered, and sent again until the hidden page says that it has it. Where that page turns out to share this page's
 * storage, as in Chromium, it is done with, and storage is used directly.
 * @implements {Backend}
 */
export class HubBackend {
  #site;
  #schema;
  #prefix;
  #probe;
  #frame;
  #timers;
  /** @type {Set<(key: string | null) => void>} */
  #listeners = new Set();
  /** @type {(() => void)[]} */
  #waiting = [];
  /** @type {Map<string, string>} */
  #values = new Map();
  /** What was written and is not acknowledged, by number @type {Map<number, {is: "set" | "append", key: string, content: any}>} */
  #open = new Map();
  #written = 0;
  /** @type {Backend | null} */
  #direct = null;
  #ready = false;
  #spoken = false;
  #state = { lasting: true, newer: false };

  /**
   * @param {string} site
   * @param {number} schema the version of what is kept; what a later one wrote is left alone
   * @param {string} address of the hidden page
   */
  constructor(site, schema, address) {
    this.#site = site;
    this.#schema = schema;
    this.#prefix = `${site}:${schema}:`;
    this.#probe = leaveProbe(this.#prefix);
    // What a visit before this one could not hand over.
    readPending(this.#prefix).forEach(([key, rows]) => this.#note("append", key, rows));
    this.#frame = hiddenFrame(`${address}#${encodeURIComponent(this.#prefix)}`);
    addEventListener("message", this.#listen);
    // A busy machine takes its time, and a reader may begin: what is written waits here.
    this.#timers = [setTimeout(() => this.#becomeReady(), PATIENCE), setTimeout(() => this.#giveUp(), DESPAIR)];
  }

  get lasting() {
    return this.#direct ? this.#direct.lasting : this.#state.lasting;
  }

  get newer() {
    return this.#direct ? this.#direct.newer : this.#state.newer;
  }

  /** @param {() => void} then */
  whenReady(then) {
    this.#ready ? then() : this.#waiting.push(then);
  }

  keys() {
    return this.#direct ? this.#direct.keys() : [...this.#values.keys()];
  }

  /** @param {string} key */
  get(key) {
    return this.#direct ? this.#direct.get(key) : (this.#values.get(key) ?? null);
  }

  /**
   * @param {string} key
   * @param {string | null} value
   */
  set(key, value) {
    this.#write("set", key, value);
  }

  /**
   * @param {string} key
   * @param {string[]} rows
   */
  append(key, rows) {
    this.#write("append", key, rows);
  }

  /** @param {(key: string | null) => void} listener */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * @param {"set" | "append"} is
   * @param {string} key
   * @param {any} content
   */
  #write(is, key, content) {
    if (this.#direct) {
      is === "append" ? this.#direct.append(key, content) : this.#direct.set(key, content);
      return;
    }
    const number = this.#note(is, key, content);
    // A reader may leave before the hidden page has read a message; so lines wait in this page's own storage till then.
    keepPending(this.#prefix, this.#open.values());
    if (this.#spoken) {
      this.#send(number);
    }
  }

  /**
   * @param {"set" | "append"} is
   * @param {string} key
   * @param {any} content
   * @returns {number}
   */
  #note(is, key, content) {
    this.#keep(key, is === "append" ? addRows(this.#values.get(key) ?? null, content) : content);
    this.#written += 1;
    this.#open.set(this.#written, { is, key, content });
    return this.#written;
  }

  /** @param {number} number of something that was written */
  #send(number) {
    const { is, key, content } = this.#open.get(number) ?? {};
    // Pages on file:// have no origin to name.
    this.#frame.contentWindow?.postMessage({ selfcheck: this.#prefix, is, number, content: [key, content] }, "*");
  }

  /** @param {MessageEvent} event */
  #listen = (event) => {
    const message = event.data;
    if (event.source !== this.#frame.contentWindow || message?.selfcheck !== this.#prefix) {
      return;
    }
    if (message.is === "all" && isTexts(message.values)) {
      this.#state.newer = message.newer === true;
      this.#state.lasting = message.lasting === true;
      this.#takeOver(message.values);
    } else if (message.is === "changed" && typeof message.key === "string") {
      this.#keep(message.key, typeof message.value === "string" ? message.value : null);
      this.#tell(message.key);
    } else if (message.is === "done") {
      this.#open.delete(message.number);
      keepPending(this.#prefix, this.#open.values());
    } else if (message.is === "lasting") {
      this.#state.lasting = message.lasting === true;
      this.#tell(null);
    }
  };

  /**
   * Puts what the hidden page has beside what was written here before it spoke, and hands that over.
   * @param {Record<string, string>} found
   */
  #takeOver(found) {
    this.#spoken = true;
    this.#timers.forEach(clearTimeout);
    for (const [key, value] of Object.entries(found)) {
      const here = this.#values.get(key);
      const isSetHere = [...this.#open.values()].some((one) => one.is === "set" && one.key === key);
      if (!isSetHere) {
        this.#values.set(key, here && key.startsWith(LOG) ? addRows(value, here.split("\n")) : value);
      }
    }
    if (this.#probe && found[PROBE] === this.#probe) {
      this.#goDirect();
    }
    removeOwn(this.#prefix + PROBE);
    [...this.#open.keys()].forEach((number) => this.#send(number));
    const wasReady = this.#ready;
    this.#becomeReady();
    if (wasReady) {
      this.#tell(null);
    }
  }

  /** Uses this page's own storage, which is the hidden page's. */
  #goDirect() {
    const storage = new LocalBackend(this.#site, this.#schema);
    storage.subscribe((key) => this.#tell(key));
    removeEventListener("message", this.#listen);
    this.#frame.remove();
    for (const { is, key, content } of this.#open.values()) {
      is === "append" ? storage.append(key, content) : storage.set(key, content);
    }
    this.#open.clear();
    removeOwn(this.#prefix + PENDING);
    this.#direct = storage;
  }

  #becomeReady() {
    this.#ready = true;
    this.#waiting.forEach((then) => then());
    this.#waiting = [];
  }

  /** The hidden page does not come: what is written is lost when the reader leaves. */
  #giveUp() {
    this.#state.lasting = false;
    this.#tell(null);
  }

  /** @param {string | null} key */
  #tell(key) {
    this.#listeners.forEach((listener) => listener(key));
  }

  /**
   * @param {string} key
   * @param {string | null} value
   */
  #keep(key, value) {
    value === null ? this.#values.delete(key) : this.#values.set(key, value);
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
 * @param {unknown} value
 * @returns {value is Record<string, string>}
 */
function isTexts(value) {
  return typeof value === "object" && value !== null && Object.values(value).every((text) => typeof text === "string");
}
