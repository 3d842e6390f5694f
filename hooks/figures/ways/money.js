/* When a dearer way pays: money spent over tokens served, as a chart, a sentence and a table. */

/** @import { Plan, WayName } from "../models/types.d.ts" */
/** @import { State } from "./state.js" */
import { createLineChart } from "../kit/charts.js";
import { h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import * as units from "../kit/units.js";
import { createTwin } from "../kit/words.js";
import * as acquisition from "../models/acquisition.js";
import { titles, WAYS } from "./words.js";

const PARTS = 10;

/** @param {State} state */
export function createMoney(state) {
  const chart = createChart(state);
  const pays = h("p", {});
  const table = createTwin(
    "The chart of money as a table",
    ["Tokens served", ...titles()],
    () =>
      points(state).map((tokens) => [
        numbers.count(tokens),
        ...WAYS.map(([way]) => units.dollars(spent(state, way, tokens))),
      ]),
  );
  return {
    elements: [chart.element, pays, table.element],
    show() {
      chart.draw(WAYS.map(([way]) => points(state).map((tokens) => [tokens, spent(state, way, tokens)])));
      pays.textContent = breakEvens(state.plan);
      table.update();
    },
  };
}

/** @param {State} state */
function createChart(state) {
  /** @type {["scratch" | "tuned", string][]} */
  const paying = [["scratch", "from scratch pays"], ["tuned", "fine-tuned pays"]];
  return createLineChart({
    title: "Money spent, over tokens served",
    label: "Cumulative cost of the three ways over tokens served",
    names: titles(),
    x: (value) => (value === 0 ? "0" : short(numbers.count(value))),
    y: (value) => short(units.dollars(value)),
    height: 200,
    marks: () =>
      paying
        .map(([way, label]) => {
          const x = state.plan.breakEvens[way];
          return { x, y: spent(state, way, x), label };
        })
        .filter(({ x }) => Number.isFinite(x) && x > 0),
  });
}

/** Dollars that a way has cost after so many tokens. @param {State} state @param {WayName} way @param {number} tokens */
const spent = ({ plan }, way, tokens) => acquisition.cumulativeCost(plan.offers[way], tokens);

/** @param {string} text for an axis */
const short = (text) => text.replace(" million", " M").replace(" billion", " B").replace(" trillion", " T");

/** Tokens served at which the chart and its table have points. @param {State} state */
function points({ plan, settings: { served } }) {
  const even = Array.from({ length: PARTS + 1 }, (_, index) => (index * served) / PARTS);
  const breaks = Object.values(plan.breakEvens).filter((tokens) => tokens > 0 && tokens < served);
  return [...even, ...breaks].sort((a, b) => a - b);
}

/** @param {Plan} plan */
export function breakEvens({ breakEvens: { tuned, scratch } }) {
  const say = (/** @type {number} */ tokens) => Number.isFinite(tokens) ? `${numbers.count(tokens)} tokens` : "never";
  const lost = tuned === Infinity
    ? " Serving costs the same or more, so what was spent before is not earned back."
    : "";
  return `Break-even with the model as it is: fine-tuned ${say(tuned)}, from scratch ${say(scratch)}.${lost}`;
}
