/* PSI and the p of KS by week, with the limit that the monitor goes by. */

/** @import { LineChart } from "../kit/types.d.ts" */
/** @import { Loop, LoopSettings } from "../models/lifecycle-types.d.ts" */
import { createLineChart } from "../kit/charts.js";
import { h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";

/** @typedef {[number, number][]} Line */

export function createLines() {
  const element = h("div");
  /** @type {LineChart[]} */
  let charts = [];
  let drawn = "";
  return {
    element,

    /** @param {Loop} loop */
    show({ settings: { rule, limit, alpha }, series }) {
      if (drawn !== rule) {
        drawn = rule;
        charts = createCharts(rule);
        element.replaceChildren(...charts.map((chart) => chart.element));
      }
      // An axis has a length, also where the first week is the last.
      const level = (/** @type {number} */ at) => /** @type {Line} */ ([[1, at], [Math.max(2, series.length), at]]);
      const psi = series.map((one) => /** @type {Line[number]} */ ([one.week, one.psi]));
      const p = series.map((one) => /** @type {Line[number]} */ ([one.week, height(one.p)]));
      charts[0].draw(rule === "ks" ? [psi] : [psi, level(limit)]);
      charts[1].draw(rule === "psi" ? [p] : [p, level(height(alpha))]);
    },
  };
}

/** Above the axis of p, which tells apart what is no smaller than a millionth. @param {number} p */
const height = (p) => -Math.log10(Math.max(1e-6, p));

/** The line of a limit stands only where the monitor goes by it. @param {LoopSettings["rule"]} rule */
function createCharts(rule) {
  const chart = (
    /** @type {string} */ title,
    /** @type {string[]} */ names,
    /** @type {(value: number) => string} */ y,
  ) => createLineChart({ title, label: title, names, y, height: 130, from: 1, steps: wholeWeeks, x: String });
  return [
    chart("PSI by week", rule === "ks" ? ["PSI"] : ["PSI", "drift from here"], numbers.round),
    chart(
      "p of KS by week: the smaller, the higher",
      rule === "psi" ? ["p"] : ["p", "drift above α"],
      (value) => numbers.round(10 ** -value, 1),
    ),
  ];
}

/** Whole weeks for the axis. @param {number} most @param {number} about */
function wholeWeeks(most, about) {
  const step = Math.max(1, Math.ceil((most - 1) / about));
  return Array.from({ length: Math.floor((most - 1) / step) + 1 }, (_, at) => 1 + at * step);
}
