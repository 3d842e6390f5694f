/* What is where at second t: three lanes over days, and below them money over tokens. Pure. */

/** @import { Item, Race, Textures } from "./types.d.ts" */
import * as units from "../kit/units.js";
import { dayAt } from "./film.js";
import { path, rect, text } from "./items.js";
import { blockOf, laneItems } from "./lanes.js";
import { rounds, scalesOf } from "./layout.js";
import { axisItems, moneyItems } from "./money.js";
import { compact, WAYS } from "./words.js";

/**
 * Return what gives the picture's elements at second t: always of the same number and order.
 * @param {Race} race
 * @param {boolean} phone
 * @param {Textures} textures
 * @returns {(t: number) => Item[]}
 */
export function sceneOf(race, phone, textures) {
  const scales = scalesOf(race, phone);
  const { at, x } = scales;
  const block = units.bytes(blockOf(race));
  const [y = 0, ...columns] = at.legend;
  const down = (/** @type {number} */ day, /** @type {string} */ look) =>
    path(look, `M${x(day).toFixed(1)} ${at.top - 5}v${2 * at.step + at.bar + at.height + 25}`);
  const still = [
    ...rounds(race.days, at.ticks).flatMap((day) => {
      const turn = x(day) < 24 ? "" : x(day) > at.right - 30 ? "s-end" : "s-middle";
      return [down(day, "ways-grid"), text(x(day), 12, `day ${compact(day)}`, `s-muted ${turn}`)];
    }),
    ...columns.flatMap((left, index) => [
      rect(
        `${["ways-part", "ways-part ways-train", "ways-serve"][index]} ways-a`,
        left,
        y - 11,
        16,
        12,
        ["", textures.dots("a"), textures.hatch("a")][(index + 1) % 3],
      ),
      text(left + 21, y, ["gathering data", "training", "serving"][index] ?? "", "s-muted"),
    ]),
    phone
      ? text(at.width, y, `■ ${block}`, "s-muted s-end")
      : text(at.memory.x, 12, `GPU memory: 1 block = ${block}`, "s-muted"),
    ...axisItems(race, scales),
  ];
  return (t) => [
    ...still,
    down(dayAt(race, t), "ways-cursor"),
    ...WAYS.flatMap((_, index) => laneItems(race, scales, index, t, textures)),
    ...moneyItems(race, scales, t),
  ];
}
