/* How far the reader is on each page: kept when a page's questions are answered, shown beside its name in the navigation. */
"use strict";

(() => {
  // From the site's root: what begins with a slash leads elsewhere.
  const PAGE = /^(?!\/|.*\/\/)[\w./%~-]{0,200}$/;
  let waiting = false;
  const COUNTS = ["pairs", "learned", "kept", "lost", "open", "guess"];

  Object.assign(selfcheck, {
    /**
     * Reads what is kept of pages, and leaves out what makes no sense.
     * @param {any} kept
     * @returns {Record<string, PageMark>}
     */
    readMarks(kept) {
      /** @type {Record<string, PageMark>} */
      const marks = Object.create(null);
      const isCount = (/** @type {unknown} */ value) => typeof value === "number" && value >= 0 && value <= 10_000;
      for (const [page, mark] of Object.entries(Object(kept)).slice(0, 5000)) {
        if (PAGE.test(page) && isCount(mark?.answered) && isCount(mark?.total) && COUNTS.every((name) => isCount(mark.gain?.[name]))) {
          marks[page] = mark;
        }
      }
      return marks;
    },

    /**
     * @param {any} kept
     * @param {Set<string> | null} pages null for all
     */
    withoutMarks(kept, pages) {
      const marks = Object.entries(selfcheck.readMarks(kept)).filter(([page]) => pages !== null && !pages.has(page));
      return Object.fromEntries(marks);
    },

    /** Keeps how far the reader is on this page, where that has changed. */
    keepMark() {
      const questions = /** @type {NodeListOf<QuestionElement>} */ (
        document.querySelectorAll("self-check[data-phase=quiz] > self-check-question")
      );
      const store = selfcheck.store();
      const { page } = selfcheck.place();
      const marks = selfcheck.readMarks(store.read("marks"));
      const known = marks[page];
      if (questions.length === 0 || !store.ready) {
        return;
      }
      const rows = [...questions].filter((one) => one.kind);
      const answered = rows.filter((one) => one.last()).length;
      const mark = { answered, total: questions.length, gain: selfcheck.countGain(rows.map((one) => one.gain())) };
      if ((answered > 0 || known) && JSON.stringify(mark) !== JSON.stringify(known)) {
        store.write("marks", { ...marks, [page]: mark });
      }
    },

    /** Keeps and shows the marks when all that is happening now has happened. */
    refreshMarks() {
      if (!waiting) {
        waiting = true;
        queueMicrotask(() => {
          waiting = false;
          selfcheck.keepMark();
          selfcheck.showMarks();
        });
      }
    },

    /** Shows the marks of all pages in the navigation. */
    showMarks() {
      const store = selfcheck.store();
      const marks = selfcheck.readMarks(store.read("marks"));
      const root = new URL("../../", selfcheck.place().folder);
      const byAddress = new Map(Object.entries(marks).map(([page, mark]) => [address(page, root), mark]));
      const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".md-nav--primary a.md-nav__link[href]"));
      for (const link of links) {
        link.querySelector(".sc-nav-mark")?.remove();
        const mark = byAddress.get(link.href.replace(/#.*/, ""));
        if (mark && mark.total > 0 && mark.answered > 0) {
          const state = mark.answered >= mark.total ? "done" : "started";
          const shown = selfcheck.element("span", "sc-nav-mark");
          shown.dataset.state = state;
          const words = selfcheck.element("span", "sc-unseen", selfcheck.say(state, mark));
          shown.append(words);
          link.append(shown);
        }
      }
    },
  });

  /**
   * @param {string} page as it was kept, or as somebody put it there
   * @param {URL} root
   */
  function address(page, root) {
    try {
      return new URL(page, root).href;
    } catch {
      return null;
    }
  }
})();
