/* How load and pods have changed since the beginning: two charts, and the table that says the same. */

/** @import { ClusterSample } from "../models/types.d.ts" */
/** @import { Run } from "./run.js" */
import { createLineChart, times } from "../kit/charts.js";
import * as numbers from "../kit/numbers.js";
import { createTwin } from "../kit/words.js";

const MOST_ROWS = 60;

/**
 * @param {Run} run
 * @param {Record<string, "load" | "capacity" | "wanted" | "replicas" | "ready">} lines what is drawn, by its name
 * @param {string} title
 * @param {string} label
 * @param {boolean} [whole]
 */
function createChart(run, lines, title, label, whole) {
  const names = Object.keys(lines);
  const { element, draw } = createLineChart({
    title,
    label,
    names,
    whole,
    steps: times,
    x: numbers.clock,
    y: numbers.round,
    height: 150,
  });
  const update = () => draw(names.map((name) => run.cluster.series.map((one) => [one.t, one[lines[name]]])));
  return { element, update };
}

/** @param {Run} run */
export function createCharts(run) {
  const requests = createChart(
    run,
    { arrive: "load", "can be served": "capacity" },
    "Requests a second",
    "Requests a second: what arrives, what the ready pods can serve",
  );
  const pods = createChart(
    run,
    { wanted: "wanted", set: "replicas", ready: "ready" },
    "Inference pods",
    "Pods: what the metric asks for, what the HPA sets, what is ready",
    true,
  );
  const headings = [
    "Time",
    "Arrive /s",
    "Can be served /s",
    "Waiting requests",
    "Pods wanted",
    "Pods set",
    "Pods ready",
    "Pods without a node",
    "Nodes",
  ];
  const series = createTwin("The two charts as a table", headings, () => thinned(run.cluster.series).map(row));
  return [requests, pods, series];
}

/** @param {ClusterSample} one */
const row = (one) => [
  numbers.clock(one.t),
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
