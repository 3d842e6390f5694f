/* What a reader sets: a slider joined to a number, a choice; each named, with units, and brought into its range. */

/** @import { ChoiceSpec, Control, ControlGroup, ControlsToStart, RangeSpec } from "./types.d.ts" */
import { h } from "./dom.js";
import * as numbers from "./numbers.js";

const STEPS = 1000;
let made = 0;

/** @param {number | string} said */
const isNumber = (said) => String(said).trim() !== "" && Number.isFinite(Number(said));

/**
 * Clamp a value to the range and leave it exact otherwise; use the first value if it is not a number.
 * @param {RangeSpec} spec
 * @param {number | string} said
 */
export function inRange({ min, max, step = 0, log, value: first }, said) {
  const value = isNumber(said) ? Number(said) : first;
  const bounded = Math.min(max, Math.max(min, value));
  const stepped = step > 0 && !log ? min + Math.round((bounded - min) / step) * step : bounded;
  return Math.min(max, Number(stepped.toPrecision(12)));
}

/**
 * Calls at most once a frame: a slider that is drawn moves more often than frames come.
 * @param {() => void} act
 */
function onceAFrame(act) {
  let asked = 0;
  return () => {
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      act();
    });
  };
}

/**
 * A slider and a number that say the same. On a logarithmic scale the slider runs over the exponent.
 * @param {RangeSpec} spec
 * @param {(value: number) => void} changed
 * @returns {Control<number>}
 */
export function createRange(spec, changed) {
  const { label, min, max, step = 1, unit = "", log, factor = 1 } = spec;
  const { say = (value) => numbers.withUnit(numbers.round(value / factor), unit) } = spec;
  const id = `visual-${++made}`;
  const slider = h("input", {
    type: "range",
    id,
    min: log ? 0 : min / factor,
    max: log ? STEPS : max / factor,
    step: log ? 1 : step / factor,
  });
  const number = h("input", {
    type: "number",
    min: min / factor,
    max: max / factor,
    step: "any",
    "aria-label": unit ? `${label}, ${unit}` : label,
  });
  const toPlace = (/** @type {number} */ value) =>
    log ? (STEPS * Math.log(value / min)) / Math.log(max / min) : value / factor;
  // A place between two round numbers stands for a value of three digits.
  const toValue = (/** @type {number} */ place) =>
    log ? Number((min * (max / min) ** (place / STEPS)).toPrecision(3)) : place * factor;
  /** @type {Control<number>} */
  const control = {
    element: h(
      "div",
      { class: "v-control" },
      h("label", { for: id }, label),
      h("div", { class: "v-range" }, slider, number, h("span", { class: "v-unit", "aria-hidden": "true" }, unit)),
    ),
    value: inRange(spec, spec.value),
    said: () => say(control.value),
    set(value) {
      control.value = inRange(spec, value);
      slider.value = String(toPlace(control.value));
      slider.setAttribute("aria-valuetext", say(control.value));
      number.value = String(Number((control.value / factor).toPrecision(8)));
    },
  };
  const tell = () => changed(control.value);
  const tellSoon = onceAFrame(tell);
  slider.addEventListener("input", () => {
    control.set(toValue(Number(slider.value)));
    tellSoon();
  });
  number.addEventListener("change", () => {
    if (isNumber(number.value)) {
      control.set(Number(number.value) * factor);
      tell();
    } else {
      control.set(control.value);
    }
  });
  control.set(spec.value);
  return control;
}

/**
 * A choice of a few.
 * @param {ChoiceSpec} spec
 * @param {(value: string) => void} changed
 * @returns {Control<string>}
 */
export function createChoice({ label, options, value }, changed) {
  const id = `visual-${++made}`;
  const known = options.map(([name]) => name);
  const select = h("select", { id }, ...options.map(([name, title]) => h("option", { value: name }, title)));
  /** @type {Control<string>} */
  const control = {
    element: h("div", { class: "v-control" }, h("label", { for: id }, label), select),
    value,
    said: () => options.find(([name]) => name === control.value)?.[1] ?? "",
    set(next) {
      control.value = known.includes(String(next)) ? String(next) : value;
      select.value = control.value;
    },
  };
  select.addEventListener("change", () => {
    control.set(select.value);
    changed(control.value);
  });
  control.set(value);
  return control;
}

/**
 * Lets each control begin with the first value of its setting.
 * @param {object} defaults the settings at first
 * @param {[string, ControlsToStart][]} groups title and its controls
 */
export function startAt(defaults, groups) {
  const first = new Map(Object.entries(defaults));
  return groups.map((
    [title, specs],
  ) => /** @type {ControlGroup} */ ([title, specs.map(([name, spec]) => [name, { ...spec, value: first.get(name) }])]));
}

/**
 * Controls in named groups, for settings by name. On paper stand those that differ from their first value.
 * @param {ControlGroup[]} groups title and its controls
 * @param {(name: string, value: number | string) => void} changed
 * @param {string} [opened] the title of the group that is open at first
 * @returns {{element: HTMLElement, controls: Map<string, Control<any>>}}
 */
export function createControls(groups, changed, opened) {
  const controls = new Map();
  /** @type {(() => string[])[]} */
  const says = [];
  const parts = groups.map(([title, specs]) => {
    const rows = specs.map(([name, spec]) => {
      const tell = (/** @type {number | string} */ value) => changed(name, value);
      const control = "options" in spec ? createChoice(spec, tell) : createRange(spec, tell);
      controls.set(name, control);
      says.push(() => (control.value === spec.value ? [] : [`${spec.label}: ${control.said()}`]));
      return control.element;
    });
    return h(
      "details",
      { class: "v-group", open: title === opened },
      h("summary", {}, title),
      h("div", { class: "v-controls", role: "group", "aria-label": title }, ...rows),
    );
  });
  const changes = h("p", { class: "v-print" });
  addEventListener("beforeprint", () => {
    changes.textContent = `Settings: ${says.flatMap((say) => say()).join("; ") || "as at first"}.`;
  });
  return { element: h("div", {}, h("div", { class: "v-groups" }, ...parts), changes), controls };
}
