/* The interface's words, with their values and in the forms that go with numbers. */

import { todayNumber } from "./day.js";
import { shared } from "./shared.js";

const DAY = 86_400_000;

/** @type {{ language: string, rules: Intl.PluralRules } | undefined} */
let plurals;

/**
 * Looks up a phrase and fills in its values: {count} is a value, {count|answer|answers} the form that goes with it.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
export function say(name, values = {}) {
  return (shared().words[name] ?? name).replace(
    /\{(\w+)((?:\|[^{}|]*)*)\}/g,
    (_, key, forms) => forms ? plural(Number(values[key]), forms.slice(1).split("|")) : String(values[key]),
  );
}

/**
 * Picks the form of a word that goes with a number in the page's language.
 * @param {number} count
 * @param {string[]} forms as many as the language has, from that of the fewest on
 */
export function plural(count, forms) {
  const language = pageLanguage();
  if (plurals?.language !== language) {
    plurals = { language, rules: new Intl.PluralRules(language) };
  }
  const { rules } = plurals;
  const has = new Set(rules.resolvedOptions().pluralCategories);
  const names = /** @type {const} */ (["zero", "one", "two", "few", "many", "other"]).filter((name) => has.has(name));
  return forms[names.indexOf(rules.select(count))] ?? forms.at(-1) ?? "";
}

/**
 * Writes a number to one decimal place. The sign is a word of the page: `Intl` takes a millisecond to find it.
 * @param {number} value
 */
export function sayNumber(value) {
  return String(Math.round(value * 10) / 10).replace(".", say("decimal"));
}

/**
 * Says a day as people do: tomorrow, Sunday, November 29, or Sun, Nov 29; with its year where that is far away.
 * @param {number} day a number of days since 1970-01-01
 * @param {{isShort?: boolean}} [form]
 */
export function sayDay(day, { isShort = false } = {}) {
  const from = Math.round(day - todayNumber());
  if (Math.abs(from) <= 1) {
    const word = say(from === 0 ? "dayToday" : from === 1 ? "dayTomorrow" : "dayYesterday");
    return isShort ? word[0]?.toUpperCase() + word.slice(1) : word;
  }
  const length = isShort ? "short" : "long";
  return new Date(day * DAY).toLocaleDateString(pageLanguage(), {
    weekday: length,
    month: length,
    day: "numeric",
    ...(Math.abs(from) > 300 ? { year: "numeric" } : {}),
    timeZone: "UTC",
  });
}

/**
 * Says a day that is over: today, yesterday, on Monday, on November 3.
 * @param {number} day as above
 * @param {number} today
 */
export function sayPastDay(day, today) {
  if (today - day <= 1) {
    return sayDay(day);
  }
  /** @type {Intl.DateTimeFormatOptions} */
  const form = today - day < 7 ? { weekday: "long" } : { month: "long", day: "numeric" };
  return say("dayOn", { day: new Date(day * DAY).toLocaleDateString(pageLanguage(), { ...form, timeZone: "UTC" }) });
}

/** Says a day as a sentence has it: tomorrow, on Sunday, November 29. @param {number} day as above */
export function sayOnDay(day) {
  const said = sayDay(day);
  return /\d/.test(said) ? say("dayOn", { day: said }) : said;
}

/**
 * Lists nodes as a sentence does: one, two, and three.
 * @param {Node[]} nodes
 * @returns {(Node | string)[]}
 */
export function listOf(nodes) {
  const list = new Intl.ListFormat(pageLanguage()).formatToParts(nodes.map((_, index) => String(index)));
  return list.map(({ type, value }) => (type === "element" ? (nodes[Number(value)] ?? "") : value));
}

/**
 * Writes things one after the other, with the word that stands before the last.
 * @param {string[]} things
 */
export function sayList(things) {
  return new Intl.ListFormat(pageLanguage()).format(things);
}

/**
 * Writes a share as a percentage.
 * @param {number} share from 0 to 1
 */
export function sayShare(share) {
  return share.toLocaleString(pageLanguage(), { style: "percent" });
}

/** The languages in which a reader may write a number. */
export function languages() {
  return { page: pageLanguage(), own: navigator.language };
}

function pageLanguage() {
  // Where there is no page, as in a test, it is English.
  return globalThis.document?.documentElement.lang || "en";
}
