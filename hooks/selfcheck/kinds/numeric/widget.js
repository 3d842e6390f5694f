/* Questions for a number. */
"use strict";

(() => {
  /** @type {Kind} */
  const numeric = {
    ...selfcheck.entry,

    problem(form) {
      const { value, dataset } = selfcheck.entryField(form);
      if (!value.trim()) {
        return "nothingTyped";
      }
      if (!Number.isNaN(selfcheck.readNumber(value, dataset.unit, navigator.language))) {
        return null;
      }
      return /^\s*[-+\u2212]?\d/.test(value) ? "moreThanANumber" : "notANumber";
    },

    grade([typed = ""], answer) {
      const { value, tolerance, unit } = /** @type {NumericKey} */ (answer);
      const given = selfcheck.readNumber(typed, unit ?? "", navigator.language);
      // What a decimal fraction loses in binary is not the reader's mistake: a few units in the last place, and no more.
      const slack = 4 * Number.EPSILON * Math.abs(value);
      return Math.abs(given - value) <= tolerance + slack ? "correct" : "incorrect";
    },
  };

  Object.assign(selfcheck, { kinds: { ...selfcheck.kinds, numeric } });
})();
