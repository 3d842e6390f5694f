/* Small helpers for elements. */

/** As high as the theme's header is, in pixels. */
const HEADER = 48;

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

/**
 * Leads a reader to a place on the page, and what they do next goes on from there.
 * @param {HTMLElement} to what is read out
 * @param {Element} [seen] what is scrolled to, where it is more than that
 */
export function leadTo(to, seen = to) {
  if (!to.matches("a[href], button, input, select")) {
    to.tabIndex = -1;
  }
  // A header that stays at the window's top covers no more than this.
  to.style.scrollMarginTop ||= "3.6rem";
  to.focus({ preventScroll: true });
  const { top } = seen.getBoundingClientRect();
  // What stands well in sight stays where it is.
  if (top < HEADER || top > innerHeight / 2) {
    seen.scrollIntoView({ block: "start", behavior: "instant" });
  }
}

/**
 * Makes a link that does something on its page; opened elsewhere, it leads to the same place.
 * @param {string} href
 * @param {string} text
 * @param {string} className
 * @param {() => void} act
 */
export function actingLink(href, text, className, act) {
  const link = /** @type {HTMLAnchorElement} */ (element("a", className, text));
  link.href = href;
  link.onclick = (event) => {
    if (!(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      // A theme that follows links itself would go there, too.
      event.stopPropagation();
      act();
    }
  };
  return link;
}
