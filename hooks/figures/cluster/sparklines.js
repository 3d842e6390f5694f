/* The two charts under the nodes: what arrives and can be served, and the pods; with one cursor. */

/** @import { ClusterFilm, Geometry } from "./types.d.ts" */
/** @import { ClusterSample } from "../models/types.d.ts" */
import { svg } from "../kit/dom.js";
import { label, set } from "../kit/stage/drawing.js";

const STEPS = [300, 600, 1200, 1800, 3600];
const MOST_LABELS = 5;

/**
 * @param {ClusterFilm} film
 * @param {Geometry} geometry
 */
export function createSparklines(film, { phone, width, chartLeft: left, charts: [upper, lower] }) {
  const { series, settings, end } = film;
  const right = width - (phone ? 0 : 4);
  const x = (/** @type {number} */ t) => left + ((right - left) * t) / end;
  const highest = (/** @type {(one: ClusterSample) => number} */ of) => Math.max(1, ...series.map(of)) * 1.1;
  const pods = Math.max(highest(({ ready }) => ready), Math.min(highest(({ wanted }) => wanted), settings.max * 1.35));
  const y1 = scale(upper, highest(({ load, capacity }) => Math.max(load, Math.min(capacity, load * 3))));
  const y2 = scale(lower, pods);
  const path = (/** @type {string} */ kind, /** @type {(one: ClusterSample) => number} */ y, stepped = true) =>
    svg("path", { class: `cluster-line cluster-${kind}`, d: line(series, x, y, stepped) });
  const veil = svg("rect", { class: "cluster-future", y: upper[0] - 5, height: lower[0] + lower[1] - upper[0] + 7 });
  const cursor = svg("path", { class: "cluster-line cluster-cursor" });
  const isLimited = settings.max <= pods;
  const limit = svg("path", {
    class: "cluster-line cluster-limit",
    d: isLimited ? `M${left} ${y2(settings.max)}H${right}` : "",
  });
  const limitSaid = label(
    right,
    y2(settings.max) - 5,
    isLimited ? `HPA limit ${settings.max}` : "",
    "s-end s-halo cluster-over-word",
  );
  return {
    elements: [
      svg("path", { class: "cluster-over", d: areas(series, x, y1) }),
      svg("path", { class: "cluster-line cluster-axis", d: `M${left} ${y1(0)}H${right}M${left} ${y2(0)}H${right}` }),
      path("capacity", (one) => y1(one.capacity)),
      path("load", (one) => y1(one.load), false),
      limit,
      path("wanted", (one) => y2(Math.min(pods, one.wanted))),
      path("capacity", (one) => y2(one.ready)),
      veil,
      cursor,
      limitSaid,
      ...(phone
        ? keys(upper[0] - 6, lower[0] - 6)
        : [...legend(upper[0], lower[0]), ...ticks(film, x, lower[0] + lower[1] + 16)]),
    ],

    /** @param {number} t */
    frame(t) {
      set(veil, { x: x(t).toFixed(1), width: Math.max(0, right - x(t)).toFixed(1) });
      set(cursor, { d: `M${x(t).toFixed(1)} ${upper[0] - 6}V${lower[0] + lower[1]}` });
    },
  };
}

/** @param {[number, number]} chart @param {number} most @returns {(value: number) => number} */
const scale = ([top, height], most) => (value) => top + height - (Math.min(value, most) / most) * height;

/**
 * @param {ClusterSample[]} series
 * @param {(t: number) => number} x
 * @param {(one: ClusterSample) => number} y
 * @param {boolean} stepped
 */
const line = (series, x, y, stepped) =>
  series.map((one, index) => {
    const at = x(one.t).toFixed(1);
    return (index === 0 ? `M${at} ` : stepped ? `H${at}V` : `L${at} `) + y(one).toFixed(1);
  }).join("");

/** Where requests wait. @param {ClusterSample[]} series @param {(t: number) => number} x @param {(value: number) => number} y */
const areas = (series, x, y) =>
  series.map((one, index) => {
    const next = series[index + 1];
    const high = y(Math.max(one.load, one.capacity)).toFixed(1);
    return next && one.queue > Math.max(1, one.capacity)
      ? `M${x(one.t).toFixed(1)} ${y(0)}V${high}H${x(next.t).toFixed(1)}V${y(0)}z`
      : "";
  }).join("");

/** @param {number} x @param {number} y @param {string} kind @param {string} text */
const key = (x, y, kind, text) => [
  svg("path", { class: `cluster-line cluster-${kind}`, d: `M${x} ${y - 4}h16` }),
  label(x + 22, y, text, "s-muted"),
];

/** @param {number} first @param {number} second */
const legend = (first, second) => [
  label(0, first + 10, "Requests a second", "s-bold"),
  ...key(0, first + 29, "load", "arriving"),
  ...key(0, first + 47, "capacity", "can be served"),
  label(0, second + 10, "Inference pods", "s-bold"),
  ...key(0, second + 29, "capacity", "ready"),
  ...key(0, second + 47, "wanted", "HPA wants"),
];

/** @param {number} first @param {number} second */
const keys = (first, second) => [
  ...key(0, first, "load", "arriving/s"),
  ...key(104, first, "capacity", "can be served/s"),
  ...key(0, second, "capacity", "pods"),
  ...key(76, second, "wanted", "HPA wants"),
];

/** @param {ClusterFilm} film @param {(t: number) => number} x @param {number} y */
function ticks({ end, settings, clock }, x, y) {
  const step = STEPS.find((one) => end / one <= MOST_LABELS) ?? end;
  const first = settings.shape === "monday" ? 120 : 0;
  return Array.from({ length: Math.floor((end - first) / step) + 1 }, (_, index) => {
    const t = first + index * step;
    const place = t < end * 0.02 ? "" : t > end * 0.98 ? " s-end" : " s-middle";
    return label(x(t), y, settings.shape === "monday" ? clock(t).slice(0, -3) : clock(t), `s-muted s-number${place}`);
  });
}
