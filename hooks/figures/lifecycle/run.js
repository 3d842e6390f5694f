/* The loop as a reader runs it: how many steps it has gone, and the way of the token from phase to phase. */

/** @import { LoopSettings } from "../models/lifecycle-types.d.ts" */
import { phases } from "../data/lifecycle.js";
import { advance, create } from "../models/lifecycle.js";
import { createSlices } from "./slices.js";

export const MOST_STEPS = 400;

export class Run {
  loop = create();
  /** Steps that the loop is at, or on its way to. */
  target = 0;
  /** The part of a decision's time that has passed, while the loop plays. */
  #passed = 0;
  /** The way of the token, in phases: it stands still while the phase stays. */
  from = this.place();
  to = this.from;
  /** The part of this way that it has gone. */
  part = 1;
  /** The loop that is on its way to the target; this one, once it is there. */
  #next = this.loop;
  #replay = createSlices();
  #changed;

  /** @param {() => void} changed is called after each step, and when a run reaches its target */
  constructor(changed) {
    this.#changed = changed;
  }

  /** The number of the phase that the loop is in. */
  place() {
    const { phase } = this.loop;
    // A canary is how the loop deploys; what else it does is called as its phase is.
    return phases.findIndex(({ id }) => id === (phase === "canary" ? "deployment" : phase));
  }

  /** Lets time pass, and tells whether the next step is due. @param {number} seconds */
  pass(seconds) {
    const pace = 0.8;
    this.#passed += seconds / pace;
    const isDue = this.#passed >= 1;
    if (isDue) {
      this.#passed = 0;
    }
    // Before the next step is due, the token stands for a while.
    this.part = this.#passed / 0.6;
    return isDue;
  }

  /** Lets the token stand where it was on its way to. */
  stop() {
    this.#passed = 0;
    this.part = 1;
  }

  /** Goes a step on; while a run is on its way, so does its target. */
  step() {
    this.target = Math.min(MOST_STEPS, this.target + 1);
    if (this.loop === this.#next) {
      this.from = this.place();
      advance(this.loop, this.target);
      // It always goes forward: a retraining passes data, training and validation before it comes to deployment.
      this.to = this.from + ((this.place() - this.from + phases.length) % phases.length);
      this.#changed();
    }
  }

  /**
   * Runs from the beginning to a step, so that the same settings always show the same.
   * @param {LoopSettings} settings
   * @param {number} step
   */
  begin(settings, step) {
    const loop = create(settings);
    this.#next = loop;
    this.target = step;
    this.stop();
    this.#replay(
      () => {
        // The target moves on where the reader does not wait.
        advance(loop, Math.min(this.target, loop.step + 1));
        return loop.step < this.target;
      },
      () => {
        this.loop = loop;
        this.from = this.to = this.place();
        this.#changed();
      },
    );
  }
}
