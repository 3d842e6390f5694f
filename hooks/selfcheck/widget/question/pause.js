/* The end of a quiz is a pause: what belongs to copies of the answers is asked there, by a script of its own. */

import { loadBackup, loadResults } from "../lib/scripts.js";
import { BACKUP } from "../store/schema.js";
import { openedStore } from "../store/opened.js";
import { askedIn } from "./asked.js";

/** Follows the page's questions. */
export function followPauses() {
  document.addEventListener("self-check-answered", () => {
    const asked = askedIn();
    if (asked.length > 0 && asked.every((question) => question.last())) {
      // What is asked stands below the result.
      void loadResults().catch(() => {}).then(loadBackup).then((backup) => backup.pause());
    }
  });
}

/** Keeps the reader's file up to date, where they have chosen one. */
export function keepCopies() {
  const store = openedStore();
  store.whenReady(() => store.read(BACKUP)?.file && loadBackup().then((backup) => backup.keepCopy()));
}
