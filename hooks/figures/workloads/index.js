/* <workloads-visual>: four workloads side by side, what each needs, and which need decides. */

/** @import { WorkloadSettings } from "./types.d.ts" */
import { createControls } from "../kit/controls.js";
import { define, h } from "../kit/dom.js";
import { keepSettings } from "../kit/settings.js";
import { createSpeaker } from "../kit/words.js";
import { createSources } from "./about.js";
import { createBeginning } from "./beginning.js";
import { createWorkload } from "./cards.js";
import { compare } from "./compare.js";
import { defaults, groups } from "./settings.js";
import { createComparison } from "./table.js";
import { gpus, NEEDS } from "./words.js";

/** Defines the element. */
export function start() {
  define("workloads", (host) => void new Comparison(host));
}

class Comparison {
  #settings = defaults;
  #beginning = createBeginning((settings) => this.#take(settings));
  #speaker = createSpeaker();
  #cards = h("div", { class: "v-cards" });
  #table = createComparison(() => compare(this.#settings));
  #address;

  /** @param {HTMLElement} host */
  constructor(host) {
    const { element, controls } = createControls(
      groups(),
      (name, value) => this.#show({ ...this.#settings, [name]: value }),
      "Inference",
    );
    const load = () => this.#take(this.#address.said());
    this.#address = keepSettings({ host, name: "workloads", defaults, controls, load });
    host.append(
      ...this.#beginning.elements,
      element,
      h(
        "div",
        { class: "v-status" },
        h("span", {}, "Computed from the settings, nothing is measured."),
        this.#address.element,
      ),
      this.#speaker.element,
      this.#cards,
      this.#table.element,
      createSources(),
    );
    load();
  }

  /** @param {Record<string, string | number>} some of the settings; the first ones hold of the others */
  #take(some) {
    this.#show(this.#address.set(some));
  }

  /** @param {WorkloadSettings} settings */
  #show(settings) {
    this.#settings = settings;
    const all = compare(settings);
    this.#cards.replaceChildren(...all.map(createWorkload));
    this.#table.update();
    this.#beginning.show(settings);
    this.#address.save(settings);
    const { element, say } = this.#speaker;
    const words = all.map(({ name, needs }) => `${name}: ${gpus(needs)}, ${NEEDS[needs.binding]}`).join(". ");
    element.textContent ? say(words) : element.replaceChildren(words);
  }
}
