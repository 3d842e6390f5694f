/* The figure as a whole: what its reader has set, and what is found with that. */

/** @import { RagIndex } from "../models/retrieval-types.d.ts" */
/** @import { Passages, RagSettings } from "./types.d.ts" */
import { createControls } from "../kit/controls.js";
import { h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { keepSettings } from "../kit/settings.js";
import { describe } from "./about.js";
import { createIndexer } from "./indexer.js";
import { travel } from "./journey.js";
import { createLatest } from "./latest.js";
import { createQuality } from "./quality.js";
import { createQuestion, LONGEST } from "./question.js";
import { DEFAULTS, groups } from "./settings.js";
import { createVisits } from "./visits.js";
import { createWay } from "./way.js";

/**
 * @param {HTMLElement} host
 * @param {Passages} passages
 * @param {string} source of a worker
 */
export function upgrade(host, passages, source) {
  let settings = { ...DEFAULTS };

  const show = (/** @type {RagIndex | undefined} */ index) => {
    if (!index) {
      status.textContent = "The pages could not be read. Ask again to try once more.";
      return;
    }
    const journey = travel(index, settings, passages.address);
    status.textContent = `${index.passages.length} passages of ${numbers.round(settings.size)} words at most.`;
    way.show(journey);
    visits.show(journey);
    quality.show(settings);
    host.dataset["ready"] = "";
  };
  const change = (/** @type {RagSettings} */ next) => {
    settings = { ...next, overlap: Math.min(next.overlap, Math.floor(next.size / 2)) };
    controls.get("overlap")?.set(settings.overlap);
    way.stop();
    delete host.dataset["ready"];
    askIndex(settings);
  };
  const ask = (/** @type {RagSettings} */ next, /** @type {string | undefined} */ stage = undefined) => {
    way.set(stage);
    question.show(next.query);
    change(next);
  };
  const load = () => {
    const said = address.said();
    const query = (said["query"] ?? DEFAULTS.query).slice(0, LONGEST);
    ask(address.set(said, { ...DEFAULTS, query }), said["stage"]);
  };

  const indexer = createIndexer(host, source);
  const askIndex = createLatest(passages, indexer, show);
  const question = createQuestion((query) => ask({ ...settings, query }));
  const { controls, element } = createControls(groups(), (name, value) => change({ ...settings, [name]: value }));
  const address = keepSettings({ host, name: "rag", defaults: DEFAULTS, controls, load });
  const way = createWay(host, (stage) => address.save(settings, stage));
  const status = h("span", {}, "The pages are being read.");
  const line = h("div", { class: "v-status" }, status, address.element);
  const visits = createVisits();
  const quality = createQuality(passages, indexer);
  host.append(question.element, element, way.player, line, way.spoken, way.strip);
  host.append(visits.element, quality.element, describe());
  load();
  way.paint();
}
