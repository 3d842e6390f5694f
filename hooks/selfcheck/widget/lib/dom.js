/* Small helpers for elements. */

/**
 * Defines an element, once for a document.
 * @param {string} tag
 * @param {CustomElementConstructor} element
 */
export function define(tag, element) {
  if (!customElements.get(tag)) {
    customElements.define(tag, element);
  }
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {string} [text]
 */
export function element(tag, className, text = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/**
 * @param {string} text
 * @param {string} [className]
 */
export function button(text, className = "") {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = text;
  return made;
}

/**
 * Finds a part of an element of ours, or says which is missing.
 * @param {Element} parent
 * @param {string} selector
 */
export function part(parent, selector) {
  const found = parent.querySelector(selector);
  if (!found) {
    throw new Error(`<${parent.localName} id="${parent.id}"> has no ${selector}`);
  }
  return found;
}

/**
 * Copies nodes for a second place on the page, without the ids that belong to the first.
 * @param {Iterable<Node>} nodes
 */
export function copies(nodes) {
  return Array.from(nodes, (node) => {
    const copy = node.cloneNode(true);
    if (copy instanceof Element) {
      for (const element of [copy, ...copy.querySelectorAll("[id]")]) {
        element.removeAttribute("id");
      }
    }
    return copy;
  });
}
