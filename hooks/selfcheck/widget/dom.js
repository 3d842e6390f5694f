/* Small helpers for elements and words. */
"use strict";

Object.assign(selfcheck, {
  /** @type {Map<string, Promise<void>>} */
  loading: selfcheck.loading ?? new Map(),

  /**
   * Looks up a phrase and fills in its values: {count} is a value, {count|answer|answers} the form that goes with it.
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   */
  say(name, values = {}) {
    return selfcheck.words[name].replace(
      /\{(\w+)((?:\|[^{}|]*)*)\}/g,
      (/** @type {string} */ _, /** @type {string} */ key, /** @type {string} */ forms) =>
        forms ? selfcheck.plural(Number(values[key]), forms.slice(1).split("|")) : String(values[key]),
    );
  },

  /**
   * Picks the form of a word that goes with a number in the page's language.
   * @param {number} count
   * @param {string[]} forms as many as the language has, from that of the fewest on
   */
  plural(count, forms) {
    const language = document.documentElement.lang || "en";
    if (selfcheck.plurals?.language !== language) {
      selfcheck.plurals = { language, rules: new Intl.PluralRules(language) };
    }
    const { rules } = selfcheck.plurals;
    const has = new Set(rules.resolvedOptions().pluralCategories);
    const names = ["zero", "one", "two", "few", "many", "other"].filter((name) => has.has(/** @type {any} */ (name)));
    return forms[names.indexOf(rules.select(count))] ?? forms.at(-1) ?? "";
  },

  /**
   * Writes a number to one decimal place. The sign is a word of the page: `Intl` takes a millisecond to find it.
   * @param {number} value
   */
  sayNumber(value) {
    return String(Math.round(value * 10) / 10).replace(".", selfcheck.say("decimal"));
  },

  /**
   * Runs a script of the site's bank, once for each address; the next call tries again where it could not be loaded.
   * @param {string} address
   * @returns {Promise<void>}
   */
  loadScript(address) {
    const known = selfcheck.loading.get(address);
    if (known) {
      return known;
    }
    /** @type {Promise<void>} */
    const loaded = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => resolve();
      script.onerror = () => {
        selfcheck.loading.delete(address);
        reject(new Error(`${address} could not be loaded`));
      };
      document.head.append(script);
    });
    selfcheck.loading.set(address, loaded);
    return loaded;
  },

  /**
   * @param {string} tag
   * @param {string} className
   * @param {string} [text]
   */
  element(tag, className, text = "") {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  },

  /**
   * @param {string} text
   * @param {string} [className]
   */
  button(text, className = "") {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = text;
    return made;
  },

  /**
   * Finds a part of an element of ours, or says which is missing.
   * @param {Element} parent
   * @param {string} selector
   */
  part(parent, selector) {
    const found = parent.querySelector(selector);
    if (!found) {
      throw new Error(`<${parent.localName} id="${parent.id}"> has no ${selector}`);
    }
    return found;
  },

  /**
   * Copies nodes for a second place on the page, without the ids that belong to the first.
   * @param {Iterable<Node>} nodes
   */
  copies(nodes) {
    return Array.from(nodes, (node) => {
      const copy = node.cloneNode(true);
      if (copy instanceof Element) {
        for (const element of [copy, ...copy.querySelectorAll("[id]")]) {
          element.removeAttribute("id");
        }
      }
      return copy;
    });
  },

  /**
   * Builds a table in a box that scrolls by itself; the first cell of each row heads it.
   * @param {string} caption
   * @param {string[]} headings
   * @param {(Node | string)[][]} rows
   */
  table(caption, headings, rows) {
    const table = document.createElement("table");
    const cell = (/** @type {string} */ tag, /** @type {string} */ scope, /** @type {Node | string} */ content) => {
      const made = document.createElement(tag);
      if (scope) {
        made.setAttribute("scope", scope);
      }
      made.append(content);
      return made;
    };
    const line = (/** @type {Element[]} */ cells) => {
      const row = document.createElement("tr");
      row.append(...cells);
      return row;
    };
    const head = document.createElement("thead");
    head.append(line(headings.map((text) => cell("th", "col", text))));
    const body = document.createElement("tbody");
    body.append(...rows.map((row) => line(row.map((content, index) => cell(index ? "td" : "th", index ? "" : "row", content)))));
    table.append(selfcheck.element("caption", "", caption), head, body);
    const box = selfcheck.element("div", "sc-scroll");
    box.append(table);
    return box;
  },
});
