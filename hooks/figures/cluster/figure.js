/* The figure: its settings, the run that follows from them, and the stage that shows it. */

/** @import { createFolded } from "./drawers.js" */
/** @import { ClusterSettings } from "../models/types.d.ts" */
/** @import { ClusterFilm } from "./types.d.ts" */
import { clusterDefaults } from "../data/scenarios.js";
import { h } from "../kit/dom.js";
import { changes, keepSettings } from "../kit/settings.js";
import { Stage } from "../kit/stage/stage.js";
import { draw } from "./drawing.js";
import { createPanel } from "./panel.js";
import { Recorder } from "./recorder.js";
import { createChoice, FIRST, read, said, scenarioOf, triesOf } from "./scenario.js";
import { createControls } from "./settings.js";
import { sources } from "./sources.js";

export class Figure {
  /** The scenario that the settings come from, and the settings. */
  #id = FIRST;
  #settings = clusterDefaults;
  /** @type {ClusterFilm | undefined} */
  #film;
  #host;
  #busy = h("span", { class: "cluster-busy", role: "status" });
  #choice = createChoice((id) => this.#take({ scenario: id, t: 0 }));
  #panel = createPanel({
    film: () => this.#film,
    now: () => this.#stage.t,
    pause: () => this.#stage.pause(),
    disrupt: (type, node) => {
      const at = Math.floor(this.#stage.t) + 1;
      const actions = [this.#settings.actions, `${at}:${type}:${node}`].filter(Boolean).join(" ");
      this.#change({ actions }, at);
    },
  });
  #controls = createControls((change) => this.#change(change));
  #recorder = new Recorder(() => this.#host.isConnected, (share) => this.#wait(share));
  #address;
  /** @type {Stage} */
  #stage;

  /**
   * @param {HTMLElement} host
   * @param {() => Promise<typeof createFolded>} loadDrawers
   */
  constructor(host, loadDrawers) {
    this.#host = host;
    const { controls, onStage, folded } = this.#controls;
    this.#address = keepSettings({
      host,
      name: "cluster",
      defaults: clusterDefaults,
      controls,
      load: () => this.load(),
    });
    this.#stage = new Stage({
      host,
      name: "cluster",
      title: "A cluster scales",
      label: "Requests, waiting pods, nodes with their pods, and three autoscalers",
      rate: 25,
      size: { wide: [968, 446], phone: [358, 448] },
      head: [this.#choice.element, this.#busy],
      controls: onStage,
      draw: (picture, phone) => {
        picture.after(this.#panel.element);
        return draw(picture, phone, /** @type {ClusterFilm} */ (this.#film), this.#panel.open);
      },
      settings: folded,
      sources: sources(host),
      more: async () => (await loadDrawers())(() => this.#film, () => this.#stage.t),
      state: () => this.#state(),
      paused: () => this.#save(),
      follow: (state) => this.#take({ ...state, t: 0 }),
    });
  }

  /** Show what the address says. */
  load() {
    this.#stage.pause();
    this.#take(this.#address.said());
  }

  /** @param {Record<string, string | number>} state */
  #take(state) {
    const { id, first, given } = read(state);
    this.#id = id;
    this.#settings = this.#address.set(given, first);
    this.#controls.show(this.#settings, scenarioOf(id));
    this.#run(state["t"] === undefined ? undefined : Number(state["t"]) || 0);
  }

  /** @param {Partial<ClusterSettings>} change @param {number} [t] */
  #change(change, t = this.#stage.t) {
    this.#stage.pause();
    this.#settings = { ...this.#settings, ...change };
    this.#controls.tell(this.#settings, scenarioOf(this.#id));
    this.#run(t);
  }

  /** Record the run anew; what is shown stays until then. @param {number} [t] */
  #run(t) {
    const scenario = scenarioOf(this.#id);
    const isOwn = Object.keys(changes(this.#settings, { ...clusterDefaults, ...scenario.settings })).length > 0;
    this.#choice.show(this.#id, isOwn);
    this.#host.setAttribute("aria-busy", "true");
    this.#recorder.record(this.#settings, scenario.about, triesOf(scenario), (film) => {
      this.#film = film;
      this.#panel.close();
      this.#host.removeAttribute("aria-busy");
      this.#wait(1);
      this.#stage.show(film, t ?? film.telling);
      this.#save();
    });
  }

  /** Say how far a run is that takes a while. @param {number} share */
  #wait(share) {
    this.#busy.textContent = share < 1 ? `Computing: ${Math.round(100 * share)}%` : "";
  }

  /** What a link to the moment says. */
  #state() {
    const t = Math.round(this.#stage.t);
    return said(this.#id, this.#settings, this.#film && t !== this.#film.telling ? { t } : {});
  }

  #save() {
    this.#address.save(clusterDefaults, this.#state());
  }
}
