/* A drawing of this figure's own, made anew at each change. */

import { h } from "../kit/dom.js";

/**
 * @param {HTMLElement} place
 * @param {string} title
 * @param {Element} drawing says its title itself to who hears it
 * @param {[Element, string][]} key its marks, and what they are
 */
export function draw(place, title, drawing, key) {
  place.replaceChildren(
    h("p", { class: "v-chart-title", "aria-hidden": "true" }, title),
    drawing,
    h("ul", { class: "v-key", "aria-hidden": "true" }, ...key.map((row) => h("li", {}, ...row))),
  );
}
