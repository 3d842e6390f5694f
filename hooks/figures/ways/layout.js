/* Where things are in each of the two layouts, in px, and how amounts become places. Pure. */

/** @import { Layout, Race, Scales } from "./types.d.ts" */
import { ticks } from "../kit/charts.js";
import { cumulativeCost } from "../models/acquisition.js";
import { WAYS } from "./words.js";

/** @type {Layout} */
const WIDE = {
  phone: false,
  width: 964,
  left: 150,
  right: 722,
  top: 26,
  step: 76,
  bar: 8,
  height: 30,
  head: 10,
  memory: { x: 748, y: 10, columns: 7, width: 18, height: 17 },
  legend: [262, 150, 286, 376],
  chart: { left: 206, right: 618, top: 288, bottom: 420 },
  ticks: 7,
};
/** @type {Layout} */
const PHONE = {
  phone: true,
  width: 358,
  left: 0,
  right: 358,
  top: 20,
  step: 80,
  bar: 20,
  height: 22,
  head: 8,
  memory: { x: 204, y: 2, columns: 14, width: 11, height: 12 },
  legend: [266, 0, 130, 212],
  chart: { left: 58, right: 252, top: 308, bottom: 436 },
  ticks: 3,
};

/**
 * @param {Race} race
 * @param {boolean} phone
 * @returns {Scales}
 */
export function scalesOf({ lanes, days, settings }, phone) {
  const at = phone ? PHONE : WIDE;
  const { left, right, top, bottom } = at.chart;
  const most = settings.day * days;
  const dollars = ticks(Math.max(...WAYS.map(([way]) => cumulativeCost(lanes[way].offer, most))), 3);
  return {
    at,
    most,
    dollars,
    x: (day) => at.left + ((at.right - at.left) * day) / days,
    tokensX: (tokens) => left + ((right - left) * tokens) / most,
    dollarsY: (amount) => bottom - ((bottom - top) * amount) / Number(dollars.at(-1)),
  };
}

/** Return round numbers up to a maximum. @param {number} most @param {number} about how many */
export const rounds = (most, about) => ticks(most, about).filter((one) => one <= most);

/** @type {{wide: [number, number], phone: [number, number]}} */
export const SIZE = { wide: [WIDE.width, 446], phone: [PHONE.width, 460] };
