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
      // First: a link inside the question stays inside it.
      rename(element, `${selfcheck.names.question}${item.id}`, `${phase}-${item.id}`);
      const home = selfcheck.pageAddress(item.url);
      for (const part of element.querySelectorAll("[href], [src], [srcset], [poster]")) {
        const href = part.getAttribute("href") ?? "";
        if (!(href.startsWith("#") && element.querySelector(`[id="${CSS.escape(href.slice(1))}"]`))) {
          resolve(part, home);
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
   * Gives the ids of a question, and what refers to them, names that nothing else on this page has.
   * @param {Element} element
   * @param {string} from how the question's own ids begin
   * @param {string} to how they are to begin
   */
  function rename(element, from, to) {
    const parts = [element, ...element.querySelectorAll("[id], [for], [name], [href^='#'], [aria-describedby], [aria-labelledby], [aria-controls]")];
    const ids = new Set(parts.map((part) => part.id));
    const renamed = (/** @type {string} */ name) => {
      if (name === from || name.startsWith(`${from}-`)) {
        return to + name.slice(from.length);
      }
      return `${to}--${name}`;
    };
    for (const part of parts) {
      for (const name of ["id", "name", "for", "aria-describedby", "aria-labelledby", "aria-controls"]) {
        const value = part.getAttribute(name);
        if (value) {
          const tokens = value.split(" ").map((one) => (name === "id" || name === "name" || ids.has(one) ? renamed(one) : one));
          part.setAttribute(name, tokens.join(" "));
        }
      }
      const target = part.getAttribute("href") ?? "";
      if (target.startsWith("#") && ids.has(target.slice(1))) {
        part.setAttribute("href", `#${renamed(target.slice(1))}`);
      }
    }
  }

  /**
   * Leads an address of a question to where it led on its own page.
   * @param {Element} part
   * @param {string} home
   */
  function resolve(part, home) {
    for (const name of ["href", "src", "poster"]) {
      const value = part.getAttribute(name);
      if (value !== null) {
        part.setAttribute(name, new URL(value, home).href);
      }
    }
    const sources = part.getAttribute("srcset");
    if (sources !== null) {
      const resolved = sources.split(/,\s+/).map((one) => one.trim().replace(/^\S+/, (address) => new URL(address, home).href));
      part.setAttribute("srcset", resolved.join(", "));
    }
  }

  /** @param {string} name of a script in the bank's folder */
  function load(name) {
    return selfcheck.loadScript(new URL(name, selfcheck.place().bank).href);
  }
})();
