/* What happens to the three ways, in order: for the narration and the event log. Pure. */

/** @import { Happening, Race } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";
import * as units from "../kit/units.js";
import { fixed, gpus, span, times, WAYS } from "./words.js";

const tokens = (/** @type {number} */ value) => `${numbers.count(value)} tokens`;

/** Write a day as the head and the log do. @param {number} day @param {number} days that are shown */
export const dayText = (day, days) =>
  days < 1e5 ? fixed(day, days >= 1000 ? 0 : days >= 20 ? 1 : 2) : numbers.count(day);

/** Say when a way has paid for itself. @param {Race} race @param {"scratch" | "tuned"} way */
export function breakEven({ plan }, way) {
  const after = plan.breakEvens[way];
  return after === Infinity ? "never" : after ? `after ${tokens(after)}` : "at once";
}

/** Say when both have. @param {Race} race */
export const verdict = (race) =>
  `Break-even with as-is: **fine-tuned ${breakEven(race, "tuned")}, from scratch ${breakEven(race, "scratch")}.**`;

/** @param {Race} race @param {"scratch" | "tuned"} way @param {string} who @returns {Happening[]} */
function ofWay(race, way, who) {
  const { plan, lanes, days, settings } = race;
  const { gather, train, ready, paid, day, offer } = lanes[way];
  const scratch = way === "scratch";
  const after = breakEven(race, way);
  const ratio = times(plan.offers.asIs.perMillion / offer.perMillion);
  const short = (/** @type {number} */ part) => part < days / 20;
  const tail = scratch
    ? `, ${times(plan.scratch.cost / plan.tuned.cost)} as fine-tuning`
    : ` and ${span(train)} of training`;
  return [
    [
      gather / 2,
      `${who}: still gathering ${tokens(plan[way].tokens)} of data. **It serves nobody yet.**`,
      short(gather),
    ],
    [
      gather,
      `**${who}: training starts** on ${gpus(scratch ? settings.count : settings.tuningCount)}, for ${
        span(train)
      }. Watch its cost climb.`,
      short(train),
    ],
    [ready, `**${who} serves on day ${dayText(ready, days)}.** It cost ${units.dollars(offer.upfront)}${tail}.`],
    [
      paid <= days ? paid : (ready + days) / 2,
      after === "never"
        ? `**${who} never pays back:** a token as-is costs ${ratio}.`
        : `**${who} breaks even ${after}:** ${
          paid > days
            ? `${span(paid - ready)} at ${tokens(day)} a day.`
            : scratch
            ? "as-is has now cost more for as many tokens."
            : `a token as-is costs ${ratio}.`
        }`,
    ],
  ];
}

/**
 * Return what happens, in order of time.
 * @param {Race} race
 * @returns {Happening[]}
 */
export function eventsOf(race) {
  const { scratch, tuned } = race.lanes;
  const first = scratch.gather && tuned.gather ? "gather data" : "have work to do";
  /** @type {Happening[]} */
  const all = [
    [0, `As-is serves from the first minute. **The other two ${first} first.**`],
    ...WAYS.flatMap(([way, who]) => (way === "asIs" ? [] : ofWay(race, way, who))),
  ];
  return all.sort(([one], [other]) => one - other);
}
