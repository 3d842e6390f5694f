/* Ready-made scenarios: which is chosen, what it is about, and what the address says of it. */

/** @import { ClusterSettings } from "../models/types.d.ts" */
/** @import { Address } from "./types.d.ts" */
/** @import { Run } from "./run.js" */
import { clusterDefaults, scenarios } from "../data/scenarios.js";
import { linkTo } from "../kit/address.js";
import { h } from "../kit/dom.js";
import { link } from "../kit/words.js";

/** The row of 90 % in the figure's worked table: 450 requests a second for ten pods that serve 50 each. */
const TABLE_ROW = { shape: "steady", base: 450, served: 50, replicas: 10, gpuNodes: 3 };

/** @param {string} [id] of a scenario @returns {ClusterSettings} */
export const settingsOf = (id) => ({ ...clusterDefaults, ...scenarios.find((one) => one.id === id)?.settings });

/** Finds the ready-made scenario whose settings these are. @param {ClusterSettings} settings */
function find(settings) {
  const names = /** @type {(keyof ClusterSettings)[]} */ (Object.keys(clusterDefaults));
  return scenarios.find((one) =>
    names.every((name) => settings[name] === (one.settings[name] ?? clusterDefaults[name]))
  );
}

/**
 * @param {Run} run
 * @param {Address} address
 * @param {(id: string) => void} choose
 */
export function createScenario(run, address, choose) {
  const id = "cluster-scenario";
  const known = h(
    "select",
    { id },
    ...scenarios.map((one) => h("option", { value: one.id }, one.title)),
    h("option", { value: "own", hidden: true }, "Your own"),
  );
  known.addEventListener("change", () => choose(known.value));
  const about = h("p", { class: "v-about-scenario" });
  return {
    elements: [
      h(
        "p",
        { class: "v-note" },
        "A simulation. Its autoscalers follow the documented rules of Kubernetes, second by second.",
      ),
      h("div", { class: "v-control" }, h("label", { for: id }, "Scenario"), known),
      about,
      h(
        "p",
        { class: "v-note v-screen" },
        "Also as a run: ",
        link(linkTo("cluster", TABLE_ROW), "the table's row of 90 %"),
        ".",
      ),
    ],

    /** Says which it is, and puts it into the address, where it stands for its settings. */
    say() {
      const { settings, now } = run;
      const same = find(settings);
      address.save(same ? clusterDefaults : settings, {
        ...(same && same !== scenarios[0] ? { scenario: same.id } : {}),
        ...(now > 0 ? { t: now } : {}),
      });
      known.value = same?.id ?? "own";
      about.textContent = same?.about ?? "Settings of your own. The address of this page holds them.";
    },
  };
}
