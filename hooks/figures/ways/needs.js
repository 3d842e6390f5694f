/* What each way takes before it serves: cards that show it, and the table that says it. */

/** @import { Way } from "../models/types.d.ts" */
/** @import { State } from "./state.js" */
import { createCard } from "../kit/card.js";
import { createBars } from "../kit/charts.js";
import { h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import * as units from "../kit/units.js";
import { createTwin } from "../kit/words.js";
import { titles, WAYS } from "./words.js";

/** @type {[string, keyof Way, (value: number) => string][]} */
const CARDS = [
  ["GPU memory", "memory", units.bytes],
  ["Time until it serves", "seconds", numbers.duration],
  ["Money before it serves", "cost", units.dollars],
  ["Data, in tokens", "tokens", numbers.count],
];

/** @param {State} state */
export function createNeeds(state) {
  const cards = h("div", { class: "v-cards" });
  const table = createTwin("The three ways as a table", ["What it takes", ...titles()], () => rows(state));
  return {
    elements: [cards, table.element],
    show() {
      cards.replaceChildren(...CARDS.map(([title, need, say]) => {
        const bars = WAYS.map(([way, label]) => {
          const value = state.plan[way][need];
          return { label, value, text: value === 0 ? "none" : say(value) };
        });
        const label = `${title}, on a logarithmic scale`;
        return createCard(title, "logarithmic", createBars(bars, { log: true, label }));
      }));
      table.update();
    },
  };
}

/** @param {State} state */
function rows({ plan, settings: { served } }) {
  const row = (
    /** @type {string} */ name,
    /** @type {(way: Way) => string} */ say,
  ) => [name, ...WAYS.map(([way]) => say(plan[way]))];
  return [
    row("Data", ({ tokens }) => (tokens ? `${numbers.count(tokens)} tokens` : "None")),
    row("Compute", ({ flops }) => (flops ? `${units.scientific(flops)} FLOP` : "None before serving")),
    row("GPU time", ({ gpuHours }) => (gpuHours ? `${numbers.round(gpuHours)} GPU-hours` : "None before serving")),
    row("Time until it serves", ({ seconds }) => (seconds ? numbers.duration(seconds) : "None")),
    row("GPU cost", ({ cost }) => (cost ? units.dollars(cost) : "None before serving")),
    row("GPU memory", ({ memory }) => units.bytes(memory)),
    ["Serving a million tokens", ...WAYS.map(([way]) => units.dollars(plan.offers[way].perMillion))],
    [`Spent after ${numbers.count(served)} tokens`, ...WAYS.map(([way]) => units.dollars(plan.spent[way]))],
  ];
}
