/* <lifecycle-visual>: the six phases as a wheel of tabs, and the feedback loop as it runs: drift, retraining, canary. */

/** @import { DriftTrap, LifecyclePhase } from "../data/types.d.ts" */
/** @import { LoopSettings } from "../models/lifecycle-types.d.ts" */
import { phases, traps } from "../data/lifecycle.js";
import { define, h } from "../kit/dom.js";
import { createPlayer } from "../kit/player.js";
import { changes, keepSettings } from "../kit/settings.js";
import { DEFAULTS } from "../models/lifecycle.js";
import { describe } from "./about.js";
import { createMonitor } from "./monitor.js";
import { MOST_STEPS, Run } from "./run.js";
import { createSettings } from "./settings.js";
import { createStatus } from "./status.js";
import { createTrials } from "./trials.js";
import { createWheel } from "./wheel.js";

/** Defines the element. */
export function start() {
  define("lifecycle", (host) => new Figure(host).load());
}

/** What a reader has set, and what follows where that changes. */
class Figure {
  #settings = DEFAULTS;
  #phase = phases[0];
  #run = new Run(() => this.#show());
  #wheel = createWheel((phase) => this.#turn(phase));
  #monitor = createMonitor();
  #trials = createTrials((trap) => this.#change(this.#address.set({}, { ...DEFAULTS, ...trap?.settings }), trap));
  #player;
  #address;
  #status;

  /** @param {HTMLElement} host */
  constructor(host) {
    const run = this.#run;
    this.#player = createPlayer({
      host,
      pass: (seconds) => {
        if (run.pass(seconds)) {
          run.step();
        } else {
          this.#wheel.paint(run);
        }
        return run.target < MOST_STEPS;
      },
      step: () => run.step(),
      reset: () => this.#restart(0),
      stopped: () => {
        run.stop();
        this.#wheel.paint(run);
      },
      stepLabel: "Next decision",
      speeds: { label: "Speed", min: 0.5, max: 8, step: 0.5, value: 1, unit: "times" },
    });
    const { element, controls } = createSettings((name, value) => this.#change({ ...this.#settings, [name]: value }));
    this.#address = keepSettings({ host, name: "lifecycle", defaults: DEFAULTS, controls, load: () => this.load() });
    this.#status = createStatus(this.#address.element);
    host.append(
      h(
        "p",
        {},
        "A model serves, and its data drifts. The monitor compares each week’s requests with the training data, and where it says drift, a retrained version goes out as a canary.",
      ),
      h(
        "div",
        { class: "v-lifecycle" },
        h("div", {}, this.#wheel.element, this.#player.element, ...this.#status.elements),
        this.#wheel.panel,
      ),
      element,
      this.#monitor.element,
      ...this.#trials.elements,
      describe(),
    );
  }

  /** Turns the wheel to a phase. @param {LifecyclePhase} phase */
  #turn(phase) {
    this.#phase = phase;
    this.#wheel.show(phase);
    this.#save();
  }

  /** Shows the same settings from the beginning again, up to a step. @param {number} step */
  #restart(step) {
    this.#run.begin(this.#settings, step);
    this.#save();
  }

  /** @param {LoopSettings} settings @param {DriftTrap} [trap] that they are of */
  #change(settings, trap) {
    this.#settings = settings;
    this.#player.stop();
    this.#restart(this.#run.target);
    this.#trials.count(settings, trap);
  }

  #show() {
    const run = this.#run;
    this.#monitor.show(run.loop);
    this.#status.show(run.loop);
    this.#wheel.paint(run);
    this.#save();
  }

  #save() {
    const step = this.#run.target;
    const phase = this.#phase;
    this.#address.save(this.#settings, {
      ...(step > 0 ? { step } : {}),
      ...(phase === phases[0] ? {} : { phase: phase.id }),
    });
  }

  /** Reads the address. */
  load() {
    const said = this.#address.said();
    const settings = this.#address.set(said);
    const isThis = (/** @type {Partial<LoopSettings>} */ some) =>
      Object.keys(changes(settings, { ...DEFAULTS, ...some })).length === 0;
    this.#settings = settings;
    this.#turn(phases.find(({ id }) => id === said["phase"]) ?? phases[0]);
    this.#restart(Math.min(MOST_STEPS, Math.max(0, Math.floor(Number(said["step"]) || 0))));
    this.#trials.count(settings, traps.find((trap) => isThis(trap.settings)));
  }
}
