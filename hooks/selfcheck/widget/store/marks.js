/* How far the reader is on pages, as the store keeps it. */

/** @import { Kept, PageMark } from "../types.d.ts" */
import { MARKED, readMarks } from "../core/marks.js";
import { MARKS } from "./schema.js";
import { openedStore } from "./opened.js";

export function keptMarks() {
  return readMarks(openedStore().read(MARKS));
}

/** @param {Record<string, PageMark>} marks */
export function keepMarks(marks) {
  openedStore().write(MARKS, marks);
  document.dispatchEvent(new Event(MARKED));
}

/** @returns {Kept} the same, for the marks in the navigation */
export function followedStore() {
  const store = openedStore();
  return {
    marks: keptMarks,
    whenReady: (ready) => store.whenReady(ready),
    subscribe: (changed) => store.subscribe(changed),
  };
}
