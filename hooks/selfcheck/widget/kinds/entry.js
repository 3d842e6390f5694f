/* Questions for a number or a phrase, typed into a text field. */
"use strict";

(() => {
  /** @param {HTMLFormElement} form */
  function field(form) {
    return /** @type {HTMLInputElement} */ (selfcheck.part(form, ".sc-entry input"));
  }

  /**
   * @param {string[]} picked
   * @param {HTMLElement} answer
   */
  function explain(picked, answer) {
    const typed = selfcheck.element("p", "sc-your-answer", selfcheck.say("yourAnswer", { answer: picked[0] ?? "" }));
    return [typed, ...selfcheck.copies(answer.querySelectorAll(":scope > .sc-key-label, :scope > .sc-key-value"))];
  }

  const entry = {
    read: (/** @type {HTMLFormElement} */ form) => [field(form).value.trim()].filter(Boolean),
    write(/** @type {HTMLFormElement} */ form, /** @type {string[]} */ picked) {
      field(form).value = picked[0] ?? "";
    },
    arrange() {},
    explain,
  };

  /** @type {Kind} */
  const numeric = {
    ...entry,
    problem(form) {
      const { value, dataset } = field(form);
      if (!value.trim()) {
        return "nothingTyped";
      }
      if (!Number.isNaN(selfcheck.readNumber(value, dataset.unit, navigator.language))) {
        return null;
      }
      return /^\s*[-+\u2212]?\d/.test(value) ? "moreThanANumber" : "notANumber";
    },
    grade([typed = ""], answer) {
      const { value, tolerance, unit } = /** @type {{value: number, tolerance: number, unit: string | null}} */ (answer);
      const given = selfcheck.readNumber(typed, unit ?? "", navigator.language);
      // What a decimal fraction loses in binary is not the reader's mistake: a few units in the last place, and no more.
      const slack = 4 * Number.EPSILON * Math.abs(value);
      return Math.abs(given - value) <= tolerance + slack ? "correct" : "incorrect";
    },
  };

  /** @type {Kind} */
  const text = {
    ...entry,
    problem: (form) => (field(form).value.trim() ? null : "nothingTyped"),
    grade([typed = ""], answer) {
      const { accepted, caseSensitive } = /** @type {{accepted: string[], caseSensitive: boolean}} */ (answer);
      const plain = (/** @type {string} */ value) => selfcheck.plainText(value, caseSensitive);
      return accepted.some((one) => plain(one) === plain(typed)) ? "correct" : "incorrect";
    },
  };

  Object.assign(selfcheck, { kinds: { ...selfcheck.kinds, numeric, text } });
})();
