/* The last copy of the answers, and the file that is kept up to date: kept with the answers. */

/** @import { Backup } from "../types.d.ts" */
import { changeBackup, readBackup } from "../core/backup.js";
import { BACKUP } from "./schema.js";
import { openedStore } from "./opened.js";

export function keptBackup() {
  return readBackup(openedStore().read(BACKUP));
}

/** @param {Partial<Backup>} changes */
export function keepBackup(changes) {
  const store = openedStore();
  store.write(BACKUP, changeBackup(store.read(BACKUP), changes));
}

/** Counts the answers in the store. */
export function countAnswers() {
  const store = openedStore();
  return store.questions().reduce((sum, question) => sum + store.answers(question).length, 0);
}
