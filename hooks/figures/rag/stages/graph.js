/* The graph of passages as a drawing, with those that the search has visited and found, and its key. */

/** @import { RagIndex, Scored, Vector } from "../../models/retrieval-types.d.ts" */
import { h, svg } from "../../kit/dom.js";
import { widthNow } from "./parts.js";

const HEIGHT = 260;
const MARGIN = 12;

/**
 * @param {RagIndex} index
 * @param {Scored[]} visited
 * @param {Scored[]} [found] nothing as long as the search goes on, which leaves a trail
 */
export function drawGraph(index, visited, found) {
  const width = widthNow();
  const { at, parts } = mapOf(index, width);
  const ids = new Set(found?.map(({ id }) => id));
  const trail = visited.map(({ id }, step) => `${step ? "L" : "M"}${at(id)}`).join("");
  // What was found lies on top.
  const dots = [...visited]
    .sort((one, two) => Number(ids.has(one.id)) - Number(ids.has(two.id)))
    .map(({ id }) => (ids.has(id) ? find(at(id)) : visit(at(id))));
  const label =
    `${index.passages.length} passages as points, ${visited.length} of them visited, by two numbers of their vectors`;
  return svg(
    "svg",
    { class: "v-chart v-graph", viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": label },
    ...parts,
    ...(found ? [] : [svg("path", { class: "v-trail", d: trail })]),
    ...dots,
  );
}

/** What each mark stands for. */
export function key() {
  const entry = (/** @type {SVGElement} */ mark, /** @type {string} */ text) =>
    h("li", {}, svg("svg", { width: 14, height: 14 }, mark), text);
  return h(
    "ul",
    { class: "v-key", "aria-hidden": "true" },
    entry(svg("circle", { class: "v-dot", cx: 7, cy: 7, r: 3 }), "passage"),
    entry(visit("7 7"), "visited"),
    entry(find("7 7"), "found"),
  );
}

/** @param {string} at */
const find = (at) => svg("path", { class: "v-found", d: `M${at}m0 -7l7 7l-7 7l-7 -7z` });

/** @param {string} at */
function visit(at) {
  const [cx = "", cy = ""] = at.split(" ");
  return svg("circle", { class: "v-dot v-seen", cx, cy, r: 4 });
}

/** What of a graph stays the same while a search goes on, by index. @type {WeakMap<RagIndex, ReturnType<typeof createMap>>} */
const maps = new WeakMap();

/** @param {RagIndex} index @param {number} width */
function mapOf(index, width) {
  let map = maps.get(index);
  if (map?.width !== width) {
    map = createMap(index, width);
    maps.set(index, map);
  }
  return map;
}

/** Where each passage stands, and the drawing of all and their links. @param {RagIndex} index @param {number} width */
function createMap({ graph: { vectors, links } }, width) {
  // The second and third number of a vector tell passages apart best on paper.
  const toX = createScale(vectors, 1, width);
  const toY = createScale(vectors, 2, HEIGHT);
  const at = (/** @type {number} */ id) => `${toX(id)} ${toY(id)}`;
  const lines = links.flatMap((layers, id) =>
    (layers[0] ?? []).filter((other) => other > id).map((other) => `M${at(id)}L${at(other)}`)
  );
  const parts = [
    svg("path", { class: "v-links", d: lines.join("") }),
    svg("path", { class: "v-dots", d: vectors.map((_, id) => `M${at(id)}h0`).join("") }),
  ];
  return { width, at, parts };
}

/** Spreads one number of all vectors over a length. @param {Vector[]} vectors @param {number} axis @param {number} length */
function createScale(vectors, axis, length) {
  const values = vectors.map((vector) => vector[axis] ?? 0);
  const least = Math.min(...values);
  const most = Math.max(...values);
  return (/** @type {number} */ id) =>
    (MARGIN + ((values[id] - least) / (most - least || 1)) * (length - 2 * MARGIN)).toFixed(1);
}
