/* A card: one of several things side by side, which its heading names. */

import { h } from "./dom.js";

/**
 * @param {string} title
 * @param {string} note what the heading adds in small letters, empty for nothing
 * @param {...Node} children
 */
export const createCard = (title, note, ...children) =>
  h(
    "section",
    { class: "v-card", "aria-label": title },
    h("h4", {}, title, ...(note ? [" ", h("small", {}, note)] : [])),
    ...children,
  );
