/* What the alarm rule measures: as a multiple of its limit, and in words. Pure. */

/** @import { DriftVerdict, LoopSettings } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";

/** The smallest p-value of the KS test: its logarithm has to be finite. */
const LEAST = 1e-12;

/**
 * Return how near to an alarm a week is: 1 is the limit.
 * @param {Pick<DriftVerdict, "psi" | "p">} found
 * @param {Pick<LoopSettings, "rule" | "limit" | "alpha">} settings
 */
export function levelOf({ psi, p }, { rule, limit, alpha }) {
  const byPsi = psi / limit;
  const byKs = Math.log(Math.max(LEAST, p)) / Math.log(alpha);
  return rule === "psi" ? byPsi : rule === "ks" ? byKs : Math.min(byPsi, byKs);
}

/** Return two digits, and three where two would hide on which side of the limit it is. @param {number} psi @param {number} limit */
const digits = (psi, limit) => psi.toFixed(Math.abs(psi - limit) < 0.006 ? 3 : 2);

/** @param {number} p */
const chance = (p) => p < 0.001 ? "p < 0.001" : `p ${numbers.round(p, 2)}`;

/**
 * Return what was measured, in words.
 * @param {Pick<DriftVerdict, "psi" | "p">} found
 * @param {Pick<LoopSettings, "rule" | "limit">} settings
 */
export function saidOf({ psi, p }, { rule, limit }) {
  const all = { psi: `PSI ${digits(psi, limit)}`, ks: `KS ${chance(p)}` };
  return rule === "both" ? `${all.psi} and ${all.ks}` : all[rule];
}

/**
 * Return the same in few letters, for the drawing.
 * @param {Pick<DriftVerdict, "psi" | "p">} found
 * @param {Pick<LoopSettings, "rule" | "limit">} settings
 */
export const shortOf = (found, settings) =>
  settings.rule === "both" ? "PSI + KS" : settings.rule === "ks" ? chance(found.p) : saidOf(found, settings);

/**
 * Return the alarm's limit, in words that go on after "PSI 0.3".
 * @param {Pick<LoopSettings, "rule" | "limit" | "alpha">} settings
 */
export const limitOf = ({ rule, limit, alpha }) =>
  rule === "psi"
    ? `over ${numbers.round(limit)}`
    : rule === "ks"
    ? `below ${numbers.round(alpha)}`
    : "both over the limit";
