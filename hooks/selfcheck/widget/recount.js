/* Marks of pages that were not open when their answers came: counted from the store and the bank. */
"use strict";

(() => {
  /** @type {Set<string>} questions whose pages are still to be counted */
  const waiting = new Set();

  Object.assign(selfcheck, {
    /**
     * Counts anew how far the reader is on pages, as each page does for itself when its questions are answered there.
     * @param {BankItem[]} bank
     * @param {(item: BankItem) => boolean} wanted which questions' pages
     */
    async recount(bank, wanted) {
      const store = selfcheck.store();
      const urls = new Set(bank.filter(wanted).map((item) => item.url));
      /** @type {Record<string, PageMark>} */
      const counted = {};
      for (const [url, items] of byPage(bank.filter((item) => urls.has(item.url)))) {
        const pairs = [];
        for (const item of items) {
          const records = store.answers(item.id);
          const { before, after } = selfcheck.beforeAndAfter(records, item.rev);
          if (before && after) {
            pairs.push(selfcheck.questionGain(await selfcheck.loadQuestion(item, "quiz"), records));
          }
        }
        counted[url] = { answered: countAnswered(items), total: items.length, gain: selfcheck.countGain(pairs) };
      }
      if (urls.size > 0) {
        store.write("marks", { ...selfcheck.readMarks(store.read("marks")), ...counted });
        selfcheck.showMarks();
      }
    },

    /**
     * Counts a question's page anew when all that is happening now has happened: a review or an exam asks it elsewhere.
     * @param {string} question
     */
    recountLater(question) {
      if (!document.querySelector("self-check:is([data-phase=review], [data-phase=exam])")) {
        return;
      }
      waiting.add(question);
      if (waiting.size === 1) {
        queueMicrotask(async () => {
          const answered = new Set(waiting);
          waiting.clear();
          await selfcheck.recount(await selfcheck.loadBank(), (item) => answered.has(item.id));
        });
      }
    },

    /**
     * Names the pages of which more or less is answered than their marks say: their answers came from elsewhere.
     * @param {BankItem[]} bank
     * @returns {Set<string>}
     */
    stalePages(bank) {
      const marks = selfcheck.readMarks(selfcheck.store().read("marks"));
      const stale = [...byPage(bank)].filter(([url, items]) => (marks[url]?.answered ?? 0) !== countAnswered(items));
      return new Set(stale.map(([url]) => url));
    },

    /**
     * Counts the first results of the questions that no pretest asks: whether what was learned carries over to new ones.
     * @param {BankItem[]} bank
     */
    newItems(bank) {
      const store = selfcheck.store();
      const known = new Set(store.questions());
      const verdicts = bank.filter((item) => item.post && known.has(item.id)).flatMap((item) => {
        const first = store.answers(item.id).find((record) => record.rev === item.rev && record.verdict !== null);
        return first ? [first.verdict] : [];
      });
      return { total: verdicts.length, right: verdicts.filter((verdict) => verdict === "correct").length };
    },
  });

  /** @param {BankItem[]} items */
  function countAnswered(items) {
    const store = selfcheck.store();
    return items.filter((item) => selfcheck.isAnswered(store.answers(item.id), item.rev)).length;
  }

  /**
   * @param {BankItem[]} bank
   * @returns {Map<string, BankItem[]>}
   */
  function byPage(bank) {
    /** @type {Map<string, BankItem[]>} */
    const pages = new Map();
    for (const item of bank) {
      const items = pages.get(item.url) ?? [];
      items.push(item);
      pages.set(item.url, items);
    }
    return pages;
  }
})();
