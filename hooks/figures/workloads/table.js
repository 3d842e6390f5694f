/* The comparison as a table: a row for each need, a column for each workload. */

/** @import { Needs } from "../models/types.d.ts" */
/** @import { Workload } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";
import * as units from "../kit/units.js";
import { createTwin } from "../kit/words.js";
import { NEEDS } from "./words.js";

/** @param {() => Workload[]} compared */
export const createComparison = (compared) =>
  createTwin(
    "The comparison as a table",
    ["Need", "Training", "Inference", "RAG", "Generative AI"],
    () => rows(compared()),
  );

/** @param {Workload[]} all */
function rows(all) {
  const row = (
    /** @type {string} */ name,
    /** @type {(needs: Needs) => string} */ say,
  ) => [name, ...all.map(({ needs }) => say(needs))];
  return [
    row("GPUs", ({ gpus }) => numbers.round(gpus, 4)),
    row("What binds", ({ binding }) => NEEDS[binding]),
    ...Object.keys(NEEDS).map((name) =>
      row(`GPUs for ${NEEDS[name]}`, ({ needs }) => (name in needs ? numbers.round(needs[name]) : "none"))
    ),
    row("Operations", ({ flops }) => `${units.scientific(flops)} FLOP`),
    row("GPU memory", ({ memory }) => units.bytes(memory)),
    row("Hosts' memory", ({ host: bytes }) => (bytes ? units.bytes(bytes) : "small")),
    row("Storage", ({ storage }) => units.bytes(storage)),
    row("Storage bandwidth", ({ storageBandwidth }) => units.bandwidth(storageBandwidth)),
    row("Network", ({ network }) => units.bandwidth(network)),
    row("A GPU's links carry", ({ link }) => (link ? units.bandwidth(link) : "not asked")),
    row("The model is split for it", ({ link, note }) => (note ? "has to be" : link ? "need not be" : "not asked")),
    row("Time", ({ seconds }) => numbers.duration(seconds)),
  ];
}
