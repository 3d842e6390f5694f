/* The three ways under some settings: what each takes, and how it goes day by day. Pure. */

/** @import { Race, WaySettings } from "./types.d.ts" */
import * as acquisition from "../models/acquisition.js";
import { horizon, lanes } from "../models/race.js";

/**
 * @param {WaySettings} settings
 * @returns {Race}
 */
export function raceOf(settings) {
  const { ratio, served, ...rest } = settings;
  const plan = acquisition.plan({ ...rest, tokens: ratio * rest.parameters, tokensServed: served });
  const all = lanes(plan, settings);
  return { settings, plan, lanes: all, days: horizon(all) };
}
