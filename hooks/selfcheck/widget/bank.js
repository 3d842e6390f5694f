/* The questions of the whole site, for pages that ask across it: an index, and each page's questions when they are needed. */
"use strict";

(() => {
  Object.assign(selfcheck, {
    shards: selfcheck.shards ?? {},

    /** @returns {Promise<BankItem[]>} every question of the site, in the order of its pages */
    async loadBank() {
      await load("index.js");
      return (selfcheck.bank ?? []).flatMap(({ url, title, questions }, section) =>
        questions.map(([id, rev, kind, tags, post]) => ({ id, rev, kind, tags, post: post === 1, section, title, url })),
      );
    },

    /**
     * Takes a question from the page on which it stands; its links and images keep leading where they led there.
     * @param {BankItem} item
     * @param {Phase} phase
     * @returns {Promise<QuestionElement>}
     */
    async loadQuestion(item, phase) {
      await load(`${item.section}.js`);
      const html = selfcheck.shards[item.section]?.[item.id] ?? "";
      const found = new DOMParser().parseFromString(html, "text/html").querySelector("self-check-question");
      if (!found) {
        throw new Error(`the site's bank has no question ${item.id}`);
      }
      const element = /** @type {QuestionElement} */ (document.importNode(found, true));
      rename(element, `q-${item.id}`, `${phase}-${item.id}`);
      const home = selfcheck.pageAddress(item.url);
      for (const part of element.querySelectorAll("[href], [src]")) {
        for (const name of ["href", "src"]) {
          const value = part.getAttribute(name);
          if (value !== null) {
            part.setAttribute(name, new URL(value, home).href);
          }
        }
      }
      return element;
    },

    /**
     * Tells the page that a question of another page stands in it now, for what the page's theme did before: diagrams.
     * @param {QuestionElement} question
     */
    tellShown(question) {
      question.dispatchEvent(new CustomEvent("selfcheck:shown", { bubbles: true }));
    },

    /**
     * The address of a page of the site, also where the site is a folder.
     * @param {string} url from the site's root
     */
    pageAddress(url) {
      const address = new URL(url, new URL("../../", selfcheck.place().folder));
      if (address.protocol === "file:" && address.pathname.endsWith("/")) {
        address.pathname += "index.html";
      }
      return address.href;
    },
  });

  /**
   * @param {Element} element
   * @param {string} from
   * @param {string} to
   */
  function rename(element, from, to) {
    for (const part of [element, ...element.querySelectorAll("[id], [for], [name], [aria-describedby], [aria-labelledby]")]) {
      for (const name of ["id", "for", "name", "aria-describedby", "aria-labelledby"]) {
        const value = part.getAttribute(name);
        if (value?.split(" ").some((one) => one === from || one.startsWith(`${from}-`))) {
          part.setAttribute(name, value.replaceAll(from, to));
        } else if (value !== null && name === "id") {
          part.removeAttribute("id");
        }
      }
    }
  }

  /** @param {string} name of a script in the bank's folder */
  function load(name) {
    return selfcheck.loadScript(new URL(name, selfcheck.place().bank).href);
  }
})();
