/* The store of the site that the page belongs to, for scripts that bring it and for those that are loaded beside them. */

/** @import { AnswerStore } from "../types.d.ts" */
import { pageInfo } from "../lib/page.js";
import { shared } from "../lib/shared.js";

/**
 * Returns the site's store, one for the document.
 * @returns {AnswerStore}
 */
export function openedStore() {
  const { site } = pageInfo();
  const { openStore, stores } = shared();
  let store = stores.get(site);
  if (!store) {
    if (!openStore) {
      throw new Error("no script has brought the store");
    }
    store = openStore(site);
    stores.set(site, store);
  }
  return store;
}
