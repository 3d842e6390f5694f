/* <ways-visual>: three ways to get a model, from scratch, fine-tuned, as-is: a race over days, and when each pays. */

/** @import { createFolded } from "./drawers.js" */
import { openInPrint } from "../kit/dom.js";
import { register } from "../kit/register.js";
import { keepSettings } from "../kit/settings.js";
import { Stage } from "../kit/stage/stage.js";
import { draw } from "./drawing.js";
import { dayAt, filmOf, secondOf, SECONDS } from "./film.js";
import { SIZE } from "./layout.js";
import { raceOf } from "./race.js";
import { createSettings, DEFAULTS } from "./settings.js";

/** Hand over what upgrades the element. */
export function start() {
  register("ways", (host, loadDrawers) => new Ways(host, loadDrawers).load());
}

/** Take the page's list of assumptions and sources out of it: the drawer has it from now on. @param {Element | null} figure */
function takeSources(figure) {
  const list = figure?.querySelector(".visual-sources");
  list?.remove();
  return [...list?.querySelectorAll("li") ?? []].map((item) => [...item.childNodes]);
}

/** The settings, and the stage that shows what follows from them. */
class Ways {
  #race = raceOf(DEFAULTS);
  #film = filmOf(this.#race);
  #address;
  /** @type {Stage} */
  #stage;

  /**
   * @param {HTMLElement} host
   * @param {() => Promise<typeof createFolded>} loadDrawers
   */
  constructor(host, loadDrawers) {
    const { element, controls, onStage } = createSettings((name, value) => this.#change(name, value));
    const figure = host.closest("figure");
    figure?.querySelectorAll(".visual-runs").forEach((runs) => openInPrint(/** @type {HTMLDetailsElement} */ (runs)));
    const set = element.querySelector(".v-print");
    this.#address = keepSettings({ host, name: "ways", defaults: DEFAULTS, controls, load: () => this.load() });
    this.#stage = new Stage({
      host,
      name: "ways",
      title: "Three ways to get a model",
      label: "Three lanes over days, GPU memory beside each, and money spent over tokens served",
      rate: 1,
      size: SIZE,
      controls: onStage,
      draw: (picture, phone) => draw(picture, phone, this.#race),
      settings: [element],
      // On paper, what is set stands before the tables.
      tables: set instanceof HTMLElement ? [{ element: set, update() {} }] : [],
      sources: takeSources(figure),
      more: async () => (await loadDrawers())(() => this.#race, () => dayAt(this.#race, this.#stage.t)),
      state: () => this.#address.state(this.#race.settings, this.#moment()),
      paused: () => this.#save(),
      follow: (said) => this.#show(this.#address.set(said), () => 0),
    });
  }

  /** Show what the address says. */
  load() {
    const said = this.#address.said();
    const day = said["t"] === undefined ? NaN : Number(said["t"]);
    this.#stage.pause();
    this.#show(this.#address.set(said), () => Number.isFinite(day) ? secondOf(this.#race, day) : this.#film.opening);
  }

  /** @param {string} name @param {number | string} value */
  #change(name, value) {
    const day = dayAt(this.#race, this.#stage.t);
    this.#stage.pause();
    // The day stays, short of the end: the card there would hide what changes.
    this.#show(
      { ...this.#race.settings, [name]: value },
      () => Math.min(secondOf(this.#race, day), SECONDS - 0.1),
      true,
    );
  }

  /**
   * @param {typeof DEFAULTS} settings
   * @param {() => number} second that is shown of the new run
   * @param {boolean} [asked] whether a reader has changed a setting, and the narration is to say what follows
   */
  #show(settings, second, asked = false) {
    this.#race = raceOf(settings);
    this.#film = filmOf(this.#race);
    const t = second();
    this.#film = asked ? filmOf(this.#race, t) : this.#film;
    this.#stage.show(this.#film, t);
    this.#save();
  }

  /** @returns {Record<string, number>} the moment, as a link says it: the day, unless the figure begins there */
  #moment() {
    const { t } = this.#stage;
    return Math.abs(t - this.#film.opening) < 1e-6 ? {} : { t: Math.ceil(dayAt(this.#race, t) * 1e4) / 1e4 };
  }

  #save() {
    this.#address.save(this.#race.settings, this.#moment());
  }
}
