/* What several stages are drawn from. */

import { h } from "../../kit/dom.js";

/** @param {...(Node | string)} words */
export const paragraph = (...words) => h("p", {}, ...words);

/** @param {string} value @param {string} text */
export const big = (value, text) => paragraph(h("strong", {}, value), ` ${text}`);

/** The width of a drawing: on a phone it has fewer units, so that its points and bars stay as large. */
export const widthNow = () => (matchMedia("(max-width: 30em)").matches ? 320 : 640);
