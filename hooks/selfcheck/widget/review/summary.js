/* What a set came to: how far the reader is, how well it went, and the way on. */

/** @import { DueNow, Reviewed } from "../bank/due.js" */
import { minutesFor } from "../core/queue.js";
import { button, element } from "../lib/dom.js";
import { legend, meter } from "../lib/meter.js";
import { say, sayOnDay } from "../lib/words.js";

/**
 * @param {{done: Reviewed[], total: number, due?: number, set?: number, next?: DueNow["next"], goOn?: () => void}} result
 *   of so many questions; `due` counts those that are still due and `set` those that come next, both 0 in a set of the
 *   reader's choice; `next` says when the next ones are due
 */
export function summary({ done, total, due = 0, set = 0, next = null, goOn = () => {} }) {
  const right = done.filter(({ record }) => record.verdict === "correct").length;
  const missed = done.length - right;
  const counted = say("reviewDone", { done: done.length, total });
  const title = element("h2", "", next ? say("reviewAllDone") : counted);
  title.id = "review-result";
  title.tabIndex = -1;
  const card = element("section", "sc-card sc-result");
  card.setAttribute("aria-labelledby", title.id);
  card.append(title);
  if (done.length > 0) {
    card.append(element("p", "", rightOf(right, done.length)), ...bar(right, missed, due));
  }
  if (due > 0) {
    const acts = element("div", "sc-acts");
    const more = button(say("reviewContinue", { set }), "sc-main");
    more.onclick = goOn;
    acts.append(more, element("span", "sc-meta", say("reviewStop", { minutes: minutesFor(set) })));
    card.append(acts);
  } else if (next) {
    card.append(element("p", "", say("reviewNextDay", { count: next.items.length, day: sayOnDay(next.day) })));
  }
  return card;
}

/**
 * @param {number} right
 * @param {number} total
 */
function rightOf(right, total) {
  return total === 1 ? say(right === 1 ? "reviewOneRight" : "reviewOneMissed") : say("reviewRight", { right, total });
}

/**
 * Draws the three numbers, and writes them below; zeros are left out.
 * @param {number} right
 * @param {number} missed
 * @param {number} due
 */
function bar(right, missed, due) {
  /** @type {["right" | "fix" | "open", number, string][]} */
  const all = [["right", right, "resultRight"], ["fix", missed, "resultMissed"], ["open", due, "resultDue"]];
  const shown = all.filter(([, count]) => count > 0);
  const name = shown.map(([, count, word]) => `${count} ${say(word)}`).join(", ");
  const rows = legend(shown.map(([piece, count, word]) => [piece, element("b", "", String(count)), ` ${say(word)}`]));
  return [meter(shown.map(([piece, count]) => [piece, count]), name), rows];
}
