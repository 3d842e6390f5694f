/* Prompts to be matched: a table with a select in each row. A pick is "row=match". */
"use strict";

(() => {
  /** @param {HTMLFormElement} form */
  function rows(form) {
    return /** @type {HTMLElement[]} */ ([...form.querySelectorAll("fieldset tr[data-row]")]).map((row) => ({
      id: row.dataset.row ?? "",
      select: /** @type {HTMLSelectElement} */ (selfcheck.part(row, "select")),
    }));
  }

  /**
   * Tells of each row whether its match is right.
   * @param {string[]} picked
   * @param {unknown} answer
   * @returns {Map<string, boolean>}
   */
  function marks(picked, answer) {
    const { pairs } = /** @type {{pairs: Record<string, string>}} */ (answer);
    return new Map(Object.entries(pairs).map(([row, match]) => [row, picked.includes(`${row}=${match}`)]));
  }

  /** @type {Kind} */
  const matching = {
    read: (form) => rows(form).map(({ id, select }) => `${id}=${select.value}`),

    problem: (form) => (rows(form).every(({ select }) => select.value) ? null : "allMatches"),

    write(form, picked) {
      const values = new Map(picked.map((pick) => /** @type {[string, string]} */ (pick.split("="))));
      for (const { id, select } of rows(form)) {
        select.value = values.get(id) ?? "";
      }
    },

    grade(picked, answer) {
      const right = [...marks(picked, answer).values()];
      if (right.every(Boolean)) {
        return "correct";
      }
      return right.some(Boolean) ? "partial" : "incorrect";
    },

    arrange() {},

    explain(picked, answer, key) {
      const right = marks(picked, key);
      const copies = selfcheck.copies(answer.querySelectorAll(":scope > .sc-key-label, :scope > table, :scope > .sc-decoy"));
      for (const table of copies) {
        if (table instanceof HTMLTableElement) {
          for (const row of table.querySelectorAll("tr[data-row]")) {
            const isRight = right.get(row.getAttribute("data-row") ?? "") ?? false;
            row.setAttribute("data-correct", String(isRight));
            const mark = selfcheck.element("span", "sc-mark", selfcheck.say(isRight ? "pickedRightRow" : "pickedWrongRow"));
            row.querySelector("td")?.append(" ", mark);
          }
        }
      }
      return copies;
    },
  };

  Object.assign(selfcheck, { kinds: { ...selfcheck.kinds, matching } });
})();
