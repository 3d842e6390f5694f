/* Published runs beside what the model says of them: cards, notes and a table. */

/** @import { State } from "./state.js" */
import { computeRuns, runs } from "../data/runs.js";
import { createCard } from "../kit/card.js";
import { createBars } from "../kit/charts.js";
import { h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { createTwin } from "../kit/words.js";
import * as llm from "../models/llm.js";

const PETAFLOP_DAY = 8.64e19;

/** @param {State} state */
export function createPublished(state) {
  const cards = h("div", { class: "v-cards v-runs" });
  const table = createTwin(
    "Published runs as a table",
    ["Run", "GPU", "Tokens", "Published", "This model", "Share of the peak that follows"],
    () =>
      compare(state).map(({ name, gpu, tokens, unit, bars, share }) => [
        name,
        gpu,
        numbers.count(tokens),
        ...bars.map(({ text }) => `${text} ${unit}`),
        share,
      ]),
  );
  return {
    elements: [
      h("h4", { class: "v-title" }, "Published runs beside the model"),
      h(
        "p",
        { class: "v-note" },
        "Above, what was published; below, what this model gives at the share of the peak that is set. Each pair has a scale of its own.",
      ),
      cards,
      ...[...runs, ...computeRuns].flatMap(({ name, note }) =>
        note ? [h("p", { class: "v-note" }, h("strong", {}, name), " ", note)] : []
      ),
      table.element,
    ],
    show() {
      cards.replaceChildren(
        ...compare(state).map(({ name, unit, bars }) =>
          createCard(name, unit, createBars(bars, { label: `${name}, published and computed` }))
        ),
      );
      table.update();
    },
  };
}

/** @param {State} state */
const compare = ({ settings: { utilization } }) => [
  ...runs.map((run) => ({
    ...run,
    unit: "GPU-hours",
    bars: pair(run.gpuHours, llm.trainingGpuHours({ ...run, utilization }), hours),
    share: `${numbers.round(100 * llm.impliedUtilization(run), 2)} %`,
  })),
  ...computeRuns.map((run) => ({
    ...run,
    gpu: "any",
    unit: "petaflop/s-days",
    bars: pair(run.petaflopDays, llm.trainingFlops(run) / PETAFLOP_DAY, (value) => numbers.round(value, 4)),
    share: "no time is said",
  })),
];

/**
 * @param {number} said
 * @param {number} computed
 * @param {(value: number, digits: number) => string} say of what is published all digits, of what is computed three
 */
const pair = (said, computed, say) => [
  { label: "Published", value: said, text: say(said, 7), mark: true },
  { label: "This model", value: computed, text: say(computed, 3) },
];

/** @param {number} value @param {number} digits */
const hours = (value, digits) =>
  value < 2e6 ? numbers.round(value, digits) : `${numbers.round(value / 1e6, digits)} million`;
