/* The interface's words, with their values and in the forms that go with numbers. */

import { shared } from "./shared.js";

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
 * Says a day as people do.
 * @param {number} day a number of days since 1970-01-01
 */
export function sayDay(day) {
  return new Date(day * 86_400_000).toLocaleDateString(pageLanguage(), { dateStyle: "long", timeZone: "UTC" });
}

/**
 * Says a day that comes soon as people do: today, tomorrow, or on a day of the week with its date.
 * @param {number} day a number of days since 1970-01-01
 * @param {number} now the same for today
 */
export function sayWhen(day, now) {
  if (day <= now + 1) {
    return say(day <= now ? "today" : "tomorrow");
  }
  const parts = /** @type {const} */ ({ weekday: "long", month: "long", day: "numeric", timeZone: "UTC" });
  return say("on", { day: new Date(day * 86_400_000).toLocaleDateString(pageLanguage(), parts) });
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
