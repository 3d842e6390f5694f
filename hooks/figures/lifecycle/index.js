/* <lifecycle-visual>: the wheel of the lifecycle as a story of three rounds, and 200 trials of its monitor. */

/** @import { createFolded } from "./drawers.js" */
/** @import { Loop, LoopSettings } from "../models/lifecycle-types.d.ts" */
/** @import { Story, Tab, TrialsFilm } from "./types.d.ts" */
import { phases } from "../data/lifecycle.js";
import { register } from "../kit/register.js";
import * as numbers from "../kit/numbers.js";
import { keepSettings } from "../kit/settings.js";
import { Stage } from "../kit/stage/stage.js";
import { create, DEFAULTS, isOver, step } from "../models/lifecycle.js";
import { drawStory } from "./drawing.js";
import { SIZE } from "./geometry.js";
import { momentOf, visitOf, withDrift } from "./moments.js";
import { createAllControls } from "./settings.js";
import { createSlices } from "./slices.js";
import { storyOf } from "./story.js";
import { createTabs } from "./tabs.js";
import { ALL, run, trialsOf } from "./trials.js";
import { drawTrials } from "./trials-drawing.js";

/** Milliseconds before trials begin: a slider that is dragged asks for none. */
const CALM = 250;

/** Hand over what upgrades the element. */
export function start() {
  register("lifecycle", (host, loadDrawers) => new Figure(host, loadDrawers).load());
}

/** The settings, the two films that follow from them, and the stage that shows one. */
class Figure {
  #settings = DEFAULTS;
  /** @type {Tab} */
  #tab = "story";
  /** @type {Tab} the one that the stage's film is of */
  #shown = "story";
  /** @type {Loop | undefined} */
  #loop;
  /** @type {Story | undefined} */
  #story;
  /** @type {TrialsFilm | undefined} */
  #trials;
  #storySlices = createSlices();
  #trialSlices = createSlices();
  #tabs = createTabs((tab) => this.#turn(tab));
  #loadDrawers;
  #controls;
  #address;
  /** @type {Stage} */
  #stage;
  #host;

  /**
   * @param {HTMLElement} host
   * @param {() => Promise<typeof createFolded>} loadDrawers
   */
  constructor(host, loadDrawers) {
    this.#host = host;
    this.#loadDrawers = loadDrawers;
    this.#controls = createAllControls(
      (change) => this.#change({ ...this.#settings, ...change }),
      (trap) => {
        this.#tab = trap ? "trials" : "story";
        this.#change(this.#address.set({ ...trap?.settings }));
      },
    );
    this.#address = keepSettings({
      host,
      name: "lifecycle",
      defaults: DEFAULTS,
      controls: this.#controls.controls,
      load: () => this.load(),
    });
    this.#stage = this.#build();
  }

  #build() {
    return new Stage({
      host: this.#host,
      name: "lifecycle",
      title: "Around the lifecycle",
      label: "The six phases of the lifecycle as a wheel, and how far production has drifted",
      rate: 1,
      head: [this.#tabs.element],
      controls: this.#controls.onStage,
      size: SIZE,
      draw: (picture, phone) => {
        // It holds buttons, which an image may not.
        picture.setAttribute("role", "group");
        return this.#shown === "story" && this.#story
          ? drawStory(picture, phone, this.#story, (phase) => this.#visit(phase))
          : drawTrials(picture, phone, this.#trials ?? trialsOf(this.#settings, []));
      },
      settings: this.#controls.folded,
      more: async () => (await this.#loadDrawers())(phases, () => this.#now()),
      state: () => this.#state(),
      paused: () => this.#save(),
      follow: (said) => {
        this.#tab = said["tab"] === "trials" ? "trials" : "story";
        this.#settings = this.#address.set(said);
        this.#compute();
      },
    });
  }

  /** What the tables are of. */
  #now() {
    const t = this.#tab === "story" ? this.#stage.t : 0;
    return { loop: this.#loop, story: this.#story, trials: this.#trials, t };
  }

  /** Show what the address says. */
  load() {
    const said = withDrift(this.#address.said());
    this.#settings = this.#address.set(said);
    this.#tab = said["tab"] === "trials" ? "trials" : "story";
    this.#stage.pause();
    this.#compute((film) => momentOf(film, said));
  }

  /** @param {LoopSettings} settings */
  #change(settings) {
    this.#settings = settings;
    this.#stage.pause();
    this.#compute(({ telling }) => telling);
  }

  /** @param {Tab} tab */
  #turn(tab) {
    if (tab !== this.#tab) {
      this.#tab = tab;
      this.#stage.pause();
      this.#show(({ telling }) => telling);
      this.#save();
    }
  }

  /** Go to the next moment at which the packet comes to a phase. @param {number} phase */
  #visit(phase) {
    this.#story && this.#stage.jump(visitOf(this.#story, phase, this.#stage.t));
  }

  /**
   * Compute both films anew, in slices.
   * @param {(film: Story | TrialsFilm) => number} [moment] where to begin; without it, time goes on
   */
  #compute(moment) {
    const settings = this.#settings;
    const loop = create(settings);
    /** @type {Parameters<typeof trialsOf>[1]} */
    const found = [];
    this.#host.setAttribute("aria-busy", "true");
    this.#controls.show(settings);
    this.#storySlices(() => {
      step(loop);
      return !isOver(loop);
    }, () => {
      this.#loop = loop;
      this.#story = storyOf(loop);
      // Trials stay on the stage until the new ones have run.
      this.#tab === "story" || this.#shown === "story" ? this.#show(moment) : this.#save();
    });
    this.#trialSlices(() => {
      found.push(run(settings, found.length));
      return found.length < ALL;
    }, () => {
      this.#trials = trialsOf(settings, found);
      this.#host.removeAttribute("aria-busy");
      this.#tab === "trials" ? this.#show(moment) : this.#stage.updateTables();
    }, CALM);
  }

  /** @param {(film: Story | TrialsFilm) => number} [moment] */
  #show(moment) {
    const film = this.#tab === "trials" ? this.#trials ?? trialsOf(this.#settings, []) : this.#story;
    this.#tabs.show(this.#tab, this.#host.querySelector(".v-draw"));
    if (film) {
      this.#shown = this.#tab;
      this.#stage.show(film, moment?.(film));
      this.#save();
    }
  }

  /** What a link to the moment says. */
  #state() {
    const film = this.#tab === "trials" ? this.#trials : this.#story;
    const { t } = this.#stage;
    const { drift, shift, scale } = this.#settings;
    return this.#address.state(this.#settings, {
      ...(shift !== 0 || scale !== 1 ? { drift } : {}),
      ...(this.#tab === "trials" ? { tab: "trials" } : {}),
      ...(film && Math.abs(t - film.telling) > 0.05 ? { t: numbers.round(t) } : {}),
    });
  }

  #save() {
    const state = this.#state();
    this.#address.save(this.#settings, state);
  }
}
