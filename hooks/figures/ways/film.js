/* A run of the three ways: what is said when, the event log, and how it ends. Pure. */

/** @import { Ending } from "../kit/stage/types.d.ts" */
/** @import { Race, RaceFilm } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";
import * as units from "../kit/units.js";
import { dayText, eventsOf, verdict } from "./events.js";
import { compact, span, times } from "./words.js";

/** Seconds that a run takes, however many days it shows. */
export const SECONDS = 65;
/** Seconds that a sentence has at least. */
const READ = 2.4;

/**
 * Settings that teach something, as links; each text holds with the others as they are at first.
 * @type {Ending["tries"]}
 */
export const TRIES = [
  { text: "1 million tokens a day: 66.8 years to break even", state: { day: 1e6 } },
  { text: "a 7 B model as-is: nothing pays back", state: { asIsParameters: 7e9 } },
  { text: "a 405 B model as-is: break-even in 4 days", state: { asIsParameters: 405e9 } },
];

/** The day that a second shows. @param {Race} race @param {number} t */
export const dayAt = ({ days }, t) => (t * days) / SECONDS;

/** The second that shows a day. @param {Race} race @param {number} day */
export const secondOf = ({ days }, day) => (day * SECONDS) / days;

/**
 * @param {Race} race
 * @param {number} [asked] the second at which a reader changed a setting: there the narration says what follows
 * @returns {RaceFilm}
 */
export function filmOf(race, asked) {
  const { gather, train } = race.lanes.scratch;
  const clock = (/** @type {number} */ t, mark = "") => `Day ${mark}${dayText(dayAt(race, t), race.days)}${mark}`;
  const events = eventsOf(race).map(([day, text, quiet]) => ({ t: secondOf(race, day), text, quiet }));
  let free = 0;
  // What happens at once is said one after another: each sentence has time to be read.
  const says = events.filter(({ quiet }) => !quiet).map(({ t, text }) => {
    const at = Math.max(t, free);
    free = at + READ;
    return { t: at, text };
  }).filter(({ t }) => t < SECONDS && t !== asked);
  return {
    end: SECONDS,
    opening: secondOf(race, gather + train / 2),
    clock,
    head: (t) => clock(t, "**"),
    says: asked === undefined
      ? says
      : [...says, { t: asked, text: verdict(race) }].sort((one, other) => one.t - other.t),
    log: events,
    ending: endingOf(race),
  };
}

/** @param {Race} race @returns {Ending} */
function endingOf({ plan, lanes, days, settings }) {
  const { scratch, tuned, offers } = plan;
  const own = compact(settings.parameters);
  return {
    title: `${numbers.count(days)} day${days === 1 ? "" : "s"} later`,
    numbers: [
      [
        units.dollars(scratch.cost),
        `to train from scratch, ${times(scratch.cost / tuned.cost)} as fine-tuning for ${units.dollars(tuned.cost)}`,
      ],
      [
        span(lanes.scratch.ready),
        `until the first token from scratch; ${span(lanes.tuned.ready)} fine-tuned, none as-is`,
      ],
      [
        times(offers.asIs.perMillion / offers.scratch.perMillion).replace("just", "100%").slice(0, -8),
        `as much for a token as-is: ${compact(settings.asIsParameters)} parameters, not ${own}`,
      ],
    ],
    tries: TRIES.filter(({ state }) =>
      Object.entries(state).some(([name, value]) => new Map(Object.entries(settings)).get(name) !== value)
    ).slice(0, 2),
  };
}
