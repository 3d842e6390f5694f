/* A table with a select in each row: what matching pairs and putting items into groups share. A pick is "row=option". */

/** @import { Kind } from "../widget/types.d.ts" */
import { part } from "../widget/lib/dom.js";
import { markOf, shareOf, verdictOf } from "./marking.js";

/** @param {HTMLFormElement} form */
function rows(form) {
  return /** @type {HTMLElement[]} */ ([...form.querySelectorAll("fieldset tr[data-row]")]).map((row) => ({
    id: row.dataset.row ?? "",
    select: /** @type {HTMLSelectElement} */ (part(row, "select")),
  }));
}

/**
 * Tells of each row whether its option is right.
 * @param {string[]} picked
 * @param {Record<string, string>} key
 */
function marks(picked, key) {
  return new Map(Object.entries(key).map(([row, option]) => [row, picked.includes(`${row}=${option}`)]));
}

/**
 * Makes a kind of such tables.
 * @param {string} unfinished the word for a table that has rows without an option
 * @param {(answer: unknown) => Record<string, string>} keyOf takes the option of each row out of a key
 * @returns {Kind}
 */
export const tableKind = (unfinished, keyOf) => ({
  read: (form) => rows(form).map(({ id, select }) => `${id}=${select.value}`),

  problem: (form) => (rows(form).every(({ select }) => select.value) ? null : unfinished),

  write(form, picked) {
    const values = new Map(picked.map((pick) => /** @type {[string, string]} */ (pick.split("="))));
    for (const { id, select } of rows(form)) {
      select.value = values.get(id) ?? "";
    }
  },

  share: (picked, answer) => shareOf([...marks(picked, keyOf(answer)).values()]),

  grade: (picked, answer) => verdictOf(shareOf([...marks(picked, keyOf(answer)).values()])),

  arrange() {},

  marks(form, _, { picked, key, revealed }) {
    const keys = keyOf(key);
    const right = marks(picked, keys);
    return rows(form).map(({ id, select }) => {
      const at = /** @type {HTMLElement} */ (select.parentElement);
      const option = revealed ? [...select.options].find((one) => one.value === keys[id]) : undefined;
      return markOf(at, select, picked.length > 0 ? right.get(id) : undefined, option?.text);
    });
  },

  score(picked, key) {
    const right = [...marks(picked, keyOf(key)).values()];
    return { right: right.filter(Boolean).length, total: right.length };
  },
});
