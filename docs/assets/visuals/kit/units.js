/* Amounts as people write them: 5.9 × 10²¹ FLOP, 112 GB, $10,500.
   Needs kit/numbers.js. */
"use strict";

(() => {
  const POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  Object.assign(visuals, {
    /** @param {number} value */
    scientific(value) {
      if (value < 1e6) {
        return visuals.round(value);
      }
      const power = Math.floor(Math.log10(value));
      return `${visuals.round(value / 10 ** power, 2)} × 10${[...String(power)].map((digit) => POWERS[Number(digit)]).join("")}`;
    },

    /** @param {number} value */
    bytes: (value) => visuals.scaled(value, [[1e15, "PB"], [1e12, "TB"], [1e9, "GB"], [1e6, "MB"], [1e3, "kB"], [1, "B"]]),

    /** @param {number} value bytes a second */
    bandwidth: (value) => (value === 0 ? "none" : visuals.scaled(value, [[1e12, "TB/s"], [1e9, "GB/s"], [1e6, "MB/s"], [1e3, "kB/s"], [1, "B/s"]])),

    /** @param {number} value dollars */
    dollars: (value) => {
      if (!Number.isFinite(value)) {
        return "never";
      }
      return value < 1e6 ? `$${visuals.round(value)}` : `$${visuals.scaled(value, [[1e9, "billion"], [1e6, "million"]])}`;
    },
  });
})();
