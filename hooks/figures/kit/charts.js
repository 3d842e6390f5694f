/* Drawings of numbers: scales, axes, and lines, as wide as their place, in the theme's colors. */

/** @import { LineChart, LineChartSpec } from "./types.d.ts" */
import { h, svg } from "./dom.js";

const LEFT = 68;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 26;

/**
 * Round numbers from 0 to a maximum.
 * @param {number} most
 * @param {number} [about] how many
 * @param {number} [least] the smallest step
 */
export function ticks(most, about = 4, least = 1e-12) {
  const raw = Math.max(most / about, least);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= raw) ?? raw;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: Math.max(1, count) + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/**
 * Times that clocks are read by, from 0 to a maximum.
 * @param {number} most seconds
 * @param {number} about how many
 */
export function times(most, about) {
  const step = [15, 30, 60, 120, 300, 600, 1200, 1800, 3600].find((one) => one >= most / about) ?? 7200;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

/** A mark's number in its circle. @param {number} x @param {number} y @param {number} index */
const point = (x, y, index) => [
  svg("circle", { class: "v-point", cx: x, cy: y, r: 7 }),
  svg("text", { class: "v-number", x, y: y + 4, "text-anchor": "middle" }, String(index + 1)),
];

/** @param {string} name of a line @param {number} index */
const keyOfLine = (name, index) => {
  const line = svg("line", { x1: 0, x2: 26, y1: 5, y2: 5, class: `v-line v-line-${index}` });
  return h("li", {}, svg("svg", { width: 26, height: 10 }, line), name);
};

/** @param {{label: string}} mark @param {number} index */
const keyOfMark = ({ label }, index) =>
  h("li", { class: "v-mark" }, svg("svg", { width: 18, height: 18 }, ...point(9, 9, index)), label);

/**
 * Draws lines, their axes and the marks.
 * @param {Element} drawing
 * @param {number} width
 * @param {number} height
 * @param {LineChartSpec} spec
 * @param {[number, number][][]} lines
 * @returns the marks that are seen
 */
function drawLines(drawing, width, height, { x, y, from = 0, steps = ticks, whole, marks = () => [] }, lines) {
  const all = lines.flat();
  const right = Math.max(from + 1, ...all.map(([at]) => at));
  const rows = ticks(Math.max(0, ...all.map(([, value]) => value)) || 1, 4, whole ? 1 : undefined);
  const top = rows[rows.length - 1] ?? 1;
  const toX = (/** @type {number} */ at) => LEFT + ((at - from) / (right - from)) * (width - LEFT - RIGHT);
  const toY = (/** @type {number} */ value) => height - BOTTOM - (value / top) * (height - TOP - BOTTOM);
  const columns = steps(right, Math.max(2, Math.floor(width / 120))).filter((at) => at <= right);
  const marked = marks().filter(({ x: at }) => at <= right);
  drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
  drawing.replaceChildren(
    ...rows.map((value) =>
      svg("line", { class: "v-grid", x1: LEFT, x2: width - RIGHT, y1: toY(value), y2: toY(value) })
    ),
    ...rows.map((value) =>
      svg("text", { class: "v-tick", x: LEFT - 10, y: toY(value) + 4, "text-anchor": "end" }, y(value))
    ),
    ...columns.map((at) =>
      svg("text", {
        class: "v-tick",
        x: toX(at),
        y: height - 8,
        "text-anchor": at === from ? "start" : at > 0.95 * right ? "end" : "middle",
      }, x(at))
    ),
    ...lines.map((line, index) =>
      svg("polyline", {
        class: `v-line v-line-${index}`,
        points: line.map(([at, value]) => `${toX(at).toFixed(1)},${toY(value).toFixed(1)}`).join(" "),
      })
    ),
    ...marked.flatMap((mark, index) => point(toX(mark.x), toY(mark.y), index)),
  );
  return marked;
}

/**
 * Lines over one axis. Each has its own dash and width, so that equal ones are seen, and its name in the key.
 * Marks are numbered; the key says what they are.
 * @param {LineChartSpec} spec
 * @returns {LineChart}
 */
export function createLineChart(spec) {
  const { title, label, names, height = 170 } = spec;
  const drawing = svg("svg", { class: "v-chart", role: "img", "aria-label": label, height });
  const key = h("ul", { class: "v-key", "aria-hidden": "true" });
  const keys = names.map(keyOfLine);
  /** @type {[number, number][][]} */
  let shown = [];
  let width = 600;
  const paint = () => {
    const marked = drawLines(drawing, width, height, spec, shown);
    key.replaceChildren(...keys, ...marked.map(keyOfMark));
  };
  new ResizeObserver(([entry]) => {
    width = Math.max(240, Math.round(entry?.contentRect.width ?? width));
    paint();
  }).observe(drawing);
  return {
    element: h(
      "div",
      { class: "v-figure" },
      h("p", { class: "v-chart-title", "aria-hidden": "true" }, title),
      drawing,
      key,
    ),
    draw(lines) {
      shown = lines;
      paint();
    },
  };
}
