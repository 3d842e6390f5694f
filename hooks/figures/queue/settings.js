/* What a reader sets of the queue. */

/** @import { ChoiceSpec, RangeSpec } from "../kit/types.d.ts" */
import { createControls } from "../kit/controls.js";

export const DEFAULTS = { rate: 40, stay: 0.5, mode: "mean" };

/** @param {(name: string, value: number | string) => void} changed */
export function createSettings(changed) {
  const { rate, stay, mode } = DEFAULTS;
  const title = "createControls with createRange and createChoice";
  return createControls(
    /** @type {[string, [string, RangeSpec | ChoiceSpec][]][]} */ ([
      [title, [
        ["rate", { label: "Requests that arrive", min: 0, max: 200, value: rate, unit: "/s" }],
        ["stay", { label: "Time that a request stays", min: 0.01, max: 100, value: stay, unit: "s", log: true }],
        ["mode", {
          label: "Show",
          options: [["mean", "the mean"], ["peak", "the mean and three deviations"]],
          value: mode,
        }],
      ]],
    ]),
    changed,
    title,
  );
}
