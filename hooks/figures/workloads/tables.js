/* The comparison as a table: what each workload needs at the moment shown. */

/** @import { Needs } from "../models/types.d.ts" */
/** @import { Workload } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";
import * as units from "../kit/units.js";
import { createTwin } from "../kit/words.js";
import { amount, percent, RESOURCES } from "./words.js";

const HEADINGS = ["Training", "Inference", "RAG", "Generative AI"];
/** What needs GPUs. @type {Record<string, string>} */
const NEEDS = {
  compute: "arithmetic",
  memory: "GPU memory",
  bandwidth: "memory bandwidth",
  prefill: "reading prompts",
};

/** @param {() => Workload[]} shown those that the stage shows */
export const createTables = (shown) => [
  createTwin("Needs by workload", ["Need", ...HEADINGS], () => needRows(shown())),
];

/** @param {Workload[]} all */
export function needRows(all) {
  /** @type {(name: string, say: (needs: Needs, workload: Workload) => string) => string[]} */
  const row = (name, say) => [name, ...all.map((workload) => say(workload.needs, workload))];
  return [
    row("Parameters", (_, { parameters }) => numbers.count(parameters)),
    row("Task", (_, { detail }) => detail()),
    row("GPUs", ({ gpus }) => amount(gpus)),
    row("Bottleneck", (_, { bottleneck }) => RESOURCES[bottleneck] ?? ""),
    ...Object.entries(RESOURCES).map(([key, name]) => row(`Used: ${name}`, (_, { full }) => percent(full[key]))),
    ...Object.entries(NEEDS).map(([key, name]) =>
      row(`GPUs for ${name}`, ({ needs }) => key in needs ? numbers.round(Number(needs[key])) : "–")
    ),
    row("Operations", ({ flops }) => `${units.scientific(flops)} FLOP`),
    row("GPU memory", ({ memory }) => units.bytes(memory)),
    row("Host memory", ({ host }) => units.bytes(host)),
    row("Storage", ({ storage }) => units.bytes(storage)),
    row("Storage bandwidth", ({ storageBandwidth }) => units.bandwidth(storageBandwidth)),
    row("Network", ({ network }) => units.bandwidth(network)),
    row("Links of a GPU carry", ({ link }) => (link ? units.bandwidth(link) : "–")),
    row("Model has to be split", ({ link, note }) => (note ? "yes" : link ? "no" : "–")),
    row("Time", ({ seconds }) => numbers.duration(seconds)),
  ];
}
