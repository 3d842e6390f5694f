/* Questions for a word or a phrase. */
"use strict";

(() => {
  /** @type {Kind} */
  const text = {
    ...selfcheck.entry,

    problem: (form) => (selfcheck.entryField(form).value.trim() ? null : "nothingTyped"),

    grade([typed = ""], answer) {
      const { accepted, caseSensitive } = /** @type {TextKey} */ (answer);
      const plain = (/** @type {string} */ value) => selfcheck.plainText(value, caseSensitive);
      return accepted.some((one) => plain(one) === plain(typed)) ? "correct" : "incorrect";
    },
  };

  Object.assign(selfcheck, { kinds: { ...selfcheck.kinds, text } });
})();
