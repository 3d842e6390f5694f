/* A lane: its name, its bar with a head that runs on, the tokens that leave it, its amounts and its GPU memory. Pure. */

/** @import { LaneMoment } from "../models/types.d.ts" */
/** @import { Item, Race, Scales, Textures } from "./types.d.ts" */
import { ticks } from "../kit/charts.js";
import * as units from "../kit/units.js";
import { laneAt } from "../models/race.js";
import { dayAt } from "./film.js";
import { path, rect, shape, text } from "./items.js";
import { compact, fixed, gpus, WAYS } from "./words.js";

/** Blocks of GPU memory that a lane has. */
const BLOCKS = 14;
/** Tokens that are seen to leave a head, and how many times a second one does. */
const STREAM = 7;
const PACE = 1.1;
const THINNEST = 3;
// How wide a bold letter is in the widest of common fonts, and a large one.
const LETTER = 8.2;
const LARGE = 9.4;
/** From here on, amounts stand to the left of the heads. */
const ROOM = 250;

const wayAt = (/** @type {number} */ index) => /** @type {typeof WAYS[number]} */ (WAYS[index]);

/** Bytes that a block stands for. @param {Race} race */
export const blockOf = ({ lanes }) =>
  Number(ticks(Math.max(...WAYS.flatMap(([way]) => Object.values(lanes[way].memory))) / BLOCKS, 1)[1]);

/**
 * @param {Race} race
 * @param {Scales} scales
 * @param {number} index of the way
 * @param {number} t second of the run
 * @param {Textures} textures
 * @returns {Item[]}
 */
export function laneItems(race, scales, index, t, textures) {
  const { at, x } = scales;
  const [way, title, kind] = wayAt(index);
  const { plan, settings } = race;
  const moment = laneAt(race.lanes[way], dayAt(race, t));
  const top = at.top + index * at.step;
  const head = x(dayAt(race, t));
  const spent = amounts(race, moment);
  const room = spent.length * LARGE;
  const ends = head - at.left > ROOM;
  const place = ends ? Math.min(head + 8, at.width) : Math.min(Math.max(at.left, head - 8), at.right - room);
  const { phase } = moment;
  const status = phase === "serve"
    ? "serves"
    : phase === "gather"
    ? `gathers ${compact(plan[way].tokens)} tokens`
    : `trains on ${gpus(way === "scratch" ? settings.count : settings.tuningCount)}`;
  const name = way === "asIs" ? `${title}, ${compact(settings.asIsParameters)}` : title;
  return [
    text(0, top + (at.phone ? 12 : 24), name, at.phone ? "s-bold" : "ways-large"),
    ...(at.phone ? [] : [text(0, top + 42, status, "s-muted")]),
    ...barItems(race, scales, index, t, textures, phase === "serve"),
    text(
      place,
      top + at.bar + at.height + 18,
      spent,
      `ways-large s-number s-halo${ends ? " s-end" : ""}`,
    ),
    ...memoryItems(race, at, kind, top, moment),
  ];
}

/**
 * What has passed, a ghost of what is to come, the head, and the tokens that leave it.
 * @param {Race} race
 * @param {Scales} scales
 * @param {number} index of the way
 * @param {number} t
 * @param {Textures} textures
 * @param {boolean} serving
 * @returns {Item[]}
 */
function barItems(race, { at, x }, index, t, textures, serving) {
  const [way, , kind, d] = wayAt(index);
  const { gather, ready, paid } = race.lanes[way];
  const y = at.top + index * at.step + at.bar;
  const middle = y + at.height / 2;
  const head = x(dayAt(race, t));
  const trains = x(gather);
  const serves = ready > gather ? Math.max(x(ready), trains + THINNEST) : trains;
  const part = (/** @type {string} */ look, /** @type {number} */ from, /** @type {number} */ to, fill = "") =>
    rect(`${look} ways-${kind}`, from, y + 1, to - from, at.height - 2, fill);
  const bars = (/** @type {number} */ until, ghost = "") => [
    part(`ways-part${ghost}`, at.left, Math.min(until, trains), textures.dots(kind)),
    part(`ways-part ways-train${ghost}`, trains, Math.min(until, serves), textures.hatch(kind)),
    part(`ways-serve${ghost}`, serves, until),
  ];
  // Where it has paid for itself: a line, and words on the bar, once that is there.
  const even = x(Math.min(paid, race.days));
  const reached = paid <= race.days && head >= even;
  const words = paid - ready < race.days / 500 ? "paid back at once" : "paid back";
  const width = words.length * LETTER + 10;
  const full = even - serves > width;
  const told = reached && (full || head - at.head > even + width);
  return [
    rect("ways-track", at.left, y, at.right - at.left, at.height),
    ...bars(at.right, " ways-ghost"),
    ...bars(head),
    ...Array.from({ length: STREAM }, (_, token) => {
      const gone = (t * PACE + token / STREAM) % 1;
      const cx = head + at.head * (1 + 4 * gone);
      const opacity = serving && cx < at.right ? 1 - gone : 0;
      return /** @type {Item} */ (["circle", { class: `ways-serve ways-${kind}`, cx, cy: middle, r: 3, opacity }]);
    }),
    path("ways-flag", `M${even.toFixed(1)} ${y - 3}v${at.height + 6}`, { opacity: reached ? 1 : 0 }),
    text(full ? even - 6 : even + 6, middle + 4.5, told ? words : "", `s-bold ways-on${full ? " s-end" : ""}`),
    shape(kind, d, head, middle, at.head),
  ];
}

/** @param {Race} race @param {Scales["at"]} at @param {string} kind @param {number} top @param {LaneMoment} moment */
function memoryItems(race, { phone, memory: { x, y, columns, width, height } }, kind, top, { memory, phase }) {
  const rows = BLOCKS / columns;
  const cells = [
    ...Array.from({ length: columns + 1 }, (_, index) => `M${x + index * width} ${top + y}v${rows * height}`),
    ...Array.from({ length: rows + 1 }, (_, index) => `M${x} ${top + y + index * height}h${columns * width}`),
  ];
  const amount = memory ? units.bytes(memory) : phone ? "no GPU yet" : "none";
  const filled = (/** @type {number} */ row) => Math.min(columns, memory / blockOf(race) - row * columns);
  return [
    ...Array.from(
      { length: rows },
      (_, row) => rect(`ways-serve ways-${kind}`, x, top + y + row * height, filled(row) * width, height),
    ),
    path("ways-cells", cells.join("")),
    ...(phone ? [text(x - 6, top + 12, amount, "s-muted s-end s-number")] : [
      text(x + 136, top + 22, amount, "s-bold s-number"),
      text(x + 136, top + 39, { gather: "yet", train: "to train", serve: "to serve" }[phase], "s-muted"),
    ]),
  ];
}

/** Write dollars and tokens. The unit stays through a run, so that digits don't jump. @param {Race} race @param {LaneMoment} moment */
function amounts({ settings, days }, { cost, tokens }) {
  const most = settings.day * days;
  const [size, unit] = most < 5e9 ? [1e6, "M"] : most < 5e12 ? [1e9, "B"] : [1e12, "T"];
  const served = tokens ? `${fixed(tokens / size, most < 1000 * size ? 1 : 0)} ${unit} tokens` : "no token yet";
  return `$${cost < 1e6 ? fixed(cost, cost && cost < 100 ? 2 : 0) : compact(cost)} · ${served}`;
}
