/* <ways-visual>: three ways to a model, from scratch, fine-tuned, as it is: what each takes, and when it pays. */

import { prices } from "../data/prices.js";
import { createControls } from "../kit/controls.js";
import { define, h } from "../kit/dom.js";
import { keepSettings } from "../kit/settings.js";
import { createSources } from "./about.js";
import { breakEvens, createMoney } from "./money.js";
import { createNeeds } from "./needs.js";
import { createPublished } from "./published.js";
import { defaults, groups } from "./settings.js";
import { State } from "./state.js";
import { createTime } from "./time.js";
import { priced } from "./words.js";

/** Defines the element. */
export function start() {
  define("ways", upgrade);
}

/** @param {HTMLElement} host */
function upgrade(host) {
  const state = new State();
  const { element, controls } = createControls(
    groups(),
    (name, value) => {
      state.set({ ...state.settings, [name]: value });
      show();
    },
    "The model",
  );
  const address = keepSettings({
    host,
    name: "ways",
    defaults,
    controls,
    load() {
      time.stop();
      load();
    },
  });
  const hint = h("p", { class: "v-note" });
  const time = createTime(host, state, address);
  const parts = [time, createNeeds(state), createMoney(state), createPublished(state)];
  host.append(element, hint, ...parts.flatMap(({ elements }) => elements), createSources());

  /** @param {boolean} [first] whether the page has just been opened */
  function show(first = false) {
    const price = prices.find(({ name }) => name === state.settings.gpu);
    hint.textContent = price
      ? `An hour of an ${price.name}: ${priced(price)}. GPU memory is for all GPUs together, without activations.`
      : "";
    parts.forEach((one) => one.show());
    first || time.say(breakEvens(state.plan));
  }

  function load(first = false) {
    const said = address.said();
    state.set(address.set(said), Math.max(0, Number(said["t"]) || 0));
    show(first && state.t === 0);
  }

  load(true);
}
