/* A set of questions that an address asks for: by tags, by ids, or by a part and how the reader stands with it. */

/** @import { Item } from "../bank/due.js" */
import { isDue, setOf } from "../core/mastery.js";
import { reviewQueue } from "../core/queue.js";
import { say } from "../lib/words.js";

const LONGEST = 200;
const SETS = ["right", "fix", "open", "due"];

/** Tells whether an address is one of a review, and of no heading on its page. */
export function asksAnew() {
  return location.hash === "" || /^#(?:tags|questions|set)=/.test(location.hash);
}

/**
 * Reads the set that the address asks for, such as #tags=inference,rag or #set=fix&part=workloads.html.
 * @param {Item[]} items
 * @param {number} today as a number of days
 * @returns {{items: Item[], notes: string[]} | null} null where it asks for none; notes say what the set is
 */
export function chosenSet(items, today) {
  const address = new URLSearchParams(location.hash.slice(1));
  const tags = listed(address, "tags");
  if (tags.length > 0) {
    return taggedSet(items, tags, today);
  }
  const ids = new Set(listed(address, "questions"));
  if (ids.size > 0) {
    const found = items.filter(({ id }) => ids.has(id));
    return { items: found, notes: [say("setChosen", { count: found.length })] };
  }
  const set = address.get("set") ?? "";
  if (!SETS.includes(set)) {
    return null;
  }
  const url = address.get("part");
  const part = items.filter((item) => url === null || item.url === url);
  const found = set === "due"
    ? reviewQueue(part, today).due
    : dueFirst(part.filter(({ standing }) => setOf(standing) === set), today);
  const title = url === null ? "" : part[0]?.title ?? "";
  const note = say(`set-${set}${title && "-part"}`, { count: found.length, part: title });
  return { items: found, notes: [note] };
}

/**
 * @param {Item[]} items
 * @param {string[]} tags
 * @param {number} today
 */
function taggedSet(items, tags, today) {
  const all = new Set(items.flatMap((item) => item.tags));
  const known = tags.filter((tag) => all.has(tag));
  const unknown = tags.filter((tag) => !all.has(tag));
  const notes = [
    ...(known.length > 0 ? [say("setTags", { tags: shortened(known) })] : []),
    ...(unknown.length > 0 ? [say("setNoTags", { tags: shortened(unknown) })] : []),
  ];
  return { items: dueFirst(items.filter((item) => known.some((tag) => item.tags.includes(tag))), today), notes };
}

/**
 * @param {Item[]} items
 * @param {number} today
 */
function dueFirst(items, today) {
  return [...reviewQueue(items, today).due, ...items.filter(({ standing }) => !isDue(standing, today))];
}

/**
 * @param {URLSearchParams} address
 * @param {string} name
 */
function listed(address, name) {
  const words = (address.get(name) ?? "").split(",").map((word) => word.trim()).filter(Boolean);
  return [...new Set(words)];
}

/** @param {string[]} tags which may be as many and as long as an address can hold */
function shortened(tags) {
  const text = tags.join(", ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}
