/* Draws shapes into an element: each into one that is kept, of which only what changes is written. */

/** @import { Shape } from "./types.d.ts" */
import { svg } from "../kit/dom.js";
import { place, set, write } from "../kit/stage/drawing.js";

const TAGS = { text: "text", rect: "rect", circle: "circle", path: "path" };

/** @param {Element} parent @returns {(shapes: Shape[]) => void} */
export function createPainter(parent) {
  /** @type {{kind: string, element: SVGElement, outer: SVGElement}[]} */
  const made = [];
  return (shapes) => {
    shapes.forEach((shape, at) => {
      if (made[at]?.kind !== shape.kind) {
        const next = create(shape);
        made[at] ? made[at].outer.replaceWith(next.outer) : parent.append(next.outer);
        made[at] = next;
      }
      paint(made[at], shape);
    });
  };
}

/** @param {Shape} shape */
function create(shape) {
  const element = svg(TAGS[shape.kind], shape.kind === "path" && shape.drawn !== undefined ? { pathLength: 1 } : {});
  const outer = shape.kind === "text" && shape.href ? svg("a", {}, element) : element;
  return { kind: shape.kind, element, outer };
}

/** @param {{element: SVGElement, outer: SVGElement}} made @param {Shape} shape */
function paint({ element, outer }, shape) {
  const { x = 0, y = 0, opacity = 1, as = "" } = shape;
  set(element, { class: as });
  if (shape.kind === "path") {
    const { d, drawn } = shape;
    set(element, {
      d,
      opacity: opacity.toFixed(2),
      ...(drawn === undefined ? {} : { "stroke-dasharray": `${drawn.toFixed(3)} 2` }),
    });
    return;
  }
  place(element, x, y, opacity);
  if (shape.kind === "text") {
    writeSpans(element, shape.text);
    shape.href && set(outer, { href: shape.href });
  } else if (shape.kind === "circle") {
    set(element, { r: shape.r });
  } else {
    set(element, { width: shape.width.toFixed(1), height: shape.height.toFixed(1), rx: shape.round ?? 4 });
  }
}

/** @param {SVGElement} element @param {string | [text: string, as: string][]} text */
function writeSpans(element, text) {
  if (typeof text === "string") {
    write(element, text);
    return;
  }
  text.forEach(([words, as], at) => {
    const span = element.children[at] ?? element.appendChild(svg("tspan", at ? { dx: 10 } : {}));
    set(span, { class: as });
    write(span, words);
  });
}
