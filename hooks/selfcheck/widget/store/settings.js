/* What the reader has chosen on the progress page. */

/** @import { Settings } from "../types.d.ts" */
import { openedStore } from "./opened.js";

/** @returns {Settings} */
export function readSettings() {
  const kept = openedStore().read("settings");
  const daily = Number.isInteger(kept?.daily) && kept.daily >= 1 && kept.daily <= 200 ? kept.daily : 20;
  return { certainty: kept?.certainty === true, daily };
}
