/* Answers that are typed into a text field: what questions for a number and for a phrase share. */
"use strict";

(() => {
  /** @param {HTMLFormElement} form */
  function entryField(form) {
    return /** @type {HTMLInputElement} */ (selfcheck.part(form, ".sc-entry input"));
  }

  Object.assign(selfcheck, {
    entryField,

    entry: {
      read: (/** @type {HTMLFormElement} */ form) => [entryField(form).value.trim()].filter(Boolean),

      write(/** @type {HTMLFormElement} */ form, /** @type {string[]} */ picked) {
        entryField(form).value = picked[0] ?? "";
      },

      arrange() {},

      explain(/** @type {string[]} */ picked, /** @type {HTMLElement} */ answer) {
        const typed = selfcheck.element("p", "sc-your-answer", selfcheck.say("yourAnswer", { answer: picked[0] ?? "" }));
        return [typed, ...selfcheck.copies(answer.querySelectorAll(":scope > .sc-key-label, :scope > .sc-key-value"))];
      },
    },
  });
})();
