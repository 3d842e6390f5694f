/* The three ways by name, and what a GPU costs in words. */

/** @import { Price } from "../data/types.d.ts" */
/** @import { WayName } from "../models/types.d.ts" */

/** @type {[WayName, string][]} */
export const WAYS = [
  ["scratch", "From scratch"],
  ["tuned", "Fine-tuned"],
  ["asIs", "As it is"],
];

export const titles = () => WAYS.map(([, title]) => title);

const month = (/** @type {string} */ date) =>
  new Date(`${date}-01T00:00Z`).toLocaleDateString("en-US", { month: "long", year: "numeric", timeZone: "UTC" });

/** @param {Price} price */
export const priced = ({ low, high, date }) => `$${low.toFixed(2)} to $${high.toFixed(2)}, ${month(date)}`;
