/* What a reader sets of the queue: two sliders on the stage, one choice among the settings. */

/** @import { Control } from "../kit/types.d.ts" */
import { createChoice } from "../kit/controls.js";
import { createSlider } from "../kit/stage/slider.js";

export const DEFAULTS = { rate: 8, stay: 3, show: "requests" };

/** @param {(change: Partial<typeof DEFAULTS>) => void} changed */
export function createControls(changed) {
  const rate = createSlider(
    { label: "Arrivals", min: 1, max: 20, value: DEFAULTS.rate, unit: "/s" },
    (value) => changed({ rate: value }),
  );
  const stay = createSlider(
    { label: "Stay", min: 0.5, max: 10, step: 0.5, value: DEFAULTS.stay, unit: "s" },
    (value) => changed({ stay: value }),
  );
  const show = createChoice(
    { label: "Chart", options: [["requests", "Requests inside"], ["arrivals", "Arrivals"]], value: DEFAULTS.show },
    (value) => changed({ show: value }),
  );
  return {
    /** @type {Map<string, Control<any>>} */
    controls: new Map(Object.entries({ rate, stay, show })),
    onStage: [rate.element, stay.element],
    folded: [show.element],
  };
}
