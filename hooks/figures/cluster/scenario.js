/* Ready-made scenarios: the choice beside the title, and what the address says of them. */

/** @import { ClusterScenario } from "../data/types.d.ts" */
/** @import { ClusterSettings } from "../models/types.d.ts" */
import { clusterDefaults, scenarios } from "../data/scenarios.js";
import { h } from "../kit/dom.js";
import { changes } from "../kit/settings.js";
import { FACTORS } from "../models/arrivals.js";

/** What an address without settings means, and what one with settings alone begins from. */
export const FIRST = "monday";
const PLAIN = "sale";

/** @param {string} id @returns {ClusterScenario} */
export const scenarioOf = (id) =>
  scenarios.find((one) => one.id === id) ?? /** @type {ClusterScenario} */ (scenarios[0]);

/** @param {string} id @returns {ClusterSettings} */
const settingsOf = (id) => ({ ...clusterDefaults, ...scenarioOf(id).settings });

/**
 * Read what an address says: the scenario, its settings, and what differs from them.
 * @param {Record<string, string | number>} state
 */
export function read(state) {
  const { scenario, t, ...rest } = state;
  const id = scenarioOf(String(scenario ?? (Object.keys(state).length > 0 ? PLAIN : FIRST))).id;
  const first = settingsOf(id);
  const given = { ...rest };
  const shape = /** @type {keyof typeof FACTORS} */ (given["shape"] ?? first.shape);
  // Older links know no peak, and no end of a run.
  if (scenario === undefined && given["base"] !== undefined && Object.hasOwn(FACTORS, shape)) {
    given["peak"] ??= Number(given["base"]) * FACTORS[shape];
  }
  if (Number(t) > first.length) {
    given["length"] ??= Number(t);
  }
  const actions = String(given["actions"] ?? first.actions).slice(0, 500);
  return { id, first: { ...first, actions }, given };
}

/**
 * What an address says of settings, and of a moment.
 * @param {string} id
 * @param {ClusterSettings} settings
 * @param {{t?: number}} [moment]
 * @returns {Record<string, string | number>}
 */
export function said(id, settings, moment = {}) {
  const own = { ...changes(settings, settingsOf(id)), ...moment };
  return id === (Object.keys(own).length > 0 ? PLAIN : FIRST) ? own : { scenario: id, ...own };
}

/** What is worth trying after a scenario. @param {ClusterScenario} scenario */
export const triesOf = ({ id, tries }) =>
  tries.map((one) =>
    typeof one === "string"
      ? { text: scenarioOf(one).title, state: { scenario: one } }
      : { text: one[0], state: { scenario: id, ...one[1] } }
  );

/** @param {(id: string) => void} choose */
export function createChoice(choose) {
  const element = h(
    "select",
    { "aria-label": "Scenario", class: "cluster-scenario" },
    ...scenarios.map(({ id, title }) => h("option", { value: id }, title)),
    h("option", { value: "own", hidden: true }, "Your own"),
  );
  element.addEventListener("change", () => choose(element.value));
  return {
    element,

    /** @param {string} id @param {boolean} isOwn */
    show: (id, isOwn) => void (element.value = isOwn ? "own" : id),
  };
}
