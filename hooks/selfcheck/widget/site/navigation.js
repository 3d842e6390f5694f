/* Marks beside the pages' names in the theme's navigation: how far the reader is on each. */

/** @import { Kept, PageMark } from "../types.d.ts" */

import { MARKED } from "../core/marks.js";
import { element } from "../lib/dom.js";
import { pageInfo } from "../lib/page.js";
import { loadScript } from "../lib/scripts.js";
import { shared } from "../lib/shared.js";
import { say } from "../lib/words.js";

/**
 * Shows the marks as soon as what is kept can be read, and again when it changes, until another page is opened.
 * @param {Kept} kept
 * @param {() => void} [count] keeps how far the reader is on this page, before the marks are shown
 */
export function followMarks(kept, count = () => {}) {
  let waiting = false;
  const show = () => showMarks(kept.marks());
  const refresh = () => {
    if (!waiting) {
      waiting = true;
      // When all that is happening now has happened.
      queueMicrotask(() => {
        waiting = false;
        count();
        // In a task of its own: the page and its questions come first.
        setTimeout(show);
      });
    }
  };
  shared().unfollow?.();
  kept.whenReady(refresh);
  loadTotals().then(show, () => {});
  const unsubscribe = kept.subscribe(refresh);
  document.addEventListener(MARKED, show);
  shared().unfollow = () => {
    unsubscribe();
    document.removeEventListener(MARKED, show);
  };
}

/**
 * Shows the marks of all pages in the navigation.
 * @param {Record<string, PageMark>} marks
 */
function showMarks(marks) {
  const byAddress = pageStandings(marks);
  /** One of each sort is made: most pages of a guide are not started. @type {Map<string, HTMLElement>} */
  const made = new Map();
  // Those to other pages: the headings of this one stand among them, with a # in their addresses.
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll(".md-nav--primary a.md-nav__link[href]:not([href*='#'])")
  );
  for (const link of links) {
    const found = byAddress.get(link.href);
    const words = found ? say(found.state, found) : "";
    const known = link.querySelector(".sc-nav-mark");
    if (words !== (known?.textContent ?? "")) {
      known?.remove();
      if (found) {
        link.append(markOf(found.state, words, made));
      }
    }
  }
}

/**
 * @param {string} state
 * @param {string} words
 * @param {Map<string, HTMLElement>} made those that were made before, by their words
 */
function markOf(state, words, made) {
  let mark = made.get(words);
  if (!mark) {
    mark = element("span", "sc-nav-mark");
    mark.dataset.state = state;
    mark.append(element("span", "sc-unseen", words));
    made.set(words, mark);
  }
  return mark.cloneNode(true);
}

/**
 * Puts what is kept of pages beside the questions that they have now.
 * @param {Record<string, PageMark>} marks
 * @returns {Map<string, {state: string, answered: number, total: number}>} by the page's address
 */
function pageStandings(marks) {
  const totals = new Map(Object.entries(shared().totals ?? {}));
  const root = new URL("../../", pageInfo().folder).href;
  /** @type {Map<string, {state: string, answered: number, total: number}>} */
  const found = new Map();
  for (const page of new Set([...totals.keys(), ...Object.keys(marks)])) {
    const total = totals.get(page) ?? marks[page]?.total ?? 0;
    const answered = Math.min(marks[page]?.answered ?? 0, total);
    if (answered > 0 || totals.has(page)) {
      const state = answered === 0 ? "notStarted" : answered < total ? "started" : "done";
      found.set(root + page, { state, answered, total });
    }
  }
  return found;
}

/** Asks the site how many questions each of its pages has. */
function loadTotals() {
  return loadScript(new URL("totals.js", pageInfo().bank).href);
}
