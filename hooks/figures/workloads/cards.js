/* The card of one workload: its GPUs, what binds, and what else it needs. */

/** @import { Needs } from "../models/types.d.ts" */
/** @import { Workload } from "./types.d.ts" */
import { createCard } from "../kit/card.js";
import { createBars } from "../kit/charts.js";
import { h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import * as units from "../kit/units.js";
import { gpus, NEEDS } from "./words.js";

/** @param {Workload} workload */
export function createWorkload({ name, needs, detail }) {
  const bars = Object.entries(needs.needs).map(([key, value]) => ({
    value,
    label: NEEDS[key],
    text: numbers.round(value),
    mark: key === needs.binding,
  }));
  return createCard(
    name,
    "",
    h("p", { class: "v-note" }, detail),
    h("p", { class: "v-big" }, gpus(needs)),
    h("p", {}, "Binds: ", h("strong", {}, NEEDS[needs.binding])),
    createBars(bars, { label: `GPUs that ${name} asks for, by need` }),
    h(
      "dl",
      {},
      ...facts(needs, name !== "Training").flatMap(([term, text]) => [h("dt", {}, term), h("dd", {}, text)]),
    ),
  );
}

/**
 * @param {Needs} needs
 * @param {boolean} serves or trains
 */
function facts({ memory, host, storage, storageBandwidth, network, link, note, seconds }, serves) {
  return [
    ["GPU memory", units.bytes(memory)],
    ...(host ? [["Hosts' memory, for the index", units.bytes(host)]] : []),
    [
      "Storage",
      `${units.bytes(storage)}, ${units.bandwidth(storageBandwidth)} ${
        serves ? "to load it in a minute" : "for a checkpoint in a minute"
      }`,
    ],
    [
      "Network",
      network === 0 ? "none: one GPU" : `${units.bandwidth(network)} ${serves ? "for a new replica" : "for each GPU"}`,
    ],
    ...(link ? [["Its links carry", units.bandwidth(link)]] : []),
    ...(note ? [["The network binds too", note]] : []),
    [serves ? "A step, at least" : "The whole run", numbers.duration(seconds)],
  ];
}
