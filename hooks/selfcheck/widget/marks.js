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
     * Adds up what pages found when their questions were answered before and after.
     * @param {PageMark[]} marks
     * @returns {Gain}
     */
    addGains(marks) {
      const total = { pairs: 0, learned: 0, kept: 0, lost: 0, open: 0, guess: 0 };
      for (const { gain } of marks) {
        for (const name of /** @type {(keyof Gain)[]} */ (Object.keys(total))) {
          total[name] += gain[name];
        }
      }
      return total;
    },

    /**
     * @param {any} kept
     * @param {Set<string> | null} pages null for all
     */
    withoutMarks(kept, pages) {
      const marks = Object.entries(selfcheck.readMarks(kept)).filter(([page]) => pages !== null && !pages.has(page));
      return Object.fromEntries(marks);
    },

    /**
     * Tells whether a question counts as answered, in the navigation and on the progress page alike: in a quiz, a review or
     * an exam, in the wording that is asked now.
     * @param {AnswerRecord[]} records
     * @param {string} rev
     */
    isAnswered(records, rev) {
      return records.some((record) => record.rev === rev && record.phase !== "pretest" && record.verdict !== null);
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
      const answered = rows.filter((one) => selfcheck.isAnswered(store.answers(one.dataset.question ?? ""), one.dataset.rev ?? "")).length;
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
          // In a task of its own: the page and its questions come first.
          setTimeout(() => selfcheck.showMarks());
        });
      }
    },

    /** Shows the marks of all pages in the navigation. */
    showMarks() {
      if (!selfcheck.store().ready) {
        return;
      }
      const byAddress = standings();
      /** One of each sort is made: most pages of a guide are not started. @type {Map<string, HTMLElement>} */
      const made = new Map();
      const copyOf = (/** @type {string} */ state, /** @type {string} */ words) => {
        let mark = made.get(words);
        if (!mark) {
          mark = selfcheck.element("span", "sc-nav-mark");
          mark.dataset.state = state;
          mark.append(selfcheck.element("span", "sc-unseen", words));
          made.set(words, mark);
        }
        return mark.cloneNode(true);
      };
      // Those to other pages: the headings of this one stand among them, with a # in their addresses.
      const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (
        document.querySelectorAll(".md-nav--primary a.md-nav__link[href]:not([href*='#'])")
      );
      for (const link of links) {
        const found = byAddress.get(link.href);
        const words = found ? selfcheck.say(found.state, found) : "";
        const known = link.querySelector(".sc-nav-mark");
        if (words !== (known?.textContent ?? "")) {
          known?.remove();
          if (found) {
            link.append(copyOf(found.state, words));
          }
        }
      }
    },
  });

  /**
   * Puts what is kept of pages beside the questions that they have now.
   * @returns {Map<string, {state: string, answered: number, total: number}>} by the page's address
   */
  function standings() {
    const marks = selfcheck.readMarks(selfcheck.store().read("marks"));
    const totals = questionsOfPages();
    const root = new URL("../../", selfcheck.place().folder).href;
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

  /**
   * Tells how many questions each page of the site has; shows the marks again as soon as the site has told.
   * @returns {Map<string, number>}
   */
  function questionsOfPages() {
    const address = new URL("totals.js", selfcheck.place().bank).href;
    const known = selfcheck.loading.get(address);
    if (!known) {
      selfcheck.loadScript(address).then(selfcheck.showMarks, () => {});
    }
    return new Map(Object.entries(selfcheck.totals ?? {}));
  }
})();
