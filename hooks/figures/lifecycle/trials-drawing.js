/* The picture of the trials: each a dot that falls to where it was measured, and the errors of each rule beside. */

/** @import { Drawing } from "../kit/stage/types.d.ts" */
/** @import { Trial, TrialsFilm } from "./types.d.ts" */
import { svg } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { label, place, set, write } from "../kit/stage/drawing.js";
import { clamp, ease } from "../kit/stage/motion.js";
import { pileUp } from "./piles.js";
import { ALL, doneAt, PACE, RULES } from "./trials.js";

/** rows: the base lines of the two piles, height of each; errors: where their columns begin, and the rows. */
const WIDE = {
  width: 600,
  rows: [182, 396],
  height: 138,
  radius: 4.5,
  piles: 40,
  ticks: 418,
  errors: [[655, 24], [655, 238]],
  bar: 305,
};
/** @type {typeof WIDE} */
const PHONE = {
  width: 358,
  rows: [132, 276],
  height: 84,
  radius: 3.5,
  piles: 32,
  ticks: 294,
  errors: [[0, 322], [190, 322]],
  bar: 0,
};
const FALL = 0.4;
const BEFORE = 40;

/**
 * @param {SVGElement} picture
 * @param {boolean} phone
 * @param {TrialsFilm} film
 * @returns {Drawing}
 */
export function drawTrials(picture, phone, film) {
  const at = phone ? PHONE : WIDE;
  const [first = 0, second = 0] = at.rows;
  const none = film.change === "";
  const calm = createPiles(film.all, at, first, "calm");
  const moved = none ? null : createPiles(film.all, at, second, "moved");
  const errors = [
    createErrors(film, at, 0, "False alarms", "alarms"),
    ...(none ? [] : [createErrors(film, at, 1, "Misses", "misses")]),
  ];
  picture.append(
    ...groundOf(film, at, phone),
    ...[calm, moved].flatMap((one) => one?.dots ?? []),
    ...errors.flatMap(({ elements }) => elements),
  );
  return {
    frame(t) {
      calm.frame(t);
      moved?.frame(t);
      const done = Math.min(film.all.length, doneAt(t));
      errors.forEach((one) => one.frame(done));
    },
  };
}

/** @param {TrialsFilm} film @param {typeof WIDE} at @param {boolean} phone */
function groundOf(
  { settings: { rule, limit, alpha }, change },
  { rows: [first = 0, second = 0], width, height, ticks },
  phone,
) {
  const middle = width / 2;
  const top = first - height;
  const measures = {
    psi: ["PSI", numbers.round(limit), numbers.round(2 * limit)],
    ks: ["p of KS", numbers.round(alpha), ""],
    both: ["", "", ""],
  };
  const [name = "", mark = "", end = ""] = measures[rule];
  const row = (
    /** @type {number} */ base,
    /** @type {string} */ title,
    /** @type {string} */ left,
    /** @type {string} */ right,
  ) => [
    svg("rect", { class: "lc-zone", x: middle, y: base - height, width: middle, height }),
    svg("path", { class: "lc-base", d: `M0 ${base}H${width}` }),
    label(0, base - height - (phone ? 24 : 26), title, "s-bold s-halo"),
    label(0, base - height - 7, left, "s-muted"),
    label(middle + 6, base - height - 7, right, "s-muted"),
  ];
  return [
    ...row(first, "Nothing has drifted", "no alarm, correct", "false alarms"),
    ...(change
      ? row(second, `Production has drifted ${change}`, "missed", "alarms, correct")
      : [label(0, second - height, "No drift is set, so there is none to miss.", "s-muted")]),
    svg("path", { class: "lc-limit", d: `M${middle} ${top}V${change ? second : first}` }),
    label(
      middle,
      ticks,
      `alarm ${mark && (rule === "ks" ? `below ${mark}` : `at ${mark}`)}`,
      "s-middle lc-orange s-halo",
    ),
    ...(name ? [label(0, ticks, rule === "ks" ? `${name}: 1` : `${name} 0`, "s-muted")] : []),
    label(width, ticks, end ? `${end} or more` : "stronger", "s-muted s-end"),
  ];
}

/** @param {Trial[]} all @param {typeof WIDE} at @param {number} base @param {"calm" | "moved"} kind */
function createPiles(all, { width, height, radius, piles }, base, kind) {
  const { dots: places, highest } = pileUp(all.map((one) => one[kind]), piles);
  const gap = Math.min(2 * radius, (height - 2 * radius) / highest);
  const errs = (/** @type {Trial} */ one) => (kind === "calm" ? one.isFalse : one.isMissed);
  const dots = all.map((one) =>
    svg("circle", { r: radius, opacity: 0, class: errs(one) ? `lc-trial lc-${kind}-error` : "lc-trial" })
  );
  // A dot that lies is not drawn again.
  const ages = all.map(() => -1);
  return {
    dots,

    /** @param {number} t */
    frame(t) {
      dots.forEach((dot, at) => {
        const age = clamp((t - (at + 1) / PACE) / FALL + 1);
        if (age !== ages[at]) {
          ages[at] = age;
          const { pile = 0, place: order = 0 } = places[at] ?? {};
          const y = base - radius - order * gap;
          place(dot, ((pile + 0.5) * width) / piles, y - BEFORE * (1 - ease(age)), Math.min(1, 2 * age));
        }
      });
    },
  };
}

/** @param {TrialsFilm} film @param {typeof WIDE} at @param {number} column @param {string} title @param {"alarms" | "misses"} kind */
function createErrors({ errors, settings }, { errors: columns, bar }, column, title, kind) {
  const [x = 0, y = 0] = columns[column] ?? [];
  const rows = /** @type {(keyof typeof RULES)[]} */ (["psi", "ks", "both"]).map((rule, at) => {
    const below = y + 26 + at * (bar > 0 ? 44 : 24);
    const words = label(x, below, "", `s-number${rule === settings.rule ? " s-bold" : ""}`);
    const filled = svg("rect", { class: "lc-error-bar", x, y: below + 7, width: 0, height: 10 });
    const bars = bar > 0
      ? [svg("rect", { class: "lc-ground lc-base", x, y: below + 7, width: bar, height: 10 }), filled]
      : [];
    return {
      elements: [words, ...bars],

      /** @param {number} done */
      frame(done) {
        const found = errors[rule][kind][done] ?? 0;
        write(words, `${RULES[rule]}: ${found} of ${done}`);
        set(filled, { width: ((bar * found) / ALL).toFixed(1) });
      },
    };
  });
  return {
    elements: [label(x, y, title, "s-bold"), ...rows.flatMap(({ elements }) => elements)],

    /** @param {number} done */
    frame: (done) => rows.forEach((one) => one.frame(done)),
  };
}
