/* What each autoscaler knows and has decided, on a card of its own. */

/** @import { Run } from "./run.js" */
import { createCard } from "../kit/card.js";
import { h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import * as vpa from "../models/vpa.js";

/**
 * @param {string} short
 * @param {string} title
 * @param {() => string[][]} rows
 */
function createAutoscaler(short, title, rows) {
  const list = h("dl");
  const element = createCard(short, title, list);
  element.setAttribute("aria-label", title);
  let shown = "";
  return {
    element,
    update() {
      const found = rows();
      const said = found.flat().join("|");
      if (said !== shown) {
        shown = said;
        list.replaceChildren(...found.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)]));
      }
    },
  };
}

/** @param {Run} run */
export function createCards(run) {
  const all = [
    createAutoscaler("HPA", "Horizontal Pod Autoscaler", () => horizontal(run)),
    createAutoscaler("VPA", "Vertical Pod Autoscaler", () => vertical(run)),
    createAutoscaler("CA", "Cluster Autoscaler", () => nodes(run)),
  ];
  return {
    element: h("div", { class: "v-cards" }, ...all.map((card) => card.element)),
    update: () => all.forEach((card) => card.update()),
  };
}

/** @param {Run} run */
function horizontal({ settings, cluster: { hpa, replicas } }) {
  const result = hpa?.combined?.results[0];
  const measured = !result || "error" in result
    ? "no turn yet"
    : settings.metric === "cpu"
    ? `${result.utilization} % of ${settings.target} %`
    : `${result.rawValue} of ${settings.queueTarget} a pod`;
  return [
    ["Metric", measured],
    ["Pods", `${replicas}, wanted ${hpa?.wanted ?? replicas}`],
    ...Object.entries(hpa?.conditions ?? {}).map((
      [name, one],
    ) => [name, `${one.status ? "True" : "False"}, ${one.reason}: ${one.message}`]),
  ];
}

/** @param {Run} run */
function vertical({ settings, cluster: { recommendation } }) {
  const mode = ["Mode", settings.vpa];
  if (!recommendation) {
    return [mode, ["Target", "no sample yet"]];
  }
  const { target, lowerBound, upperBound } = recommendation;
  const cores = (/** @type {number} */ value) => `${numbers.round(value)} cores`;
  const most = upperBound < vpa.MOST.cpu ? cores(upperBound) : "no upper bound yet";
  return [mode, ["Target", cores(target)], ["Bounds", `${cores(lowerBound)} to ${most}`]];
}

/** @param {Run} run */
const nodes = ({ settings, cluster: { autoscaler, unneededSince } }) => [
  ["State", settings.autoscaler === "on" ? `${autoscaler.reason}: ${autoscaler.message}` : "off"],
  ["Candidates to go", [...unneededSince.keys()].join(", ") || "none"],
];
