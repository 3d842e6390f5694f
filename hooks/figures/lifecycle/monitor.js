/* What the monitor saw, from week to week: in lines, in marks, as tables, and the last week in its bins. */

/** @import { Loop } from "../models/lifecycle-types.d.ts" */
import { h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { createTwin } from "../kit/words.js";
import { drawBins, rowsOf } from "./bins.js";
import { createLines } from "./lines.js";
import { drawVerdicts } from "./verdicts.js";

export function createMonitor() {
  /** @type {Loop["series"]} */
  let series = [];
  const lines = createLines();
  const verdicts = h("div", { class: "v-figure" });
  const weeks = createTwin(
    "The weeks as a table",
    ["Week", "PSI", "KS D", "KS p", "Monitor says", "In truth", "Version"],
    () => series.map(rowOf),
  );
  const bins = h("div", { class: "v-figure" });
  const tenths = createTwin(
    "The tenths as a table",
    ["Tenth", "Of the training records", "Of the requests"],
    () => series.slice(-1).flatMap(rowsOf),
  );
  const title = h("h4", { class: "v-title" }, "What the monitor saw");
  const element = h("div", {}, title, lines.element, verdicts, weeks.element, bins, tenths.element);
  return {
    element,

    /** @param {Loop} loop */
    show(loop) {
      series = loop.series;
      element.hidden = series.length === 0;
      lines.show(loop);
      const width = Math.max(240, Math.round(lines.element.clientWidth || 600));
      drawVerdicts(verdicts, series, width);
      weeks.update();
      series.slice(-1).forEach((last) => {
        drawBins(bins, last, width);
        tenths.update();
      });
    },
  };
}

/** @param {Loop["series"][number]} one */
const rowOf = (one) => [
  one.week,
  numbers.round(one.psi),
  numbers.round(one.d),
  numbers.round(one.p),
  one.drift ? "drift" : "no drift",
  one.truly ? "drifted" : "as before",
  one.version,
];
