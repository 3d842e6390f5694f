/* <kit-visual>: the parts of the kit, live, for authors of figures. Little's law is the model that moves them. */

import { register } from "../kit/register.js";
import * as numbers from "../kit/numbers.js";
import { keepSettings } from "../kit/settings.js";
import { Stage } from "../kit/stage/stage.js";
import { link } from "../kit/words.js";
import { createChart } from "./chart.js";
import { draw } from "./drawing.js";
import { filmOf } from "./film.js";
import { createControls, DEFAULTS } from "./settings.js";

const SOURCES = () => [[
  "Requests inside = arrivals a second × seconds that one stays: ",
  link("https://doi.org/10.1287/opre.9.3.383", "Little 1961"),
  ". Requests arrive at even intervals here; real ones don't.",
]];

/** Hand over what upgrades the element. */
export function start() {
  register("kit", (host) => new Queue(host).load());
}

/** The settings, and the stage that shows what follows from them. */
class Queue {
  #settings = DEFAULTS;
  #chart = createChart(() => this.#settings);
  #address;
  /** @type {Stage} */
  #stage;

  /** @param {HTMLElement} host */
  constructor(host) {
    const { controls, onStage, folded } = createControls((change) => {
      this.#settings = { ...this.#settings, ...change };
      this.#stage.pause();
      this.#show();
    });
    this.#address = keepSettings({ host, name: "kit", defaults: DEFAULTS, controls, load: () => this.load() });
    this.#stage = new Stage({
      host,
      name: "kit",
      title: "A queue fills",
      label: "Requests that arrive, stay, and leave",
      rate: 1,
      controls: onStage,
      draw: (picture, phone) => draw(picture, phone, this.#settings),
      settings: [...folded, this.#chart.element],
      tables: [this.#chart.twin],
      sources: SOURCES(),
      state: () => this.#address.state(this.#settings, this.#moment()),
      paused: () => this.#save(),
      follow: (said) => {
        this.#settings = this.#address.set(said);
        this.#show(0);
      },
    });
  }

  /** Show what the address says. */
  load() {
    const said = this.#address.said();
    this.#settings = this.#address.set(said);
    this.#stage.pause();
    this.#show(Number(said["t"]) || 0);
  }

  /** @returns {Record<string, string>} the moment, as a link says it */
  #moment() {
    return this.#stage.t > 0 ? { t: numbers.round(this.#stage.t) } : {};
  }

  #save() {
    this.#address.save(this.#settings, this.#moment());
  }

  #show(t = this.#stage.t) {
    this.#stage.show(filmOf(this.#settings), t);
    this.#chart.draw();
    this.#save();
  }
}
