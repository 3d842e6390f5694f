/* A pin for each week: how near to an alarm it came. What is still to come is faint. */

/** @import { Layout } from "./geometry.js" */
/** @import { Scene, Story, Week } from "./types.d.ts" */
import { svg } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { label, place, set } from "../kit/stage/drawing.js";
import { pinAt, pinHeight } from "./geometry.js";

const NAMES = { psi: "PSI", ks: "KS p", both: "PSI, KS" };
const GHOST = 0.2;
/** px that the number of a week takes at least. */
const NUMBER = 22;

/**
 * @param {Story} story
 * @param {Layout} layout
 * @param {boolean} phone
 */
export function createPins({ weeks, settings }, layout, phone) {
  const { left, right, top, height, numbers: below } = layout.pins;
  const base = top + height;
  const line = base - pinHeight(layout, 1);
  const every = Math.ceil((NUMBER * weeks.length) / (right - left));
  const radius = Math.min(layout.pins.radius, (0.4 * (right - left)) / weeks.length);
  const pins = weeks.map((week) => {
    const pin = pinOf(week, layout, radius);
    const number = label(0, below - base, String(week.week), "s-middle s-number s-muted");
    (phone ? week.acts : week.week % every === 0 || every === 1) && pin.element.append(number);
    return pin;
  });
  return {
    element: svg(
      "g",
      { "aria-hidden": "true" },
      ...wordsOf(settings, top, phone),
      svg("path", { class: "lc-base", d: `M${left} ${base}H${right}` }),
      svg("path", { class: "lc-limit", d: `M${left} ${line}H${right}` }),
      ...pins.map(({ element }) => element),
    ),

    /** @param {Scene} scene */
    frame({ week, grown }) {
      pins.forEach(({ element, grow }, at) => {
        const isPast = at + 1 <= week;
        place(element, pinAt(layout, at + 1, weeks.length), base, isPast ? 1 : GHOST);
        grow(at + 1 === week ? grown : 1);
      });
    },
  };
}

/** @param {Story["settings"]} settings @param {number} top @param {boolean} phone */
function wordsOf({ rule, limit, alpha }, top, phone) {
  const name = NAMES[rule];
  const at = rule === "psi"
    ? `alarm at ${numbers.round(limit)}`
    : rule === "ks"
    ? `alarm below ${numbers.round(alpha)}`
    : "alarm if both are over";
  return phone ? [label(0, top + 12, rule === "both" ? "Drift" : name, "s-muted")] : [
    label(0, top + 8, `Drift by week (${name})`, "s-bold"),
    label(0, top + 27, at, "lc-orange"),
    svg("circle", { class: "lc-acts", cx: 7, cy: top + 43, r: 6 }),
    label(20, top + 47, "retraining starts", "s-muted"),
  ];
}

/** @param {Week} week @param {Layout} layout @param {number} radius */
function pinOf({ level, drift, acts, truly }, layout, radius) {
  const tall = pinHeight(layout, level);
  const { line } = layout.pins;
  const kind = drift ? (truly ? "lc-pin lc-over" : "lc-pin lc-over lc-false") : "lc-pin";
  const stem = svg("path", { "stroke-width": line });
  const head = svg("circle", { r: radius });
  const ring = acts ? [svg("circle", { class: "lc-acts", r: radius + 3 })] : [];
  return {
    element: svg("g", { class: kind }, stem, head, ...ring),

    /** @param {number} share */
    grow(share) {
      const y = -tall * share;
      set(stem, { d: `M0 0V${y.toFixed(1)}` });
      [head, ...ring].forEach((one) => set(one, { cy: y.toFixed(1) }));
    },
  };
}
