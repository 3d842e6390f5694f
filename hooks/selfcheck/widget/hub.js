/* The hidden page's side: keeps text for the pages of a site that is read from a folder, where each has a storage of its own. */
"use strict";

(() => {
  if (location.protocol !== "file:" || parent === window) {
    return;
  }
  const prefix = decodeURIComponent(location.hash.slice(1));
  const [, site, schema] = /^([\w-]+):(\d+):$/.exec(prefix) ?? [];
  if (!site) {
    return;
  }
  const backend = selfcheck.openBackend(site, Number(schema));
  addEventListener("message", (event) => {
    const message = event.data;
    if (event.source !== parent || message?.selfcheck !== prefix || !Array.isArray(message.content)) {
      return;
    }
    const [key, value] = message.content;
    const before = backend.lasting;
    if (message.is === "set" && isKey(key) && (value === null || typeof value === "string")) {
      backend.set(key, value);
    } else if (message.is === "append" && isKey(key) && Array.isArray(value) && value.every((row) => typeof row === "string")) {
      backend.append(key, value);
    }
    if (backend.lasting) {
      // What finds no room here waits with the page that sent it.
      tell({ is: "done", number: message.number });
    }
    if (backend.lasting !== before) {
      tell({ is: "lasting", lasting: backend.lasting });
    }
  });
  backend.subscribe((key) => {
    for (const changed of key === null ? backend.keys() : [key]) {
      tell({ is: "changed", key: changed, value: backend.get(changed) });
    }
  });
  const values = Object.fromEntries(backend.keys().map((key) => [key, backend.get(key) ?? ""]));
  tell({ is: "all", values, lasting: backend.lasting, newer: backend.newer });

  /** @param {Record<string, unknown>} message */
  function tell(message) {
    parent.postMessage({ selfcheck: prefix, ...message }, "*");
  }

  /** @param {unknown} key */
  function isKey(key) {
    return typeof key === "string" && key.length <= 200;
  }
})();
