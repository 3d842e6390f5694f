/* What a note says: the definition of a term, or the source behind a footnote mark. */

/** @import { Note } from "../types.d.ts" */
import { say } from "../words.js";

/**
 * Returns the footnote that a mark leads to; null where it is on another page, as with a question in a review.
 * @param {HTMLAnchorElement} link
 */
export function footnoteOf(link) {
  return link.pathname === location.pathname ? document.getElementById(decodeURIComponent(link.hash.slice(1))) : null;
}

/**
 * Returns what a link leads to; null where it is not on this page, so that the link has to be followed.
 * @param {HTMLAnchorElement} link
 * @returns {Note | null}
 */
export function noteOf(link) {
  const { term, means } = link.dataset;
  if (term && means) {
    return { title: term, body: [means], links: [anchor(link.href, say("openGlossary"))] };
  }
  const item = footnoteOf(link);
  return item && { title: link.getAttribute("aria-label") ?? "", ...sourceOf(item) };
}

/**
 * Takes a footnote apart: its text, and its links below.
 * @param {HTMLElement} item of the list of footnotes
 */
function sourceOf(item) {
  const copy = /** @type {HTMLElement} */ (item.cloneNode(true));
  copy.querySelectorAll(".footnote-backref").forEach((one) => one.remove());
  const cited = copy.querySelector("cite");
  const found = cited ? [...copy.querySelectorAll("a")].map((one) => anchor(one.href, withoutScheme(one))) : [];
  return {
    body: [...(cited ?? copy).childNodes],
    links: [...found, anchor(`#${item.id}`, say("showInList"))],
  };
}

/** @param {HTMLAnchorElement} link */
function withoutScheme(link) {
  return (link.textContent ?? "").replace(/^https:\/\//, "");
}

/**
 * @param {string} address
 * @param {string} text
 */
function anchor(address, text) {
  const made = document.createElement("a");
  made.href = address;
  made.textContent = text;
  return made;
}
