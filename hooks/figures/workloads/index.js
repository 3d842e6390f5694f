/* <workloads-visual>: three sliders over four workloads, what each needs, and its bottleneck. */

/** @import { createFolded } from "./drawers.js" */
/** @import { WorkloadSettings } from "./types.d.ts" */
import { createControls } from "../kit/controls.js";
import { h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { register } from "../kit/register.js";
import { keepSettings } from "../kit/settings.js";
import { Stage } from "../kit/stage/stage.js";
import { compare } from "./compare.js";
import { createDrawing } from "./drawing.js";
import { afterDrag, filmOf } from "./film.js";
import { layoutOf, PHONE, room, WIDE } from "./layout.js";
import { at } from "./parts.js";
import { createPresets, published } from "./presets.js";
import { sceneAt } from "./scene.js";
import { defaults, groups } from "./settings.js";
import { createSliders } from "./sliders.js";
import { FIRST_SEEN, settingsAt } from "./tour.js";

/** Hand over what upgrades the element. */
export function start() {
  register("workloads", (host, loadDrawers) => new Comparison(host, loadDrawers).load());
}

/** The settings, and the stage with a tour that begins at them. */
class Comparison {
  #settings = defaults;
  /** What was shown when a reader took a slider. @type {WorkloadSettings | undefined} */
  #earlier;
  #sliders = createSliders({
    take: (event) => this.#begin(event),
    drag: (part, place) => this.#change(at(part, place), this.#earlier),
  });
  #presets = createPresets((settings) => this.#follow(settings));
  /** @type {Map<boolean, ReturnType<typeof createDrawing>>} */
  #drawings = new Map();
  #address;
  /** @type {Stage} */
  #stage;

  /**
   * @param {HTMLElement} host
   * @param {() => Promise<typeof createFolded>} loadDrawers
   */
  constructor(host, loadDrawers) {
    const { element, controls } = createControls(groups(), (name, value) => this.#change({ [name]: value }));
    this.#address = keepSettings({ host, name: "workloads", defaults, controls, load: () => this.load() });
    this.#stage = new Stage({
      host,
      name: "workloads",
      title: "What four workloads need",
      label: "GPUs, bottleneck, and use of each resource, for training, inference, RAG, and generative AI",
      rate: 1,
      head: [this.#presets.element, this.#sliders.element],
      controls: [h("span", { class: "workloads-note" }, "Bars show how full these GPUs are.")],
      size: { wide: WIDE.size, phone: PHONE.size },
      draw: (picture, phone) => this.#draw(picture, phone),
      settings: [element],
      more: async () => (await loadDrawers())(() => compare(this.#shown())),
      state: () => this.#address.state(this.#settings, this.#moment()),
      paused: () => this.#save(),
      follow: (said) => this.#follow(said),
    });
  }

  /** Show what the address says; without it, the largest model. */
  load() {
    const said = this.#address.said();
    this.#take(said, Object.keys(said).length ? Number(said["t"]) || 0 : FIRST_SEEN);
  }

  /** The settings at the moment shown. */
  #shown() {
    return settingsAt(this.#settings, this.#stage.t);
  }

  /** @param {Record<string, string | number>} said settings; the first ones hold of the others @param {number} [t] */
  #take(said, t = 0) {
    this.#earlier = undefined;
    this.#settings = this.#address.set(said);
    this.#stage.pause();
    this.#show(published(this.#settings), t);
  }

  /** @param {Record<string, string | number>} said settings of a preset or a link on the stage */
  #follow(said) {
    this.#take(said);
    this.#save();
  }

  /** Go on from what is shown, with some other settings. @param {Partial<WorkloadSettings>} change @param {WorkloadSettings} [earlier] */
  #change(change, earlier = this.#shown()) {
    this.#earlier = earlier;
    this.#stage.pause();
    this.#settings = this.#address.set({ ...this.#shown(), ...change });
    this.#show(afterDrag(earlier, this.#settings), 0);
    this.#save();
  }

  /** A hand is on a slider: what is told of from now on begins here. @param {Event} event */
  #begin({ type }) {
    type === "pointerdown" && this.#stage.pause();
    this.#earlier = undefined;
  }

  /** @param {string | undefined} first what is said at the beginning @param {number} t */
  #show(first, t) {
    this.#sliders.forget();
    this.#stage.show(filmOf(this.#settings, first), t);
    this.#presets.show(this.#settings);
  }

  /** @returns {Record<string, string>} the moment, as a link says it */
  #moment() {
    return this.#stage.t > 0 ? { t: numbers.round(this.#stage.t, 4) } : {};
  }

  #save() {
    this.#address.set({ ...this.#shown() });
    this.#address.save(this.#settings, this.#moment());
  }

  /** @param {SVGElement} picture @param {boolean} phone */
  #draw(picture, phone) {
    const drawing = this.#drawings.get(phone) ?? createDrawing(phone);
    const most = room(layoutOf(phone));
    this.#drawings.set(phone, drawing);
    picture.append(drawing.element);
    return {
      frame: (/** @type {number} */ t) => {
        const scene = sceneAt(this.#settings, t, most, this.#earlier);
        drawing.show(scene);
        this.#sliders.show(scene, phone);
      },
    };
  }
}
