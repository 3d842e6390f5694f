/* Drawing a scene: attributes that are written only when they change, text in spans, textures, arrowheads. */

import { svg } from "../dom.js";

/** @type {WeakMap<Element, Map<string, string | number>>} */
const written = new WeakMap();

/**
 * Write attributes, each only when it differs from what was written last: a frame touches what moves and no more.
 * @param {Element} element
 * @param {Record<string, string | number>} attributes
 */
export function set(element, attributes) {
  const known = written.get(element) ?? new Map();
  written.set(element, known);
  for (const name in attributes) {
    const value = /** @type {string | number} */ (attributes[name]);
    if (known.get(name) !== value) {
      known.set(name, value);
      element.setAttribute(name, String(value));
    }
  }
}

/**
 * Write an element's text when it differs from what it holds.
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/**
 * Place an element. Positions go by tenths of a pixel.
 * @param {Element} element
 * @param {number} x
 * @param {number} y
 * @param {number} [opacity]
 */
export function place(element, x, y, opacity = 1) {
  set(element, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`, opacity: opacity.toFixed(2) });
}

/**
 * Build a line of text. Give several texts with their classes to let a wider font push and not overlap.
 * @param {number} x
 * @param {number} y
 * @param {string | [text: string, classes: string][]} text
 * @param {string} [classes] s-bold, s-muted, s-end, s-middle, s-number, s-halo
 */
export function label(x, y, text, classes = "") {
  const spans = typeof text === "string"
    ? [text]
    : text.map(([one, kind], index) => svg("tspan", index > 0 ? { class: kind, dx: 8 } : { class: kind }, one));
  return svg("text", classes ? { x, y, class: classes } : { x, y }, ...spans);
}

let made = 0;

/**
 * Build the textures and the arrowhead of a drawing. Several drawings on a page keep theirs apart.
 * @returns {{element: SVGElement, hatch: (kind: "a" | "b" | "c") => string, dots: (kind: "a" | "b" | "c") => string, arrow: string}}
 *   the definitions; `url(...)` of each kind's hatching and dots, and of the arrowhead for `marker-end`
 */
export function createTextures() {
  const name = `v-texture-${++made}`;
  const kinds = ["a", "b", "c"];
  const pattern = (/** @type {string} */ id, /** @type {SVGElement[]} */ ...parts) =>
    svg(
      "pattern",
      { id: `${name}-${id}`, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      ...parts,
    );
  const ground = (/** @type {string} */ kind) => svg("rect", { width: 7, height: 7, class: `s-tint-${kind}` });
  const arrow = svg("path", { d: "M0 0L8 4L0 8z", class: "s-arrowhead" });
  return {
    element: svg(
      "defs",
      {},
      ...kinds.map((kind) =>
        pattern(`hatch-${kind}`, ground(kind), svg("rect", { width: 2.5, height: 7, class: `s-stripe-${kind}` }))
      ),
      ...kinds.map((kind) =>
        pattern(`dots-${kind}`, ground(kind), svg("circle", { cx: 3, cy: 3, r: 1, class: `s-stripe-${kind}` }))
      ),
      svg("marker", {
        id: `${name}-arrow`,
        viewBox: "0 0 8 8",
        refX: 6,
        refY: 4,
        markerWidth: 8,
        markerHeight: 8,
        markerUnits: "userSpaceOnUse",
        orient: "auto-start-reverse",
      }, arrow),
    ),
    hatch: (kind) => `url(#${name}-hatch-${kind})`,
    dots: (kind) => `url(#${name}-dots-${kind})`,
    arrow: `url(#${name}-arrow)`,
  };
}
