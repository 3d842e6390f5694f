/* Rows to be put in order: by a position for each, or by buttons that move them. */

/** @import { Kind } from "../../widget/types.d.ts" */
/** @import { OrderingKey } from "../../widget/contract/shapes.d.ts" */
import { roundOrder } from "../../widget/core/order.js";
import { element, part } from "../../widget/lib/dom.js";
import { say } from "../../widget/lib/words.js";
import { markOf, verdictOf } from "../marking.js";

/** @param {HTMLFormElement} form */
function rows(form) {
  return /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".sc-row")]);
}

/** @param {HTMLElement} row */
function position(row) {
  return /** @type {HTMLSelectElement} */ (part(row, "select"));
}

/** @param {HTMLFormElement} form */
function read(form) {
  return rows(form)
    .filter((row) => position(row).value)
    .sort((a, b) => Number(position(a).value) - Number(position(b).value))
    .map((row) => row.dataset.row ?? "");
}

/**
 * Moves a row past its neighbor, and gives every row the position that it now has.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} row
 * @param {number} by
 */
function move(form, row, by) {
  const neighbor = by < 0 ? row.previousElementSibling : row.nextElementSibling;
  if (neighbor?.classList.contains("sc-row")) {
    // The neighbor is the one to move: an element that moves loses the focus.
    by < 0 ? row.after(neighbor) : row.before(neighbor);
  }
  const all = rows(form);
  all.forEach((one, at) => {
    position(one).value = String(at + 1);
  });
  form.dispatchEvent(new Event("input"));
  const place = { row: name(row), position: all.indexOf(row) + 1, total: all.length };
  form.querySelector(".sc-moved")?.replaceChildren(say("moved", place));
}

/** @param {HTMLElement} row */
function name(row) {
  return row.querySelector("label")?.textContent ?? "";
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} row
 */
function addButtons(form, row) {
  for (const [word, label, by] of /** @type {const} */ ([["up", "moveUp", -1], ["down", "moveDown", 1]])) {
    const button = /** @type {HTMLButtonElement} */ (element("button", "sc-move", say(word)));
    button.type = "button";
    button.setAttribute("aria-label", say(label, { row: name(row) }));
    button.onclick = () => move(form, row, by);
    row.append(button);
  }
}

/**
 * Returns the share of adjacent pairs that are in order.
 * @param {string[]} picked
 * @param {unknown} answer
 */
function share(picked, answer) {
  const { order } = /** @type {OrderingKey} */ (answer);
  const pairs = order.slice(1).filter((id, at) => picked.indexOf(id) === picked.indexOf(order[at] ?? "") + 1).length;
  return pairs / (order.length - 1);
}

/** @type {Kind} */
const ordering = {
  read,

  problem(form) {
    const all = rows(form);
    const positions = new Set(all.map((row) => position(row).value));
    return positions.size === all.length && !positions.has("") ? null : "allPositions";
  },

  write(form, picked) {
    for (const row of rows(form)) {
      const at = picked.indexOf(row.dataset.row ?? "");
      position(row).value = at < 0 ? "" : String(at + 1);
    }
    for (const id of picked) {
      const row = rows(form).find((one) => one.dataset.row === id);
      row?.parentElement?.append(row);
    }
  },

  share,

  grade: (picked, answer) => verdictOf(share(picked, answer)),

  arrange(form, question, phase, round) {
    const all = new Map(rows(form).map((row) => [row.dataset.row ?? "", row]));
    const list = part(form, ".sc-rows");
    if (!form.querySelector(".sc-moved")) {
      const spoken = element("p", "sc-moved sc-unseen");
      spoken.setAttribute("aria-live", "polite");
      list.after(spoken);
      all.forEach((row) => addButtons(form, row));
    }
    list.append(...roundOrder([...all.keys()], question, phase, round).flatMap((id) => all.get(id) ?? []));
  },

  /** A row is right where it comes after the right one, or rightly first. */
  marks(form, _, { picked, key }) {
    const { order } = /** @type {OrderingKey} */ (key);
    return rows(form).map((row) => {
      const id = row.dataset.row ?? "";
      const before = (/** @type {string[]} */ ids) => ids[ids.indexOf(id) - 1];
      return markOf(row, position(row), picked.length > 0 ? before(picked) === before(order) : undefined);
    });
  },
};

export const kinds = { ordering };
