/* Small helpers for elements and words. */
"use strict";

Object.assign(selfcheck, {
  /**
   * Looks up a phrase and fills in its values.
   * @param {string} name
   * @param {Record<string, string | number>} [values]
   */
  say(name, values = {}) {
    return selfcheck.words[name].replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ key) => String(values[key]));
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
   * Finds a part of an element of ours, or says which is missing.
   * @param {Element} parent
   * @param {string} selector
   */
  part(parent, selector) {
    const found = parent.querySelector(selector);
    if (!found) {
      throw new Error(`<${parent.localName}${parent.id && ` id="${parent.id}"`}> has no ${selector}`);
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
});
