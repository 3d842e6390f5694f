/* Where the story's things stand, in px, for each of the two layouts. Pure. */

import { ORDER } from "./spans.js";

/**
 * cx, cy, rx, ry: the ring. pill: width and height of a phase. rest: how far the packet stands from the middle of a
 * phase. middle: the histograms, their base line at y; gauge and text below it. panel: of the phase. pins: by week.
 */
const WIDE = {
  cx: 236,
  cy: 181,
  rx: 184,
  ry: 156,
  pill: [124, 34],
  rest: 31,
  middle: {
    y: 180,
    width: 196,
    height: 64,
    caption: 94,
    key: 198,
    gauge: 226,
    text: 252,
    note: 266,
    radius: 6,
    dot: [17, 16],
  },
  words: { drift: [70, 176], fresh: [146, 70] },
  panel: [512, 2, 448, 366],
  pins: { left: 190, right: 960, top: 388, height: 40, numbers: 442, radius: 5, line: 4 },
};

/** @type {typeof WIDE} */
const PHONE = {
  cx: 179,
  cy: 145,
  rx: 130,
  ry: 126,
  pill: [102, 30],
  rest: 28,
  middle: {
    y: 142,
    width: 150,
    height: 48,
    caption: 84,
    key: 159,
    gauge: 180,
    text: 206,
    note: 159,
    radius: 5,
    dot: [14, 13],
  },
  words: { drift: [0, 0], fresh: [0, 0] },
  panel: [0, 296, 358, 92],
  pins: { left: 34, right: 358, top: 398, height: 36, numbers: 450, radius: 4, line: 3 },
};

/** @typedef {typeof WIDE} Layout */

/** @param {boolean} phone */
export const layoutOf = (phone) => phone ? PHONE : WIDE;

/** The size of the picture. @type {{wide: [number, number], phone: [number, number]}} */
export const SIZE = { wide: [960, 446], phone: [358, 452] };

/** @param {number} way in phases */
const angle = (way) => (way / ORDER.length) * 2 * Math.PI - Math.PI / 2;

/** A point of the ring. @param {Layout} layout @param {number} way in phases, the first at the top @returns {[number, number]} */
export const onRing = ({ cx, cy, rx, ry }, way) => [cx + rx * Math.cos(angle(way)), cy + ry * Math.sin(angle(way))];

/** The direction of the ring at a point, in degrees. @param {Layout} layout @param {number} way */
export const turnOf = ({ rx, ry }, way) =>
  (Math.atan2(ry * Math.cos(angle(way)), -rx * Math.sin(angle(way))) * 180) / Math.PI;

/** On which side of a phase the packet stands: inside at the top and the bottom, outside at the others. */
const SIDES = [1, -1, 1, -1, 1, -1];

/**
 * Where the packet is: beside a phase, or on the ring between two.
 * @param {Layout} layout
 * @param {number} way
 * @returns {[number, number]}
 */
export function packetAt(layout, way) {
  const [x, y] = onRing(layout, way);
  const part = way - Math.floor(way);
  const side = SIDES[Math.round(way) % ORDER.length] ?? 1;
  return [x, y + side * layout.rest * Math.abs(Math.cos(Math.PI * part))];
}

/** Where a week's pin stands. @param {Layout} layout @param {number} week @param {number} weeks in all */
export const pinAt = ({ pins: { left, right } }, week, weeks) =>
  left + ((week - 0.5) * (right - left)) / Math.max(weeks, 1);

/** How high a pin is whose level is a multiple of the limit. @param {Layout} layout @param {number} level */
export const pinHeight = ({ pins: { height } }, level) => (height * Math.min(Math.max(level, 0), MOST)) / MOST;

/** The largest level that is drawn to scale. */
export const MOST = 2.2;
