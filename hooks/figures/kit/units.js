/* Amounts as people write them: 5.9 × 10²¹ FLOP, 112 GB, $10,500. */

import * as numbers from "./numbers.js";

const POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** @param {number} value */
export function scientific(value) {
  if (value < 1e6) {
    return numbers.round(value);
  }
  const power = Math.floor(Math.log10(value));
  return `${numbers.round(value / 10 ** power, 2)} × 10${
    [...String(power)].map((digit) => POWERS[Number(digit)]).join("")
  }`;
}

/** @param {number} value */
export const bytes = (value) =>
  numbers.scaled(value, [[1e15, "PB"], [1e12, "TB"], [1e9, "GB"], [1e6, "MB"], [1e3, "kB"], [1, "B"]]);

/** @param {number} value bytes a second */
export const bandwidth = (value) => (value === 0 ? "none" : `${bytes(value)}/s`);

/** @param {number} value dollars */
export const dollars = (value) => {
  if (!Number.isFinite(value)) {
    return "never";
  }
  return value < 1e6 ? `$${numbers.round(value)}` : `$${numbers.scaled(value, [[1e9, "billion"], [1e6, "million"]])}`;
};
