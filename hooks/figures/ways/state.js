/* The state of the comparison: what is set, what follows from it, and how much time has passed. */

/** @import { WaySettings } from "./types.d.ts" */
import * as acquisition from "../models/acquisition.js";
import { defaults } from "./settings.js";

export class State {
  settings = defaults;
  plan = compute(defaults);
  /** Seconds since all three began. */
  t = 0;
  /** When there is nothing more to see. */
  end = 0;

  /**
   * @param {WaySettings} settings
   * @param {number} [t] the time, unless it stays
   */
  set(settings, t = this.t) {
    this.settings = settings;
    this.plan = compute(settings);
    this.end = Math.max(this.plan.scratch.seconds, this.plan.tuned.seconds, 1) * 1.25;
    this.t = Math.min(t, this.end);
  }
}

/** @param {WaySettings} settings */
function compute({ ratio, served, ...rest }) {
  return acquisition.plan({ ...rest, tokens: ratio * rest.parameters, tokensServed: served });
}
