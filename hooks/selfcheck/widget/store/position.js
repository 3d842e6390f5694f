/* The heading that was read last: kept with the answers. */

import { readPosition } from "../core/position.js";
import { today } from "../core/record.js";
import { pageInfo } from "../lib/page.js";
import { POSITION } from "./schema.js";
import { openedStore } from "./opened.js";

export function keptPosition() {
  return readPosition(openedStore().read(POSITION));
}

/** @param {string} id of a heading on the page that is open */
export function keepPosition(id) {
  openedStore().write(POSITION, { page: pageInfo().page, id, day: today() });
}
