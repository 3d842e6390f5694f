/* Pages with glossary terms or footnotes: each opens where it is. */

import { nameLinks } from "../notes/links.js";
import { listen } from "../notes/opening.js";

/** Runs for each page that instant navigation opens, in a document that stays: what ran first keeps listening. */
export function start() {
  if (!("showPopover" in HTMLElement.prototype)) {
    return; // an older browser follows the links
  }
  if (!globalThis.listensForNotes) {
    globalThis.listensForNotes = true;
    listen();
  }
  nameLinks(document);
}
