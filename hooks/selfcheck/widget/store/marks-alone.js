/* How far the reader is on pages, for a page that reads no answers: no more of the store than that takes. */

/** @import { Kept } from "../types.d.ts" */
import { readMarks } from "../core/marks.js";
import { pageInfo } from "../lib/page.js";
import { shared } from "../lib/shared.js";
import { MARKS, SCHEMA } from "./schema.js";

/** @returns {Kept} */
export function followedMarks() {
  const { site, folder } = pageInfo();
  const { openHub } = shared();
  if (openHub) {
    const hub = openHub(site, SCHEMA, new URL("store.html", folder).href);
    return {
      marks: () => parsed(() => hub.get(MARKS)),
      whenReady: (ready) => hub.whenReady(ready),
      subscribe: (changed) => hub.subscribe(changed),
    };
  }
  const key = `${site}:${SCHEMA}:${MARKS}`;
  return {
    marks: () => parsed(() => localStorage.getItem(key)),
    whenReady: (ready) => ready(),
    subscribe(changed) {
      const listener = (/** @type {StorageEvent} */ event) => void (event.key === key && changed());
      addEventListener("storage", listener);
      return () => removeEventListener("storage", listener);
    },
  };
}

/** @param {() => string | null} read which a browser without storage refuses */
function parsed(read) {
  try {
    return readMarks(JSON.parse(read() ?? "null"));
  } catch {
    return {};
  }
}
