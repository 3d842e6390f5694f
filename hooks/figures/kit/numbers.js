/* Numbers as people write them: 1.46 million, 8.5 days, 2:15. Amounts of other kinds are in kit/units.js. */

const DAY = 86_400;

/**
 * @param {number} value
 * @param {number} [digits] significant ones
 */
export function round(value, digits = 3) {
  const rounded = Number(value.toPrecision(digits));
  return rounded.toLocaleString("en-US", {
    maximumFractionDigits: rounded === 0 ? 0 : Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(rounded)))),
  });
}

/**
 * @param {string} number
 * @param {string} unit a percent sign follows the number without a space
 */
export const withUnit = (number, unit) => (unit === "%" ? `${number}%` : `${number} ${unit}`);

/**
 * @param {number} value
 * @param {[number, string][]} units the largest first
 */
export function scaled(value, units) {
  const [size, unit] = units.find(([one]) => Math.abs(value) >= one * 0.9995) ?? units[units.length - 1] ?? [1, ""];
  return `${round(value / size)} ${unit}`;
}

/** @param {number} value a count, such as parameters */
export const count = (
  value,
) => (value < 1e6 ? round(value) : scaled(value, [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]]));

/** @param {number} value seconds */
export const duration = (value) =>
  value === 0
    ? "no time"
    : scaled(value, [[365 * DAY, "years"], [DAY, "days"], [3600, "hours"], [60, "minutes"], [1, "s"], [1e-3, "ms"], [
      1e-6,
      "µs",
    ]]);

/** @param {number} value seconds, as a clock says it */
export const clock = (value) => `${Math.floor(value / 60)}:${String(Math.floor(value % 60)).padStart(2, "0")}`;
