/* What is drawn of the queue: how many requests are inside, as a number and as bars, and how they come and go. */

/** @import { DEFAULTS } from "./settings.js" */
import { createBars, createLineChart, times } from "../kit/charts.js";
import { h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { createTwin } from "../kit/words.js";
import { inside } from "../models/queue.js";

export function createDrawings() {
  /** Time, requests inside and done. @type {[number, number, number][]} */
  let samples = [];
  const chart = createLineChart({
    title: "createLineChart",
    label: "Requests: inside, and done",
    names: ["inside", "done"],
    steps: times,
    x: numbers.clock,
    y: numbers.round,
  });
  const twin = createTwin(
    "createTwin, the chart as a table",
    ["Time", "Inside", "Done"],
    () => samples.map(([t, ...requests]) => [numbers.clock(t), ...requests.map((value) => numbers.round(value))]),
  );
  const amount = h("p", { class: "v-big" });
  const bars = h("div");
  return {
    elements: [
      h(
        "div",
        { class: "v-cards" },
        h("section", { class: "v-card", "aria-label": "Inside" }, h("h4", {}, "v-card, v-big"), amount),
      ),
      chart.element,
      twin.element,
      h("h4", { class: "v-title" }, "createBars"),
      bars,
    ],

    /** @param {typeof DEFAULTS} settings @param {number} seconds that have passed */
    show(settings, seconds) {
      samples = samplesOf(settings, seconds);
      amount.textContent = `${numbers.round(inside(settings.rate, settings.stay))} requests inside`;
      bars.replaceChildren(createBars(barsOf(settings), { label: "Requests" }));
      chart.draw([samples.map(([t, value]) => [t, value]), samples.map(([t, , done]) => [t, done])]);
      twin.update();
    },
  };
}

/**
 * @param {typeof DEFAULTS} settings
 * @param {number} seconds
 * @returns {[number, number, number][]}
 */
function samplesOf({ rate, stay }, seconds) {
  const points = Math.max(2, Math.ceil(seconds / 10) + 1);
  return Array.from({ length: points }, (_, index) => {
    const t = Math.min(seconds, index * 10);
    return [t, inside(rate, Math.min(stay, t)), rate * Math.max(0, t - stay)];
  });
}

/** @param {typeof DEFAULTS} settings */
function barsOf({ rate, stay, mode }) {
  const bar = (/** @type {string} */ label, /** @type {number} */ value, mark = false) => ({
    label,
    value,
    text: numbers.round(value),
    mark,
  });
  const mean = inside(rate, stay);
  const peak = mean + 3 * Math.sqrt(mean);
  return [
    bar("Arrive a second", rate),
    bar("Inside", mean, true),
    ...(mode === "peak" ? [bar("Three deviations more", peak)] : []),
  ];
}
