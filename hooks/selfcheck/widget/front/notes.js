/* What stands beside the links to practice: how much is answered there, and when answers were backed up. */

/** @import { Item } from "../bank/due.js" */
import { setOf } from "../core/mastery.js";
import { dayNumber } from "../core/schedule.js";
import { pageAddress } from "../lib/page.js";
import { say, sayDay } from "../lib/words.js";
import { keptBackup } from "../store/backup.js";

/** @param {Item[]} items */
export function fillNotes(items) {
  for (
    const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-selfcheck-more] a"))
  ) {
    const note = link.parentElement?.querySelector("span");
    const own = items.filter((item) => pageAddress(item.url) === link.href);
    const answered = own.filter(({ standing }) => setOf(standing) !== "open").length;
    if (note && answered > 0) {
      note.textContent = say("answeredOf", { answered, total: own.length });
    } else if (note?.hasAttribute("data-selfcheck-backup")) {
      const { day } = keptBackup();
      note.textContent = say("backedUp", { day: day ? sayDay(dayNumber(day)) : say("never") });
    }
  }
}
