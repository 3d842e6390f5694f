/* What the pages of this site say, loaded when it is needed: by script tags, since a page in a folder may read no file.
   Needs kit/dom.js. */
"use strict";

(() => {
  const folder = new URL("passages/", /** @type {HTMLScriptElement | null} */ (document.currentScript)?.src ?? location.href);
  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();
  /** @type {[string, string, string, string, string][][]} */
  const shards = [];
  let count = 1;

  /** @param {string} name */
  function load(name) {
    const known = loading.get(name);
    if (known) {
      return known;
    }
    /** @type {Promise<void>} */
    const loaded = new Promise((resolve, reject) => {
      const script = visuals.h("script", { src: new URL(name, folder).href });
      script.onload = () => resolve();
      script.onerror = () => {
        // So that another try asks again.
        loading.delete(name);
        script.remove();
        reject(new Error(`${name} of the passages could not be loaded`));
      };
      document.head.append(script);
    });
    loading.set(name, loaded);
    return loaded;
  }

  Object.assign(visuals, {
    /**
     * Takes what one script of the build hands over.
     * @param {number} number
     * @param {number} all
     * @param {[string, string, string, string, string][]} rows
     */
    passages(number, all, rows) {
      shards[number] = rows;
      count = all;
    },

    /** @returns {Promise<RagSection[]>} every section of the site that has words */
    async loadSections() {
      await load("0.js");
      await Promise.all(Array.from({ length: count - 1 }, (_, at) => load(`${at + 1}.js`)));
      return shards.flat().map(([page, title, heading, anchor, text]) => ({ page, title, heading, anchor, text }));
    },

    /** @returns {Promise<RagQuery[]>} the questions by which retrieval is measured */
    async loadQueries() {
      await load("queries.js");
      return models.data.queries;
    },

    /**
     * The address of a section, also where the site is a folder.
     * @param {RagSection} section
     */
    sectionAddress({ page, anchor }) {
      const address = new URL(page, new URL("../../../", folder));
      if (address.protocol === "file:" && address.pathname.endsWith("/")) {
        address.pathname += "index.html";
      }
      address.hash = anchor;
      return address.href;
    },
  });
})();
