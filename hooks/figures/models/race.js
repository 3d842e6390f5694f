/* Three ways to get a model, day by day: each gathers data, trains, then serves the same number of tokens a day. */

/** @import { Lane, LaneMoment, Plan, WayName } from "./types.d.ts" */
import { cumulativeCost } from "./acquisition.js";

const DAY = 86_400;
const BYTES_PER_PARAMETER = 2;

/**
 * Lay out each way over days. What is spent before serving is spent in training; gathering data has no price here.
 * Weights are served in 16 bits, so a model takes 2 bytes a parameter.
 * @param {Plan} plan
 * @param {{parameters: number, day: number, gatherScratch: number, gatherTuned: number}} question
 *   day is the tokens served on a day; the days to gather data are assumptions
 * @returns {Record<WayName, Lane>}
 */
export function lanes(plan, { parameters, day, gatherScratch, gatherTuned }) {
  const lane = (/** @type {WayName} */ way, /** @type {number} */ gather, /** @type {number} */ evenAt) => {
    const { seconds, memory } = plan[way];
    const train = seconds / DAY;
    const ready = gather + train;
    const serve = way === "asIs" ? memory : BYTES_PER_PARAMETER * parameters;
    return {
      gather,
      train,
      ready,
      paid: ready + evenAt / day,
      day,
      offer: plan.offers[way],
      memory: { gather: 0, train: memory, serve },
    };
  };
  return {
    scratch: lane("scratch", gatherScratch, plan.breakEvens.scratch),
    tuned: lane("tuned", gatherTuned, plan.breakEvens.tuned),
    asIs: lane("asIs", 0, Infinity),
  };
}

/**
 * Return where a way is on a day.
 * @param {Lane} lane
 * @param {number} now days since the start
 * @returns {LaneMoment}
 */
export function laneAt({ gather, train, ready, day, offer, memory }, now) {
  const phase = now >= ready ? "serve" : now < gather ? "gather" : "train";
  const trained = phase === "serve" ? 1 : Math.max(0, (now - gather) / train);
  const tokens = Math.max(0, now - ready) * day;
  return {
    phase,
    tokens,
    cost: cumulativeCost({ ...offer, upfront: offer.upfront * trained }, tokens),
    memory: memory[phase],
  };
}

/**
 * Return how many days show the three ways: until all serve, and longer where a break-even comes soon after.
 * @param {Record<WayName, Lane>} all
 * @returns {number} days of two digits, at least 1
 */
export function horizon({ scratch, tuned }) {
  const ready = Math.max(scratch.ready, tuned.ready);
  const soon = [scratch.paid, tuned.paid].filter((paid) => paid <= 3 * ready);
  const days = Math.max(1, ready * 1.3, ...soon.map((paid) => paid * 1.05));
  const unit = 10 ** (Math.floor(Math.log10(days)) - 1);
  return Number((Math.ceil(days / unit - 1e-9) * unit).toPrecision(3));
}
