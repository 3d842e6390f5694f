/* The links that open where they are: glossary terms and footnote marks. */

import { footnoteOf } from "./content.js";

// Two marks at one place have a comma between them, which has the class and no address.
const LINKS = "a.glossary-term, a.footnote-ref";

/**
 * Returns the link that an event is about.
 * @param {Event} event
 */
export function linkOf(event) {
  const { target } = event;
  return target instanceof Element ? /** @type {HTMLAnchorElement | null} */ (target.closest(LINKS)) : null;
}

/**
 * Tells screen readers which links open something.
 * @param {ParentNode} root
 */
export function nameLinks(root) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll(LINKS))) {
    if (link.dataset.means || footnoteOf(link)) {
      link.setAttribute("aria-expanded", "false");
    }
  }
}
