/* The hidden page's side: keeps text for the pages of a site that is read from a folder, where each has a storage of its own. */

/** @import { Backend } from "../types.d.ts" */
import { LocalBackend } from "../store/local-backend.js";

export function start() {
  const prefix = decodeURIComponent(location.hash.slice(1));
  const [, site, schema] = /^([\w-]+):(\d+):$/.exec(prefix) ?? [];
  if (site && location.protocol === "file:" && parent !== globalThis.window) {
    new Hub(prefix, new LocalBackend(site, Number(schema))).open();
  }
}

class Hub {
  /**
   * @param {string} prefix names the site in messages, as in the keys of its storage
   * @param {Backend} backend
   */
  constructor(prefix, backend) {
    this.prefix = prefix;
    this.backend = backend;
  }

  open() {
    const { backend } = this;
    addEventListener("message", (event) => this.listen(event));
    backend.subscribe((key) => {
      for (const changed of key === null ? backend.keys() : [key]) {
        this.tell({ is: "changed", key: changed, value: backend.get(changed) });
      }
      if (key === null) {
        this.tell({ is: "lasting", lasting: backend.lasting });
      }
    });
    const values = Object.fromEntries(backend.keys().map((key) => [key, backend.get(key) ?? ""]));
    this.tell({ is: "all", values, lasting: backend.lasting, newer: backend.newer });
  }

  /** @param {MessageEvent} event */
  listen({ data: message, source }) {
    if (source !== parent || message?.selfcheck !== this.prefix || !Array.isArray(message.content)) {
      return;
    }
    const before = this.backend.lasting;
    this.take(message.is, message.content[0], message.content[1]);
    const { lasting } = this.backend;
    if (lasting) {
      // What finds no room here waits with the page that sent it.
      this.tell({ is: "done", number: message.number });
    }
    if (lasting !== before) {
      this.tell({ is: "lasting", lasting });
    }
  }

  /**
   * Writes what a page has sent, where it is what pages send.
   * @param {unknown} is
   * @param {unknown} key
   * @param {unknown} value
   */
  take(is, key, value) {
    if (typeof key !== "string" || key.length > 200) {
      return;
    }
    if (is === "set" && (value === null || typeof value === "string")) {
      this.backend.set(key, value);
    } else if (is === "append" && Array.isArray(value) && value.every((row) => typeof row === "string")) {
      this.backend.append(key, value);
    }
  }

  /** @param {Record<string, unknown>} message */
  tell(message) {
    parent.postMessage({ selfcheck: this.prefix, ...message }, "*");
  }
}
