/* What a reader sets of the cluster: two sliders on the stage, all else folded. */

/** @import { Control, ControlsToStart, RangeSpec } from "../kit/types.d.ts" */
/** @import { ClusterScenario } from "../data/types.d.ts" */
/** @import { ClusterSettings } from "../models/types.d.ts" */
import { clusterDefaults } from "../data/scenarios.js";
import { linkTo } from "../kit/address.js";
import { createControls as createGroups, startAt } from "../kit/controls.js";
import { h } from "../kit/dom.js";
import { createSlider } from "../kit/stage/slider.js";
import { link } from "../kit/words.js";
import { readActions } from "../models/cluster.js";

/** The row of 90% in the figure's worked table: 450 requests a second for ten pods that serve 50 each. */
const TABLE_ROW = { shape: "steady", base: 450, served: 50, replicas: 10, gpuNodes: 3, length: 900 };

/** @type {[string, string][]} */
const SELECT = [
  ["Max", "Max: the larger change"],
  ["Min", "Min: the smaller change"],
  ["Disabled", "Disabled: no change"],
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
      ["monday", "Monday morning"],
      ["steady", "steady"],
      ["ramp", "ramp"],
      ["sale", "flash sale"],
      ["nightly", "steady, with a nightly batch"],
    ),
  ],
  ["base", range("Initial load", 0, 500, "/s")],
  ["peak", range("Load at the peak", 0, 5000, "/s")],
  ["trainEvery", range("Time between training jobs (0: none)", 0, 3600, "s", 30)],
  ["trainPods", range("Pods per training job", 1, 32, "pods")],
  ["trainGpus", range("GPUs per training pod", 1, 8, "GPUs")],
  ["trainSeconds", range("Duration of a training job", 30, 3600, "s", 30)],
  ["length", range("Duration of the run", 300, 21600, "s", 60)],
  ["seed", range("Random seed", 1, 999)],
];

/** @returns {ControlsToStart} */
const pods = () => [
  ["served", range("Requests served per pod", 1, 100, "/s")],
  ["startup", range("Pod start-up time", 0, 300, "s", 5)],
  ["cpu", range("CPU request", 0.1, 16, "cores", 0.1)],
  ["need", range("CPU used when busy", 0.1, 16, "cores", 0.1)],
  ["gpus", range("GPU request", 0, 8, "GPUs")],
  ["replicas", range("Initial pods", 0, 500, "pods")],
];

/** @returns {ControlsToStart} */
const horizontal = () => [
  ["metric", choice("Metric", ["cpu", "CPU utilization"], ["queue", "waiting requests per pod"])],
  ["target", range("CPU target", 10, 150, "%")],
  ["queueTarget", range("Queue target", 1, 100, "per pod")],
  ["toleranceUp", range("Scale-up tolerance", 0, 0.5, "", 0.01)],
  ["toleranceDown", range("Scale-down tolerance", 0, 0.5, "", 0.01)],
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
  [`${way}Window`, range(`Scale-${way} window`, 0, 600, "s", 15)],
  [`${way}Pods`, range(`Scale-${way} policy, pods (0: none)`, 0, 50, "pods")],
  [`${way}Percent`, range(`Scale-${way} policy, percent (0: none)`, 0, percent, "%")],
  [`${way}Period`, range(`Scale-${way} policy period`, 15, 300, "s", 15)],
  [`${way}Select`, choice(`Scale-${way} policy selection`, ...SELECT)],
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
  ["vpaOf", choice("Target pods", ["inference", "inference"], ["batch", "preprocessing"])],
];

/** @returns {ControlsToStart} */
const autoscaling = () => [
  ["autoscaler", choice("Cluster Autoscaler", ["on", "on"], ["off", "off"])],
  ["provisioning", range("Node start-up time", 5, 600, "s", 5)],
  ["threshold", range("Scale-down threshold", 0, 100, "%")],
  ["unneeded", range("Idle time before removal", 10, 1800, "s", 10)],
  ["afterAdd", range("Scale-down delay after an addition", 0, 1800, "s", 10)],
];

/** @returns {ControlsToStart} */
const nodes = () => [
  ...sizes("gpu"),
  ["nodeGpus", range("GPUs per GPU node", 1, 16, "GPUs")],
  ...sizes("cpu"),
  ["nodeCpu", range("Allocatable cores per CPU node", 2, 64, "cores")],
];

/**
 * How many nodes a pool has.
 * @param {"gpu" | "cpu"} pool
 * @returns {ControlsToStart}
 */
const sizes = (pool) => {
  const nodes = `${pool.toUpperCase()} nodes`;
  return [
    [`${pool}Nodes`, range(`Initial ${nodes}`, 0, 50, "nodes")],
    [`${pool}Min`, range(`Minimum ${nodes}`, 0, 50, "nodes")],
    [`${pool}Max`, range(`Maximum ${nodes}`, 0, 50, "nodes")],
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

/** @param {(change: Partial<ClusterSettings>) => void} change */
export function createControls(change) {
  const { element, controls } = createGroups(groups(), (name, value) => change({ [name]: value }));
  /** A slider on the stage for a setting that is folded too, as far as is of use. @param {string} label @param {string} name @param {number} most @param {string} unit */
  const slider = (label, name, most, unit) => {
    const control = /** @type {Control<number>} */ (controls.get(name));
    const say = (/** @type {number} */ value) => value + unit;
    const spec = { label, min: 1, max: Math.max(most, 2 * control.value), value: control.value, say };
    return createSlider(spec, (value) => {
      control.set(value);
      change({ [name]: value });
    }).element;
  };
  const slots = [h("div", { class: "cluster-slot" }), h("div", { class: "cluster-slot" })];
  const { element: disruptions, tell } = createDisruptions(change);
  return {
    controls,
    onStage: slots,
    folded: [
      h(
        "p",
        { class: "v-note v-screen" },
        "A simulation, second by second. See also ",
        link(linkTo("cluster", TABLE_ROW), "the table's row for 90%"),
        ".",
      ),
      disruptions,
      element,
    ],

    /**
     * Show settings that come from elsewhere than these controls.
     * @param {ClusterSettings} settings
     * @param {ClusterScenario} scenario
     */
    show(settings, scenario) {
      const hasPeak = settings.shape !== "steady" && settings.shape !== "nightly";
      slots[0]?.replaceChildren(...(hasPeak ? [slider("Peak load", "peak", 100, "/s")] : []));
      slots[1]?.replaceChildren(slider("HPA limit", "max", 16, " pods"));
      tell(settings, scenario);
    },
    tell,
  };
}

/**
 * What a reader did to nodes, and the way back.
 * @param {(change: Partial<ClusterSettings>) => void} change
 */
function createDisruptions(change) {
  let given = "";
  const done = h("span");
  const undo = h("button", { type: "button", click: () => change({ actions: given }) }, "Undo");
  return {
    element: h("p", {}, done, " ", undo),

    /** @param {ClusterSettings} settings @param {ClusterScenario} scenario */
    tell({ actions }, { settings }) {
      given = settings.actions ?? "";
      undo.hidden = actions === given;
      done.textContent = readActions(actions)
        .map(({ at, type, node }) => `${node} ${type === "drain" ? "is drained" : "crashes"} at second ${at}.`)
        .join(" ") || "Click a node on the stage to drain or crash it.";
    },
  };
}
