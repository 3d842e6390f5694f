/* The middle of the wheel: training and production as histograms, the needle of the alarm, and the canary's traffic. */

/** @import { Layout } from "./geometry.js" */
/** @import { Scene } from "./types.d.ts" */
import { svg } from "../kit/dom.js";
import { label, place, set, write } from "../kit/stage/drawing.js";
import { clamp } from "../kit/stage/motion.js";
import { DOTS } from "./scene.js";

/** The share that a bar as high as the histogram stands for. */
const TOP = 0.19;
const MARK = { width: 10, height: 12 };

/**
 * @param {Layout} layout
 * @param {number} bins
 * @param {string} hatch of the data of a version that is on its way
 */
export function createMiddle(layout, bins, hatch) {
  const { cx, middle: { y, width, height, caption: captionY, key: keyY } } = layout;
  const left = cx - width / 2;
  const one = width / bins;
  const bars = (/** @type {string} */ kind) =>
    Array.from(
      { length: bins },
      (_, at) => svg("rect", { class: kind, x: left + at * one + 0.5, width: one - 1, y, height: 0 }),
    );
  const training = bars("lc-training");
  const next = bars("lc-next");
  const candidate = svg("g", { fill: hatch }, ...next);
  const production = svg("path", { class: "lc-production" });
  const caption = label(cx, captionY, "", "s-middle s-bold s-number s-halo");
  const key = keyOf(cx, keyY);
  const gauge = createGauge(layout);
  const traffic = createTraffic(layout);
  const heightOf = (/** @type {number} */ share) => Math.min(height * 1.12, (share / TOP) * height);
  const raise = (/** @type {SVGElement[]} */ all, /** @type {number[]} */ shares) =>
    all.forEach((bar, at) => {
      const tall = heightOf(shares[at] ?? 0);
      set(bar, { y: (y - tall).toFixed(1), height: tall.toFixed(1) });
    });
  return {
    element: svg(
      "g",
      { "aria-hidden": "true" },
      ...training,
      candidate,
      svg("path", { class: "lc-base", d: `M${left} ${y}h${width}` }),
      production,
      caption,
      key,
      gauge.element,
      traffic.element,
    ),

    /** @param {Scene} scene */
    frame(scene) {
      raise(training, scene.training);
      raise(next, scene.candidate.shares);
      set(candidate, { opacity: scene.candidate.opacity.toFixed(2) });
      const steps = scene.production.shares.map((share, at) =>
        `V${(y - heightOf(share)).toFixed(1)}H${(left + (at + 1) * one).toFixed(1)}`
      );
      set(production, { d: `M${left} ${y}${steps.join("")}V${y}`, opacity: scene.production.opacity.toFixed(2) });
      write(caption, scene.caption);
      // On a phone, the traffic's status replaces the legend.
      set(key, { opacity: scene.traffic && layout.middle.note === keyY ? 0 : 1 });
      gauge.frame(scene);
      traffic.frame(scene);
    },
  };
}

/** @param {number} cx @param {number} y */
function keyOf(cx, y) {
  const left = cx - 82;
  return svg(
    "g",
    {},
    svg("rect", { class: "lc-training", x: left, y: y - 11, ...MARK }),
    label(left + 15, y, "training", "s-muted"),
    svg("rect", { class: "lc-production", x: left + 79, y: y - 11, ...MARK }),
    label(left + 95, y, "production", "lc-orange s-bold"),
  );
}

/** The limit is in the middle of the gauge, twice the limit at its end. @param {Layout} layout */
function createGauge({ cx, middle: { width, gauge: y, text } }) {
  const long = width - 20;
  const left = cx - long / 2;
  const needle = svg("path", { d: "M0 -2L-6 -12H6z" });
  const words = label(cx, text, "", "s-middle s-number s-halo");
  const half = { y, width: long / 2, height: 8, rx: 2 };
  const element = svg(
    "g",
    {},
    svg("rect", { class: "lc-calm", x: left, ...half }),
    svg("rect", { class: "lc-alarm", x: cx, ...half }),
    needle,
    words,
  );
  return {
    element,

    /** @param {Scene} scene */
    frame({ level, verdict, drift, traffic, week }) {
      set(element, { opacity: traffic ? 0 : week > 0 ? 1 : 0.3 });
      place(needle, left + clamp(level / 2) * long, y);
      set(needle, { class: drift ? "lc-orange" : "lc-needle" });
      write(words, verdict);
      set(words, { class: `s-middle s-number s-halo${drift ? " lc-orange" : ""}` });
    },
  };
}

/** A dot is a twentieth of the requests. @param {Layout} layout */
function createTraffic({ cx, middle: { gauge, note: noteY, radius, dot: [across = 0, down = 0] } }) {
  const dots = Array.from({ length: DOTS }, (_, at) =>
    svg("circle", {
      r: radius,
      cx: cx + ((at % 10) - 4.5) * across,
      cy: gauge - 6 + Math.floor(at / 10) * down,
    }));
  const note = label(cx, noteY, "", "s-middle s-number s-halo");
  const element = svg("g", {}, ...dots, note);
  return {
    element,

    /** @param {Scene} scene */
    frame({ traffic }) {
      set(element, { opacity: traffic ? 1 : 0 });
      if (traffic) {
        dots.forEach((dot, at) =>
          set(dot, { class: at >= traffic.dots ? "lc-dot" : traffic.fails ? "lc-dot lc-fails" : "lc-dot lc-new" })
        );
        write(note, traffic.note);
        set(note, { class: `s-middle s-number s-halo${traffic.fails ? " lc-orange s-bold" : ""}` });
      }
    },
  };
}
