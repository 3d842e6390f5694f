/* The home page: how far the reader is, and where they go on. */

import { openFront } from "../front/front.js";
import { run } from "../lib/run.js";
import { followMarks } from "../site/navigation.js";
import { followedStore } from "../store/marks.js";
import { bringStore } from "../store/store.js";

export function start() {
  bringStore();
  run("front", () => {
    followMarks(followedStore());
    const front = /** @type {HTMLElement | null} */ (document.querySelector("self-check-front"));
    if (front) {
      void openFront(front);
    }
  });
}
