/* Finds what the first version of the store kept for each page; a script of its own takes it over. */

/** @import { AnswerStore } from "../types.d.ts" */
import { pageInfo } from "../lib/page.js";
import { loadScript } from "../lib/scripts.js";
import { shared } from "../lib/shared.js";

/**
 * Takes over once; a key says that this has been done.
 * @param {string} site
 * @param {number} schema the version that the store writes
 * @param {AnswerStore} store
 */
export async function migrate(site, schema, store) {
  try {
    if (Number(localStorage.getItem(`${site}:schema`)) >= schema) {
      return;
    }
    const old = Object.keys(localStorage).filter((one) => one.startsWith(`${site}:1:`));
    if (old.length > 0) {
      await loadScript(new URL("first-schema.js", pageInfo().folder).href);
      shared().takeOver?.(old, store);
    }
    if (store.lasting) {
      localStorage.setItem(`${site}:schema`, String(schema));
    }
  } catch {
    // Without storage there is nothing to take over; without the script, the next page tries again.
  }
}
