/* The heading that was read last, and the day of the last backup: kept with the answers. */

import { readDay, readPosition } from "../core/position.js";
import { today } from "../core/record.js";
import { pageInfo } from "../lib/page.js";
import { BACKUP, POSITION } from "./schema.js";
import { openedStore } from "./store.js";

export function keptPosition() {
  return readPosition(openedStore().read(POSITION));
}

/** @param {string} id of a heading on the page that is open */
export function keepPosition(id) {
  openedStore().write(POSITION, { page: pageInfo().page, id, day: today() });
}

export function keptBackup() {
  return readDay(openedStore().read(BACKUP));
}

export function keepBackup() {
  openedStore().write(BACKUP, today());
}
