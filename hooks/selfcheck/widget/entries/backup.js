/* Copies of the answers, for the pages that need them: the progress page, and any page where a reader pauses. */

/** @import { BackupScript } from "../types.d.ts" */
import { openCard } from "../backup/card.js";
import { keepCopy } from "../backup/copy.js";
import { pause } from "../backup/offer.js";
import { receive } from "../backup/receive.js";
import { shared } from "../lib/shared.js";

export function start() {
  /** @type {BackupScript} */
  shared().backup ??= { keepCopy, openCard, pause, receive };
}
