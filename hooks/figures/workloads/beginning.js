/* Where a reader begins: with the guide's example, or with a system that was published. */

/** @import { WorkloadSettings } from "./types.d.ts" */
import { presets } from "../data/presets.js";
import { h } from "../kit/dom.js";
import { link } from "../kit/words.js";
import { defaults } from "./settings.js";

/** @param {(settings: Record<string, string | number>) => void} choose gets the settings that differ from the example */
export function createBeginning(choose) {
  const select = h(
    "select",
    { id: "workloads-preset" },
    h("option", { value: "" }, "The guide's example"),
    ...presets.map(({ id, title }) => h("option", { value: id }, title)),
    h("option", { value: "own", hidden: true }, "Your own"),
  );
  const said = h("p", { class: "v-note" });
  select.addEventListener("change", () => choose(presets.find(({ id }) => id === select.value)?.settings ?? {}));
  return {
    elements: [h("div", { class: "v-control" }, h("label", { for: "workloads-preset" }, "Begin with"), select), said],

    /** Names the beginning that settings are, and says what was published of it. @param {WorkloadSettings} settings */
    show(settings) {
      const set = JSON.stringify(settings);
      const same = presets.find((one) => JSON.stringify({ ...defaults, ...one.settings }) === set);
      select.value = same?.id ?? (JSON.stringify(defaults) === set ? "" : "own");
      said.replaceChildren(
        ...(same ? ["Published: ", same.said, " ", link(same.source, "Source"), `, ${same.date}.`] : []),
      );
    },
  };
}
