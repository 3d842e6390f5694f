/* What a reader sets of the cluster. */

/** @import { ControlsToStart, RangeSpec } from "../kit/types.d.ts" */
/** @import { ClusterSettings } from "../models/types.d.ts" */
import { clusterDefaults } from "../data/scenarios.js";
import { createControls, startAt } from "../kit/controls.js";
import { h } from "../kit/dom.js";

/** @type {[string, string][]} */
const SELECT = [
  ["Max", "the larger change (Max)"],
  ["Min", "the smaller change (Min)"],
  ["Disabled", "none (Disabled)"],
];

/**
 * @param {string} label
 * @param {number} min
 * @param {number} max
 * @param {string} [unit]
 * @param {number} [step]
 * @returns {Omit<RangeSpec, "value">}
 */
const range = (label, min, max, unit, step) => ({ label, min, max, unit, step });

/** @param {string} label @param {...[string, string]} options */
const choice = (label, ...options) => ({ label, options });

/** @returns {ControlsToStart} */
const load = () => [
  [
    "shape",
    choice(
      "Requests",
      ["steady", "steady"],
      ["ramp", "a ramp, up to five-fold"],
      ["sale", "a flash sale, ten-fold"],
      ["nightly", "steady, and a nightly batch"],
    ),
  ],
  ["base", range("Requests at first", 0, 500, "/s")],
  ["trainEvery", range("Time between training jobs, 0 for none", 0, 3600, "s", 30)],
  ["trainPods", range("Pods of a training job", 1, 32, "pods")],
  ["trainGpus", range("GPUs of a training pod", 1, 8, "GPUs")],
  ["trainSeconds", range("Length of a training job", 30, 3600, "s", 30)],
  ["seed", range("Seed of the random numbers", 1, 999)],
];

/** @returns {ControlsToStart} */
const pods = () => [
  ["served", range("A pod serves", 1, 100, "/s")],
  ["startup", range("A pod starts in", 0, 300, "s", 5)],
  ["cpu", range("CPU requested", 0.1, 16, "cores", 0.1)],
  ["need", range("CPU used when busy", 0.1, 16, "cores", 0.1)],
  ["gpus", range("GPUs requested", 0, 8, "GPUs")],
  ["replicas", range("Pods at first", 0, 500, "pods")],
];

/** @returns {ControlsToStart} */
const horizontal = () => [
  ["metric", choice("Metric", ["cpu", "CPU, as a share of the request"], ["queue", "requests that wait, by pod"])],
  ["target", range("Target of CPU", 10, 150, "%")],
  ["queueTarget", range("Target of the queue", 1, 100, "a pod")],
  ["toleranceUp", range("Tolerance upward", 0, 0.5, "", 0.01)],
  ["toleranceDown", range("Tolerance downward", 0, 0.5, "", 0.01)],
  ["min", range("minReplicas", 1, 100, "pods")],
  ["max", range("maxReplicas", 1, 500, "pods")],
  ...rules("up", 400),
  ...rules("down", 100),
];

/**
 * The rules for one direction of the HPA.
 * @param {"up" | "down"} way
 * @param {number} percent the most
 * @returns {ControlsToStart}
 */
const rules = (way, percent) => [
  [`${way}Window`, range(`Window ${way}ward`, 0, 600, "s", 15)],
  [`${way}Pods`, range(`Policy ${way}ward, pods (0: no such policy)`, 0, 50, "pods")],
  [`${way}Percent`, range(`Policy ${way}ward, percent (0: no such policy)`, 0, percent, "%")],
  [`${way}Period`, range(`Period of the policies ${way}ward`, 15, 300, "s", 15)],
  [`${way}Select`, choice(`Of the policies ${way}ward counts`, ...SELECT)],
];

/** @returns {ControlsToStart} */
const vertical = () => [
  [
    "vpa",
    choice(
      "Mode",
      ["Off", "Off: recommends only"],
      ["Initial", "Initial: new pods"],
      ["Recreate", "Recreate: evicts"],
      ["InPlaceOrRecreate", "InPlaceOrRecreate"],
    ),
  ],
];

/** @returns {ControlsToStart} */
const autoscaling = () => [
  ["autoscaler", choice("Cluster Autoscaler", ["on", "on"], ["off", "off"])],
  ["provisioning", range("A new node is there in", 5, 600, "s", 5)],
  ["threshold", range("A node is a candidate below", 0, 100, "%")],
  ["unneeded", range("A candidate goes after", 10, 1800, "s", 10)],
  ["afterAdd", range("None goes after one came for", 0, 1800, "s", 10)],
];

/** @returns {ControlsToStart} */
const nodes = () => [
  ...sizes("gpu"),
  ["nodeGpus", range("GPUs of a GPU node", 1, 16, "GPUs")],
  ...sizes("cpu"),
  ["nodeCpu", range("Allocatable cores of a CPU node", 2, 64, "cores")],
];

/**
 * How many nodes a pool has.
 * @param {"gpu" | "cpu"} pool
 * @returns {ControlsToStart}
 */
const sizes = (pool) => {
  const nodes = `${pool.toUpperCase()} nodes at`;
  return [
    [`${pool}Nodes`, range(`${nodes} first`, 0, 50, "nodes")],
    [`${pool}Min`, range(`${nodes} least`, 0, 50, "nodes")],
    [`${pool}Max`, range(`${nodes} most`, 0, 50, "nodes")],
  ];
};

const groups = () =>
  startAt(clusterDefaults, [
    ["Load", load()],
    ["Inference pods", pods()],
    ["HPA", horizontal()],
    ["VPA", vertical()],
    ["Cluster Autoscaler", autoscaling()],
    ["Nodes", nodes()],
  ]);

/** @param {(some: Partial<ClusterSettings>) => void} change */
export function createPanel(change) {
  const { element, controls } = createControls(groups(), (name, value) => change({ [name]: value }));
  return {
    elements: [
      h("h4", { class: "v-title v-screen" }, "Change it"),
      h("p", { class: "v-note v-screen" }, "A change begins the run anew and brings it to the same second."),
      element,
    ],
    controls,
  };
}
