/* Marks beside the pages' names in the theme's navigation: how far the reader is on each, and what is due. */

/** @import { Kept, PageMark } from "../types.d.ts" */

import { MARKED } from "../core/marks.js";
import { masteryOf } from "../core/mastery.js";
import { todayNumber } from "../lib/day.js";
import { element as make } from "../lib/dom.js";
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
  // How many questions each page of the site has, and where its review is.
  loadScript(new URL("totals.js", pageInfo().bank).href).then(show, () => {});
  const unsubscribe = kept.subscribe(refresh);
  document.addEventListener(MARKED, show);
  shared().unfollow = () => {
    unsubscribe();
    document.removeEventListener(MARKED, show);
  };
}

/** @typedef {{ state: string, words: string, count: number | "" }} Mark */

/**
 * Shows the marks of all pages in the navigation, and how many of their questions are due.
 * @param {Record<string, PageMark>} marks
 */
function showMarks(marks) {
  const { totals = {}, review } = shared();
  const root = new URL("../../", pageInfo().folder).href;
  const today = todayNumber();
  /** @type {Map<string, Mark | undefined>} by the page's address */
  const shown = new Map();
  let count = 0;
  for (const page of Object.keys({ ...totals, ...marks })) {
    const mark = marks[page];
    const total = totals[page] ?? mark?.total ?? 0;
    const answered = Math.min(mark?.answered ?? 0, total);
    if (answered > 0 || page in totals) {
      const state = masteryOf({ total, right: Math.min(mark?.right ?? 0, total), open: total - answered });
      shown.set(root + page, { state, words: say(state, { answered, total }), count: "" });
      count += mark?.due?.filter((day) => day <= today).length ?? 0;
    }
  }
  const badge = count > 0 ? { state: "due", words: say("questionsDue", { count }), count } : undefined;
  shown.set(root + review, badge);
  // Those to other pages: the headings of this one stand among them, with a # in their addresses.
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll(".md-nav--primary a.md-nav__link[href]:not([href*='#'])")
  );
  for (const link of links) {
    const mark = shown.get(link.href);
    put(link, mark);
    // On a narrow screen, this label stands for the page that is open.
    put(link.parentElement?.querySelector("[for=__toc]"), mark);
  }
  const button = document.querySelector(".md-header__button.md-icon");
  if (put(button, badge)) {
    // Its label is its name: what it holds is not read.
    const [name] = (button?.getAttribute("aria-label") ?? "").split(", ");
    button?.setAttribute("aria-label", badge ? `${name}, ${badge.words}` : `${name}`);
  }
}

/**
 * Puts a mark at the end of an element, in the place of the one before; returns whether it is another.
 * @param {Element | null | undefined} element
 * @param {Mark} [mark]
 */
function put(element, mark) {
  const known = element?.querySelector(".sc-nav-mark");
  const isOther = element && (known?.textContent ?? "") !== (mark?.words ?? "");
  if (isOther) {
    known?.remove();
    if (mark) {
      const { state, words, count } = mark;
      const made = make("span", "sc-nav-mark");
      made.append(make("span", "sc-unseen", words));
      Object.assign(made.dataset, { state, count });
      element.append(made);
    }
  }
  return isOther;
}
