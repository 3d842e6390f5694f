/* Money over tokens served: a line for each way, a ghost of what is to come, and a mark where lines cross. Pure. */

/** @import { Item, Race, Scales } from "./types.d.ts" */
import { clamp } from "../kit/stage/motion.js";
import { cumulativeCost } from "../models/acquisition.js";
import { laneAt } from "../models/race.js";
import { dayAt, secondOf } from "./film.js";
import { path, shape, text } from "./items.js";
import { rounds } from "./layout.js";
import { compact, times, WAYS } from "./words.js";

const LINE = 16;
const LETTER = 8.2;
/** Seconds that a break-even lights up. */
const PULSE = 0.6;

/** The chart's axes and what stands beside it. @param {Race} race @param {Scales} scales @returns {Item[]} */
export function axisItems(race, { at, most, dollars, tokensX, dollarsY }) {
  const { left, right, top, bottom } = at.chart;
  return [
    ...dollars.flatMap((one) => [
      path("ways-grid", `M${left} ${dollarsY(one).toFixed(1)}H${right}`),
      text(left - 10, dollarsY(one) + 4, `$${compact(one)}`, "s-muted s-end s-number"),
    ]),
    ...rounds(most, most < 1e15 ? at.ticks : 2).map((one) =>
      text(tokensX(one), bottom + 17, compact(one), "s-muted s-middle s-number")
    ),
    ...(at.phone ? [text(0, top - 12, "Money spent over tokens served", "s-bold")] : [
      text(0, top + 14, "Money spent", "s-bold"),
      text(0, top + 32, "over tokens served", "s-muted"),
      ...ratios(race, at.memory.x, top),
    ]),
  ];
}

/** @param {Race} race @param {Scales} scales @param {number} t second of the run @returns {Item[]} */
export function moneyItems(race, scales, t) {
  const { at, most, tokensX, dollarsY } = scales;
  const { left, right, bottom } = at.chart;
  let free = bottom + 4;
  const ways = WAYS.map(([way, title, kind, d]) => {
    const { offer } = race.lanes[way];
    const now = laneAt(race.lanes[way], dayAt(race, t));
    const [x, y] = [tokensX(now.tokens), dollarsY(now.cost)];
    const from = `M${left} ${dollarsY(offer.upfront).toFixed(1)}L`;
    const end = dollarsY(cumulativeCost(offer, most));
    return { title, kind, d, x, y, end, from, passed: now.tokens ? `${from}${x.toFixed(1)} ${y.toFixed(1)}` : "" };
  }).sort((one, other) => other.end - one.end);
  return [
    ...ways.flatMap(({ title, kind, end, from, passed }) => {
      const y = Math.min(end + 4, free);
      free = y - LINE;
      return [
        path(`ways-line ways-to-come ways-${kind}`, `${from}${right} ${end.toFixed(1)}`),
        path(`ways-line ways-${kind}`, passed),
        text(right + 9, y, title, `s-bold ways-name ways-${kind}`),
      ];
    }),
    ...marks(race, scales, t),
    ...ways.map(({ kind, d, x, y }) => shape(kind, d, x, y, at.phone ? 6 : 7)),
  ];
}

/** The break-evens that the chart has room for, their labels above the as-is line. @param {Race} race @param {Scales} scales @param {number} t @returns {Item[]} */
function marks(race, { at, most, tokensX, dollarsY }, t) {
  const { lanes, plan } = race;
  const { left, right, top } = at.chart;
  let free = Infinity;
  return /** @type {const} */ (["scratch", "tuned"]).flatMap((way) => {
    const tokens = plan.breakEvens[way];
    const x = tokensX(tokens);
    if (tokens > most || x < left + 8) {
      return [];
    }
    const asIs = (/** @type {number} */ one) => dollarsY(cumulativeCost(lanes.asIs.offer, one));
    const since = t - secondOf(race, lanes[way].paid);
    const reached = since >= -1e-9 ? " ways-reached" : "";
    const words = `break-even: ${compact(tokens)}`;
    const half = (words.length * LETTER) / 2;
    const place = Math.min(Math.max(x, left + half + 4), right - half);
    const y = Math.max(
      top + 10,
      Math.min(asIs(tokens) - 24, asIs((most * (place + half - left)) / (right - left)) - 8, free),
    );
    free = y - LINE;
    return [
      path(`ways-mark${reached}`, `M${x.toFixed(1)} ${(asIs(tokens) - 7).toFixed(1)}V${(y + 5).toFixed(1)}`),
      ["circle", {
        class: `ways-mark${reached}`,
        cx: x,
        cy: asIs(tokens),
        r: 6 + 8 * Math.sin(Math.PI * clamp(since / PULSE)),
      }],
      text(place, y, words, `s-middle s-halo ${reached ? "s-bold" : "s-muted"}`),
    ];
  });
}

/** The ratios in words, which no axis shows. @param {Race} race @param {number} x @param {number} y */
function ratios({ plan, settings }, x, y) {
  const { scratch, tuned, offers } = plan;
  return [
    text(x, y + 14, "A token as-is costs", ""),
    text(x, y + 37, times(offers.asIs.perMillion / offers.scratch.perMillion), "ways-ratio"),
    text(
      x,
      y + 55,
      `(${compact(settings.asIsParameters)} parameters, not ${compact(settings.parameters)}).`,
      "s-muted",
    ),
    text(x, y + 92, "Training from scratch cost", ""),
    text(x, y + 115, times(scratch.cost / tuned.cost), "ways-ratio"),
    text(x, y + 133, "as fine-tuning.", "s-muted"),
  ];
}
