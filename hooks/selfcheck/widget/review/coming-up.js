/* When questions come back. */

/** @import { Item, Reviewed } from "../bank/due.js" */
import { isDue } from "../core/mastery.js";
import { comingUp } from "../core/queue.js";
import { todayNumber } from "../lib/day.js";
import { element } from "../lib/dom.js";
import { say, sayDay } from "../lib/words.js";

/** How many days are listed. */
const MOST = 4;

/**
 * Lists what is due today and on the next days on which something is.
 * @param {Item[]} items
 * @param {Reviewed[]} missed today
 */
export function schedule(items, missed) {
  const now = todayNumber();
  const due = items.filter(({ standing }) => isDue(standing, now)).length;
  const days = comingUp(items, now).slice(0, MOST);
  if (due + days.length === 0) {
    return [];
  }
  const ids = new Set(missed.map(({ item }) => item.id));
  const list = element("dl", "sc-days");
  if (due > 0) {
    list.append(element("dt", "", say("comingToday")), element("dd", "", say("comingDue", { count: due })));
  }
  for (const { day, items: some } of days) {
    const isMissed = some.every(({ id }) => ids.has(id));
    const words = say(isMissed ? "comingMissed" : "comingCount", { count: some.length });
    list.append(element("dt", "", sayDay(day, { isShort: true })), element("dd", "", words));
  }
  return [element("h2", "", say("comingUp")), list];
}
