/* The three ways by name, and amounts in words. */

/** @import { WayName } from "../models/types.d.ts" */
import * as numbers from "../kit/numbers.js";

/** Name, title, kind of color, and the shape of 1 px around 0, 0. @type {[WayName, string, "a" | "b" | "c", string][]} */
export const WAYS = [
  ["scratch", "From scratch", "a", "M-1 0a1 1 0 1 1 2 0a1 1 0 1 1-2 0z"],
  ["tuned", "Fine-tuned", "b", "M-.86-.86H.86V.86H-.86z"],
  ["asIs", "As-is", "c", "M0-1.15L1.15 0 0 1.15-1.15 0z"],
];

export const titles = () => WAYS.map(([, title]) => title);

/** Write a number for an axis or a narrow place: 70 B, 1.5 M. @param {number} value */
export const compact = (value) =>
  value.toLocaleString("en-US", { notation: "compact", maximumSignificantDigits: 3 }).replace(/(?=[KMBT]$)/, " ");

/** Write a number with the same digits at any time. @param {number} value @param {number} digits */
export const fixed = (value, digits) =>
  value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Say in words how a price compares with another: the ratio that no axis shows. @param {number} ratio */
export const times = (ratio) =>
  ratio >= 1.5
    ? `${ratio < 1e6 ? numbers.round(ratio, 2) : compact(ratio)} times as much`
    : `${Math.abs(ratio - 1) < 0.005 ? "just" : `${numbers.round(100 * ratio, 2)}%`} as much`;

/** @param {number} value */
export const gpus = (value) => `${numbers.count(value)} GPU${value === 1 ? "" : "s"}`;

/** @param {number} days */
export const span = (days) => numbers.duration(days * 86_400);
