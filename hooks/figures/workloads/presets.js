/* The choice of published systems, beside the title; what was published of them is said on the stage and in the sources. */

/** @import { Preset } from "../data/types.d.ts" */
/** @import { WorkloadSettings } from "./types.d.ts" */
import { presets } from "../data/presets.js";
import { h } from "../kit/dom.js";
import { link } from "../kit/words.js";
import { compare } from "./compare.js";
import { defaults } from "./settings.js";
import { gpus, inside, RESOURCES } from "./words.js";

/** @param {(settings: Record<string, string | number>) => void} choose gets the settings that are not as at first */
export function createPresets(choose) {
  const select = h(
    "select",
    { "aria-label": "Presets", class: "workloads-presets" },
    h("option", { value: "" }, "Presets"),
    h("option", { value: "first" }, "This guide's example"),
    ...presets.map(({ id, title }) => h("option", { value: id }, title)),
  );
  select.addEventListener("change", () => choose(presets.find(({ id }) => id === select.value)?.settings ?? {}));
  return {
    element: select,

    /** Name the preset that settings are. @param {WorkloadSettings} settings */
    show(settings) {
      select.value = presetOf(settings)?.id ?? "";
    },
  };
}

/** @param {WorkloadSettings} one @param {WorkloadSettings} other */
const same = (one, other) =>
  Object.entries(other).every(([name, value]) =>
    Object.entries(one).some(([key, held]) => key === name && held === value)
  );

/** @param {WorkloadSettings} settings @returns {Preset | undefined} */
const presetOf = (settings) => presets.find((one) => same(settings, { ...defaults, ...one.settings }));

/** What was published of a preset, and what the model says of it. @param {WorkloadSettings} settings */
export function published(settings) {
  const preset = presetOf(settings);
  const workload = preset && compare(settings).find(({ name }) => name === preset.workload);
  return workload &&
    `Published: ${preset.short}. This model: **${gpus(workload.needs)} for ${inside(workload.name)}**, limited by ${
      RESOURCES[workload.bottleneck]
    }.`;
}

/** The presets' sources. @returns {(Node | string)[][]} */
export const presetSources = () =>
  presets.map((
    { title, said, source, date },
  ) => [h("strong", {}, title), `: ${said} `, link(source, "Source"), `, ${date}.`]);
