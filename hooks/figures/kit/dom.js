/* Elements, built and never parsed. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {Element} Made
 * @param {Made} made
 * @param {Record<string, string | number | boolean | ((event: any) => void)>} attributes
 * @param {(Node | string | number)[]} children
 * @returns {Made}
 */
function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      made.addEventListener(name, value);
    } else if (value !== false) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  // A page itself makes text of numbers.
  made.append(.../** @type {(Node | string)[]} */ (children));
  return made;
}

/**
 * Builds an element. A function among the attributes listens to the event of that name.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | ((event: any) => void)>} [attributes]
 * @param {...(Node | string | number)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/**
 * Builds an element of a drawing.
 * @param {string} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...(Node | string)} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  return fill(/** @type {SVGElement} */ (document.createElementNS(SVG, tag)), attributes, children);
}

/**
 * Opens a disclosure while the page is printed.
 * @param {HTMLDetailsElement} details
 */
export function openInPrint(details) {
  let open = false;
  addEventListener("beforeprint", () => {
    open = details.open;
    details.open = true;
  });
  addEventListener("afterprint", () => {
    details.open = open;
  });
}

/** Whether the reader wants less motion. */
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
