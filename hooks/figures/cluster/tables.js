/* The stage as tables: the charts, nodes and their pods, why pods wait, and what the autoscalers know. */

/** @import { ClusterFilm } from "./types.d.ts" */
/** @import { ClusterSample } from "../models/types.d.ts" */
import * as numbers from "../kit/numbers.js";
import { createTwin } from "../kit/words.js";
import { KINDS } from "../models/cluster/log.js";
import * as vpa from "../models/vpa.js";
import { measuredAt, turnAt } from "./badges.js";
import { isReady, requestedAt, statusAt } from "./report.js";

/** Of thousands of pods that wait, and of samples, so many are listed. */
const MOST_WAITING = 50;
const MOST_ROWS = 60;

/**
 * @param {() => ClusterFilm | undefined} film
 * @param {() => number} now
 */
export function createTables(film, now) {
  /**
   * @param {string} title
   * @param {string[]} headings
   * @param {(film: ClusterFilm, t: number) => (string | number)[][]} rows
   */
  const table = (title, headings, rows) =>
    createTwin(title, headings, () => {
      const shown = film();
      return shown ? rows(shown, now()) : [];
    });
  return [
    table("Nodes and their pods", ["Node", "State", "Requested", "Pods"], nodeRows),
    table("Why pods wait, node by node", ["Waiting pods", "Node", "Reason"], reasonRows),
    table("Autoscalers", ["Autoscaler", "What", "State"], autoscalerRows),
    table(
      "Requests and inference pods",
      SERIES,
      (shown, t) => thinned(shown.series.filter((one) => one.t <= t)).map(row(shown)),
    ),
  ];
}

const SERIES = [
  "Time",
  "Arriving /s",
  "Can be served /s",
  "Waiting requests",
  "HPA wants",
  "Pods set",
  "Pods ready",
  "Waiting pods",
  "Nodes",
];

/** @param {ClusterFilm} film @returns {(one: ClusterSample) => (string | number)[]} */
const row = ({ clock }) => (one) => [
  clock(one.t),
  numbers.round(one.load),
  one.capacity,
  one.queue,
  one.wanted,
  one.replicas,
  one.ready,
  one.waiting,
  one.nodes,
];

/** @param {ClusterSample[]} all */
function thinned(all) {
  const every = Math.ceil(all.length / MOST_ROWS);
  return all.filter((_, index) => index % every === 0 || index === all.length - 1);
}

/** @param {ClusterFilm} film @param {number} t */
function nodeRows({ nodes, pods }, t) {
  const there = pods.filter((pod) => pod.created <= t && t < pod.gone);
  const waiting = there.filter((pod) => t < pod.bound);
  const more = waiting.length - MOST_WAITING;
  return [
    ...nodes.filter((node) => node.added <= t && t < node.gone).map((node) => {
      const own = there.filter((pod) => pod.home === node && pod.bound <= t);
      const names = own.map((pod) => pod.name + (isReady(pod, t) ? "" : " (not ready)"));
      return [node.name, statusAt(node, t), requestedAt(node, own, t), names.join(", ") || "none"];
    }),
    ...waiting.slice(0, MOST_WAITING).map((pod) => ["none", "waiting", pod.refused || "not scheduled yet", pod.name]),
    ...(more > 0 ? [["none", "waiting", "", `${more} more pods`]] : []),
  ];
}

/** @param {ClusterFilm} film @param {number} t */
function reasonRows(film, t) {
  const { waiting } = turnAt(film, t);
  return waiting.length === 0
    ? [["None", "", ""]]
    : waiting.flatMap(({ kind, pods, rejected }) =>
      rejected.map(({ node, reasons }) => [`${pods} ${KINDS[kind]}`, node, reasons.join(", ")])
    );
}

/** @param {ClusterFilm} film @param {number} t */
function autoscalerRows(film, t) {
  const { hpa, recommendation, autoscaler, removable } = turnAt(film, t);
  const { settings } = film;
  const { said, goal } = measuredAt(film, t);
  const cores = (/** @type {number} */ value) => `${numbers.round(value)} cores`;
  return [
    ["HPA", "Metric", `${said}, ${goal}`],
    ["HPA", "Pods wanted", hpa?.wanted ?? "not evaluated yet"],
    ["HPA", "Held by", hpa?.error || hpa?.heldBy || "nothing"],
    ["VPA", "Mode", settings.vpa],
    ["VPA", "Target", recommendation ? cores(recommendation.target) : "no samples yet"],
    ...(recommendation
      ? [[
        "VPA",
        "Bounds",
        `${cores(recommendation.lowerBound)} to ${
          recommendation.upperBound < vpa.MOST.cpu ? cores(recommendation.upperBound) : "no upper bound yet"
        }`,
      ]]
      : []),
    [
      "Cluster Autoscaler",
      "State",
      settings.autoscaler === "on" ? `${autoscaler.reason}: ${autoscaler.message}` : "off",
    ],
    [
      "Cluster Autoscaler",
      "Removable nodes",
      [...removable.keys()].join(", ") || (t < 10 ? "not evaluated yet" : "none"),
    ],
  ];
}
