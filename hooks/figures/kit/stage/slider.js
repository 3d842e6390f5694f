/* A control on the stage: a name, a slider, and its value in words. One line high. */

/** @import { Control, RangeSpec } from "../types.d.ts" */
import { createRange } from "../controls.js";
import { h } from "../dom.js";

/**
 * Build a slider as in the settings, with its value as text in place of the number field.
 * @param {RangeSpec} spec
 * @param {(value: number) => void} changed
 * @returns {Control<number>}
 */
export function createSlider(spec, changed) {
  const output = h("output", { "aria-hidden": "true" });
  const control = createRange(spec, (value) => {
    output.value = control.said();
    changed(value);
  });
  const range = control.element.querySelector(".v-range");
  range?.querySelectorAll("input[type=number], .v-unit").forEach((one) => one.remove());
  range?.append(output);
  control.element.classList.add("v-on-stage");
  const { set } = control;
  control.set = (value) => {
    set(value);
    output.value = control.said();
  };
  control.set(spec.value);
  return control;
}
