/* What the pages of this site say, and the questions by which retrieval is measured, loaded when they are needed. */

/** @import { RagQuery } from "../models/retrieval-types.d.ts" */
/** @import { PassageRow, Passages } from "./types.d.ts" */
import { loadScript } from "../../selfcheck/widget/lib/scripts.js";

/**
 * Reads the pages' words from the scripts that the build writes, see hooks/guide/passages.py. Each of them hands over what
 * it holds by `guidePassages`.
 * @param {URL} folder of the scripts
 * @returns {Passages}
 */
export function createPassages(folder) {
  const load = (/** @type {string} */ name) => loadScript(new URL(name, folder).href);
  /** @type {PassageRow[][]} */
  const shards = [];
  let count = 1;
  /** @type {RagQuery[]} */
  let queries = [];

  globalThis.guidePassages = {
    take(number, all, rows) {
      shards[number] = rows;
      count = all;
    },
    takeQueries(all) {
      queries = all;
    },
  };

  return {
    async sections() {
      await load("0.js");
      await Promise.all(Array.from({ length: count - 1 }, (_, at) => load(`${at + 1}.js`)));
      return shards.flat().map(([page, title, heading, anchor, text]) => ({ page, title, heading, anchor, text }));
    },

    async queries() {
      await load("queries.js");
      return queries;
    },

    address({ page, anchor }) {
      const address = new URL(page, new URL("../../../", folder));
      if (address.protocol === "file:" && address.pathname.endsWith("/")) {
        address.pathname += "index.html";
      }
      address.hash = anchor;
      return address.href;
    },
  };
}
