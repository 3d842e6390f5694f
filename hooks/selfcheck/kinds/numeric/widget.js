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
      const read = selfcheck.readTyped(value, dataset.unit);
      if (read.other !== null) {
        return ["twoNumbers", { one: selfcheck.unmistakable(read.value), other: selfcheck.unmistakable(read.other) }];
      }
      if (!Number.isNaN(read.value)) {
        return null;
      }
      return /^\s*[-+\u2212]?\d/.test(value) ? "moreThanANumber" : "notANumber";
    },

    grade([typed = ""], answer) {
      const { value, tolerance, unit } = /** @type {NumericKey} */ (answer);
      const given = selfcheck.readTyped(typed, unit ?? "").value;
      // What a decimal fraction loses in binary is not the reader's mistake: a few units in the last place, and no more.
      const slack = 4 * Number.EPSILON * Math.abs(value);
      return Math.abs(given - value) <= tolerance + slack ? "correct" : "incorrect";
    },
  };

  Object.assign(selfcheck, { kinds: { ...selfcheck.kinds, numeric } });
})();
