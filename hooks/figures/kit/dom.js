/* Elements, built and never parsed; and what every visual does with its figure. */

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
 * Calls back once the reader is about to reach an element: a figure costs nothing before.
 * @param {HTMLElement} host
 * @param {() => void} act
 */
function whenNear(host, act) {
  const near = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        near.disconnect();
        act();
      }
    },
    { rootMargin: "100% 0px" },
  );
  near.observe(host);
}

/**
 * Marks a figure that a reader has set, or that a link has: paper shows what it shows, else its worked table alone.
 * @param {HTMLElement} host
 * @param {string} name
 */
function noteSet(host, name) {
  const note = () => void (host.dataset.set = "");
  const look = () => new RegExp(`[#&]${name}=`).test(location.hash) && note();
  look();
  addEventListener("hashchange", look);
  for (const event of ["input", "change", "click"]) {
    host.addEventListener(event, note);
  }
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
 * Defines an element that upgrades a figure once, when a reader comes near, also where instant navigation runs the script again.
 * @param {string} name such as "cluster"
 * @param {(host: HTMLElement) => void} upgrade
 */
export function define(name, upgrade) {
  const tag = `${name}-visual`;
  // A worker that runs the page's script has no elements.
  if (typeof document === "undefined" || customElements.get(tag)) {
    return;
  }
  customElements.define(
    tag,
    class extends HTMLElement {
      connectedCallback() {
        if (!this.classList.contains("visual")) {
          this.className = "visual v-waits";
          noteSet(this, name);
          this.hasAttribute("fold") && fold(this);
          whenNear(this, () => {
            this.classList.remove("v-waits");
            upgrade(this);
          });
        }
      }
    },
  );
}

/**
 * Puts the figure's worked table, which says the same as the visual at its beginning, behind a summary: the attribute's text, if it has one.
 * @param {HTMLElement} host
 */
function fold(host) {
  const figure = host.closest("figure");
  const table = figure && [...figure.querySelectorAll("table")].find((one) => !host.contains(one));
  if (table) {
    const block = table.closest(".md-typeset__scrollwrap") ?? table;
    const summary = host.getAttribute("fold") || "Worked out for the first settings";
    const folded = h("details", { class: "visual-worked" }, h("summary", {}, summary));
    block.replaceWith(folded);
    folded.append(block);
    openInPrint(folded);
  }
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
