/* How long a browser keeps answers, as far as a page can know. */

/** @import { Keeping, KeepingFacts } from "../types.d.ts" */

/**
 * Names how long answers are kept. WebKit deletes what scripts have stored after seven days of use without a visit, whether
 * or not it was asked to keep it, unless the site is installed (https://webkit.org/tracking-prevention/).
 * @param {KeepingFacts} facts
 * @returns {Keeping}
 */
export function keepingOf({ lasting, newer, isFile, isWebKit, isInstalled, persisted }) {
  if (newer) {
    return "newer";
  }
  if (!lasting) {
    return "blocked";
  }
  if (isFile) {
    return "folder";
  }
  if (isWebKit && !isInstalled) {
    return "week";
  }
  return persisted ? "good" : "cleared";
}
