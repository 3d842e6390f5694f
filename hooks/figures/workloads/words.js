/* How the figure writes counts, resources and what limits a workload. */

/** @import { Needs } from "../models/types.d.ts" */
/** @import { Workload } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";

/** The resources, in the order of the gauges. @type {Record<string, string>} */
export const RESOURCES = {
  arithmetic: "arithmetic",
  memory: "GPU memory",
  bandwidth: "memory bandwidth",
  network: "network",
  host: "host memory",
};

/** Why a resource is the bottleneck. @type {Record<string, string>} */
const REASONS = {
  arithmetic: "Computing takes longer than reading memory.",
  memory: "What the GPUs have to hold decides.",
  bandwidth: "Every token reads all weights again.",
  network: "Its links are busier than the GPUs.",
  host: "A copy of the weights fills it.",
};
/** What it means that it is too small. @type {Record<string, string>} */
const OVER = {
  network: "It can't keep the GPUs in step: split the model, too.",
  host: "The weights no longer fit beside these GPUs.",
};

/** A count in short, such as 405 B. @param {number} value */
export const short = (value) =>
  numbers.scaled(value, [[1e12, "T"], [1e9, "B"], [1e6, "M"], [1e3, "k"], [1, ""]]).trim();

/** @param {number} count */
export const amount = (count) => (count < 1e6 ? numbers.round(count, 4) : short(count));

/** @param {Pick<Needs, "gpus">} needs */
export const gpus = ({ gpus: count }) => `${amount(count)} ${count === 1 ? "GPU" : "GPUs"}`;

/** @param {number} value */
export const days = (value) => `${numbers.round(value, 2)} ${numbers.round(value, 2) === "1" ? "day" : "days"}`;

/** @param {number} seconds for a token */
export const perToken = (seconds) => `${numbers.round(seconds * 1000, 2)} ms`;

/** A share in percent, such as 34%. @param {number | undefined} share */
export function percent(share) {
  if (share === undefined) {
    return "–";
  }
  const rounded = Math.round(share * 100);
  return rounded < 1 && share > 0 ? "<1%" : `${rounded < 1000 ? rounded : numbers.round(rounded)}%`;
}

/** A workload's name inside a sentence. @param {string} name */
export const inside = (name) => name === "RAG" ? name : name.charAt(0).toLowerCase() + name.slice(1);

/** Whether it needs more host memory than there is. @param {Workload} workload */
export const overflows = ({ full, bottleneck }) => bottleneck === "host" && Number(full["host"]) > 1;

/** Which resource limits a workload now. @param {Workload} workload */
export const limit = ({ name, bottleneck }) =>
  `**${name}: the bottleneck is now ${bottleneck === "network" ? "the " : ""}${RESOURCES[bottleneck]}.**`;

/** Why that is so. @param {Workload} workload */
export function reason({ full, bottleneck, needs }) {
  const over = Number(full[bottleneck]) > 0.99;
  if (bottleneck === "host" && needs.index) {
    return over ? "The index no longer fits beside these GPUs." : "Its index grows with every passage.";
  }
  return (over && OVER[bottleneck]) || REASONS[bottleneck];
}

/** How many GPUs each workload needs, in a sentence. @param {Workload[]} all */
export const counts = (all) =>
  all.map(({ name, needs }, index) =>
    index ? `${inside(name)} ${amount(needs.gpus)}` : `${inside(name)} needs ${gpus(needs)}`
  ).join(", ");
