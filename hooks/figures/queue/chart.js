/* The queue's numbers second by second, as a chart and as its table. */

/** @import { DEFAULTS } from "./settings.js" */
import { createLineChart, times } from "../kit/charts.js";
import * as numbers from "../kit/numbers.js";
import { createTwin } from "../kit/words.js";
import { inside } from "../models/queue.js";
import { END } from "./film.js";

/** @param {() => typeof DEFAULTS} settings */
export function createChart(settings) {
  const chart = createLineChart({
    title: "Requests",
    label: "Requests, second by second",
    names: ["requests"],
    steps: times,
    x: numbers.clock,
    y: numbers.round,
  });
  const samples = () => {
    const { rate, stay, show } = settings();
    return Array.from(
      { length: END + 1 },
      (_, t) => /** @type {[number, number]} */ ([t, show === "arrivals" ? rate * t : inside(rate, Math.min(t, stay))]),
    );
  };
  const twin = createTwin(
    "Requests, second by second",
    ["Time", "Requests"],
    () => samples().map(([t, value]) => [numbers.clock(t), numbers.round(value)]),
  );
  return { element: chart.element, twin, draw: () => chart.draw([samples()]) };
}
