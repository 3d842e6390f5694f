/* The card that leads a reader to where they stopped, or on to the next part. */

/** @import { Position } from "../types.d.ts" */
/** @import { Part } from "./parts.js" */
import { masteryOf, setOf } from "../core/mastery.js";
import { dayNumber } from "../core/schedule.js";
import { todayNumber } from "../lib/day.js";
import { element } from "../lib/dom.js";
import { pageAddress } from "../lib/page.js";
import { say, sayPastDay } from "../lib/words.js";

/**
 * @param {Part[]} parts
 * @param {Position | null} position
 * @returns {HTMLElement | null} nothing where there is nothing to go on with
 */
export function continueCard(parts, position) {
  const at = parts.findIndex(({ url }) => url === position?.page);
  const part = parts[at];
  if (!part || !position) {
    return null;
  }
  const index = part.sections.findIndex(([id]) => id === position.id);
  const isDone = part.sections[index]?.[3] === true && part.count.open === 0;
  return isDone ? nextPart(parts, at) : section(part, index, position);
}

/**
 * @param {Part} part
 * @param {number} index of the section; -1 where the page no longer has it
 * @param {Position} position
 */
function section({ url, title, sections, items }, index, { id, day }) {
  const [, heading, left] = sections[index] ?? ["", title, 0];
  const address = index < 0 ? url : `${url}#${id}`;
  const meta = index < 0
    ? title
    : say("continueAt", { part: title, section: index + 1, total: sections.length, minutes: left });
  const missed = items.filter((item) => item.learn?.url === address && setOf(item.standing) === "fix").length;
  const stopped = say("stopped", { day: sayPastDay(dayNumber(day), todayNumber()) });
  const line = missed > 0 ? `${stopped} ${say("missedHere", { count: missed })}` : stopped;
  return card(meta, say("continueWith", { heading }), line, say("continueReading"), address);
}

/**
 * @param {Part[]} parts
 * @param {number} at the part that is done
 */
function nextPart(parts, at) {
  const next = parts.findIndex(({ count }, index) => index > at && masteryOf(count) === "notStarted");
  const part = parts[next];
  if (!part) {
    return null;
  }
  const meta = say("partDone", { part: parts[at]?.title ?? "" });
  return card(meta, say("nextPart", { part: part.title }), "", say("startNext", { number: next + 1 }), part.url);
}

/**
 * @param {string} meta
 * @param {string} title
 * @param {string} line
 * @param {string} label
 * @param {string} address from the site's root
 */
function card(meta, title, line, label, address) {
  const made = element("section", "sc-card sc-first");
  const link = element("a", "sc-button sc-main", label);
  link.setAttribute("href", pageAddress(address));
  made.append(element("p", "sc-meta", meta), element("h2", "", title), element("p", "", line), link);
  return made;
}
