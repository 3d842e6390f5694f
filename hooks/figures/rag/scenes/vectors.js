/* The third picture: the search hops through the graph, always nearer to the query in the middle. Pure. */

/** @import { Layout, RagStory, Scene, Shape } from "../types.d.ts" */
import { ease, lastAt, lerp, passed } from "../../kit/stage/motion.js";
import { shortName, signed, whole } from "../names.js";
import { BOLD, box, fitting, text } from "./shapes.js";

/** Seconds of the whole search, and of its hops. */
const SEARCH = 4.2;
const HOPS = 2.8;
/** Dots of passages that are not visited, at most; the others are not drawn. */
const SAMPLE = 300;
const LEAST = -0.12;

/** When a hop is made, in seconds of the picture. @param {number} count @param {number} hop from 0 */
export const hopTime = (count, hop) => 0.3 + Math.min(0.5, HOPS / Math.max(1, count)) * hop;

/** How many passages are visited by then: each hop when it is made, the others evenly between. @param {RagStory} story @param {number} seconds */
export function visitsAt({ hops, trace }, seconds) {
  const times = [...hops.map(({ visit }, at) => ({ t: hopTime(hops.length, at), visits: visit + 1 })), {
    t: SEARCH,
    visits: trace.near.visited.length,
  }];
  const before = lastAt(times, seconds);
  if (!before) {
    return 0;
  }
  const next = times[times.indexOf(before) + 1];
  const reached = next
    ? lerp(before.visits, next.visits - (next.t < SEARCH ? 1 : 0), passed(seconds, before.t, next.t - before.t))
    : before.visits;
  return Math.max(before.visits, Math.floor(reached));
}

/** @type {Scene} */
export function vectors(story, seconds, at) {
  if (story.axis < 0) {
    return [text(0, 60, "Nothing to compare", "s-bold rag-18"), text(0, 88, "The query has no vector.", "s-muted")];
  }
  const map = mapOf(story, at);
  const visits = visitsAt(story, seconds);
  const { visited } = story.trace.near;
  const dots = visited.map(({ id }, order) => {
    const [x, y] = map.place(id);
    const seen = order < visits;
    const acts = order === visits - 1 && visits < visited.length;
    return /** @type {Shape} */ ({
      kind: "circle",
      x,
      y,
      r: acts ? 5.5 : seen ? 3.6 : 3,
      as: acts ? "rag-acts" : seen ? "rag-seen" : "rag-dot",
    });
  });
  return [
    ...map.rings,
    { kind: "path", d: map.others, as: "rag-dots" },
    ...dots,
    ...trail(story, seconds, map.place),
    { kind: "circle", x: map.cx, y: map.cy, r: 8, as: "rag-acts" },
    text(map.cx, map.cy - 13, "query", "s-middle s-bold s-halo"),
    text(
      0,
      at.phone ? at.room - 26 : 12,
      `${whole(visits)} of ${whole(story.index.passages.length)} compared`,
      "s-bold s-number s-halo",
    ),
    ...notes(story, visits, at),
  ];
}

/** The hops as a trail, numbered. @param {RagStory} story @param {number} seconds @param {(id: number) => [number, number]} place @returns {Shape[]} */
function trail({ hops }, seconds, place) {
  const points = hops.map(({ id }) => place(id));
  const times = hops.map((_, at) => hopTime(hops.length, at));
  const made = times.filter((t) => t <= seconds).length;
  let d = points.slice(0, made).map(([x, y], at) => `${at ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  if (made > 0 && made < hops.length) {
    const way = ease(passed(seconds, times[made - 1], times[made] - times[made - 1]));
    const [[x, y], [u, v]] = [points[made - 1], points[made]];
    d += `L${lerp(x, u, way).toFixed(1)} ${lerp(y, v, way).toFixed(1)}`;
  }
  return [
    { kind: "path", d: d || "M0 0", as: "rag-trail" },
    ...points.flatMap(([x, y], at) => {
      const opacity = at < made ? 1 : 0;
      return [
        /** @type {Shape} */ ({ kind: "circle", x, y, r: at === hops.length - 1 ? 7 : 5.5, as: "rag-hop", opacity }),
        text(x + 8, y - 7, String(at + 1), "rag-hop-number s-bold s-halo", opacity),
      ];
    }),
  ];
}

/** The nearest so far, and what the numbers are. @param {RagStory} story @param {number} visits @param {Layout} at @returns {Shape[]} */
function notes({ hops, nearest, index, trace, right }, visits, at) {
  const ids = nearest.findLast((one) => one.visits <= visits)?.ids ?? [];
  const score = (/** @type {number} */ id) => signed(trace.near.visited.find((one) => one.id === id)?.score ?? 0);
  const name = (/** @type {number} */ id, /** @type {number} */ room) =>
    (right.has(id) ? "✓ " : "") + shortName(index, id, room);
  if (at.phone) {
    const [first] = ids;
    return [text(0, at.room - 6, first === undefined ? "" : `Nearest: ${name(first, 26)}, ${score(first)}`)];
  }
  const upper = hops.filter(({ layer }) => layer > 0).length;
  const left = 668;
  const width = at.width - left;
  return [
    text(0, at.room - 22, upper ? `Hops 1${upper > 1 ? ` to ${upper}` : ""}: upper layers,` : "", "s-muted s-halo"),
    text(0, at.room - 5, upper ? "few passages, long links" : "", "s-muted s-halo"),
    text(left, 12, "Nearest so far", "s-bold"),
    ...Array.from({ length: 5 }, (_, order) => {
      const id = ids[order] ?? -1;
      const opacity = id < 0 ? 0 : 1;
      return [
        box(left, 24 + order * 50, width, 44, right.has(id) ? "rag-hit" : "rag-box", opacity),
        text(left + 10, 42 + order * 50, id < 0 ? "" : name(id, fitting(width - 36, BOLD)), "s-bold", opacity),
        text(left + 10, 60 + order * 50, id < 0 ? "" : `cosine ${score(id)}`, "s-muted s-number", opacity),
      ];
    }).flat(),
    text(left, 24 + 5 * 50 + 14, right.size ? "✓ holds the answer" : "", "s-muted"),
  ];
}

/** What stays the same while the search goes on, by story. @type {WeakMap<RagStory, Map<Layout, ReturnType<typeof createMap>>>} */
const maps = new WeakMap();

/** @param {RagStory} story @param {Layout} at */
function mapOf(story, at) {
  const known = maps.get(story) ?? new Map();
  maps.set(story, known);
  known.has(at) || known.set(at, createMap(story, at));
  return known.get(at);
}

/** A number from 0 to 1 for each id. @param {number} id */
const hash = (id) => (Math.imul(id + 7, 2_654_435_761) >>> 0) / 2 ** 32;

/**
 * Place the passages. Only the distance from the middle is data, 1 − cosine; the angle spreads the dots: hops along a
 * spiral, and what was looked at from a hop beside it.
 * @param {RagStory} story @param {Layout} at
 */
function createMap({ hops, trace, index }, at) {
  const [cx, cy, radius, stretch] = at.phone ? [179, 142, 132, 1.22] : [318, 156, 150, 1.84];
  const toRadius = (/** @type {number} */ cosine) => ((1 - Math.max(LEAST, cosine)) / (1 - LEAST)) * radius;
  const turn = Math.min(0.66, 5.3 / Math.max(1, hops.length - 1));
  const angles = new Map(
    trace.near.visited.map(({ id }, order) => {
      const hop = hops.findLastIndex(({ visit }) => visit <= order);
      const own = hops.some((one) => one.id === id);
      const spread = hop < hops.length - 1 ? 1 : 3.4;
      return [id, -2.75 + hop * turn + (own ? 0 : (hash(id) - 0.5) * spread)];
    }),
  );
  const scores = new Map(trace.near.visited.map(({ id, score }) => [id, score]));
  /** @returns {[number, number]} */
  const spot = (/** @type {number} */ cosine, /** @type {number} */ angle) => [
    cx + toRadius(cosine) * Math.cos(angle) * stretch,
    cy + toRadius(cosine) * Math.sin(angle),
  ];
  const others = index.graph.vectors.map((vector, id) => ({ vector, id })).filter(({ id }) => !scores.has(id));
  const step = Math.max(1, others.length / SAMPLE);
  const sample = Array.from(
    { length: Math.floor(others.length / step) },
    (_, order) => others[Math.floor(order * step)],
  );
  return {
    cx,
    cy,
    place: (/** @type {number} */ id) => spot(scores.get(id) ?? 0, angles.get(id) ?? 0),
    others: sample.map(({ vector, id }) => {
      const cosine = trace.vector.reduce((sum, value, axis) => sum + value * vector[axis], 0);
      const [x, y] = spot(cosine, hash(id) * 2 * Math.PI);
      return `M${x.toFixed(1)} ${y.toFixed(1)}h0`;
    }).join("") || "M0 0",
    rings: ringsOf(at, cx, cy, toRadius, stretch),
  };
}

/** Rings of equal cosine, and their numbers. @param {Layout} at @param {number} cx @param {number} cy @param {(cosine: number) => number} toRadius @param {number} stretch @returns {Shape[]} */
const ringsOf = (at, cx, cy, toRadius, stretch) =>
  [0.75, 0.5, 0.25, 0].flatMap((cosine, order) => {
    const [x, y] = [toRadius(cosine) * stretch, toRadius(cosine)];
    return [
      /** @type {Shape} */ ({
        kind: "path",
        d: `M${cx - x} ${cy}A${x} ${y} 0 1 1 ${cx + x} ${cy}A${x} ${y} 0 1 1 ${cx - x} ${cy}`,
        as: "rag-ring",
      }),
      text(cx - x, cy + 4, at.phone && order % 2 === 0 ? "" : cosine.toFixed(2), "s-middle s-muted s-halo"),
    ];
  });
