/* Whether the browser keeps answers for good: what it says, and asking it. */

/** @import { Keeping } from "../types.d.ts" */
import { keepingOf } from "../core/keeping.js";
import { today } from "../core/record.js";
import { keepBackup, keptBackup } from "../store/backup.js";
import { openedStore } from "../store/opened.js";

/** What the browser said last: asking it takes a moment. */
let persisted = false;

/** Returns how long answers are kept. @returns {Keeping} */
export function keeping() {
  const { lasting, newer } = openedStore();
  return keepingOf({
    lasting,
    newer,
    isFile: location.protocol === "file:",
    isWebKit: isWebKit(),
    isInstalled: matchMedia("(display-mode: standalone)").matches || Object(navigator).standalone === true,
    persisted,
  });
}

/** Asks the browser what is so, and nobody else. @returns {Promise<void>} */
export async function lookAgain() {
  persisted = (await storage()?.persisted().catch(() => false)) ?? false;
}

/** Whether the browser can be asked, and has not agreed yet. */
export function canAsk() {
  return keeping() === "cleared" && storage() !== undefined;
}

/**
 * Asks the browser to keep answers for good; some of them ask the reader.
 * @returns {Promise<boolean>} whether it does
 */
export async function ask() {
  keepBackup({ asked: today() });
  persisted = (await storage()?.persist().catch(() => false)) ?? false;
  return persisted;
}

/** Asks once, for all visits. */
export function askOnce() {
  if (canAsk() && keptBackup().asked === null) {
    void ask();
  }
}

/** Not every browser has it, and those that do have it in secure contexts alone. */
function storage() {
  const found = /** @type {StorageManager | undefined} */ (navigator.storage);
  return typeof found?.persist === "function" ? found : undefined;
}

/** Tells Safari's engine, whatever the browser calls itself, by a property of styles that no other engine has. */
function isWebKit() {
  return CSS.supports("-webkit-nbsp-mode", "space");
}
