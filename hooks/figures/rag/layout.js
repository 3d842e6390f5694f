/* Where things are: a table for each of the two layouts. */

/** @import { Layout } from "./types.d.ts" */

/** @type {Layout} */
export const WIDE = {
  phone: false,
  width: 978,
  height: 452,
  top: 142,
  room: 310,
  stations: [[48, 44], [212, 25], [406, 25], [406, 64], [583, 44], [750, 44], [922, 44]],
};

/** @type {Layout} */
export const PHONE = {
  phone: true,
  width: 358,
  height: 466,
  top: 124,
  room: 342,
  stations: [[20, 34], [80, 16], [152, 16], [152, 52], [222, 34], [282, 34], [338, 34]],
};

/** Which stations the line joins: from, to. The query takes both branches. */
export const TRACKS = [[0, 1], [1, 2], [0, 3], [2, 4], [3, 4], [4, 5], [5, 6]];

/** The line between two stations. @param {Layout} at @param {number} from @param {number} to */
export function trackOf(at, from, to) {
  const [[x, y], [u, v]] = [at.stations[from], at.stations[to]];
  const middle = (x + u) / 2;
  return `M${x} ${y}C${middle} ${y} ${middle} ${v} ${u} ${v}`;
}

/** A place on the line between two stations, on the same curve. @param {Layout} at @param {number} from @param {number} to @param {number} share */
export function onTrack(at, from, to, share) {
  const [[x, y], [u, v]] = [at.stations[from], at.stations[to]];
  const middle = (x + u) / 2;
  const rest = 1 - share;
  const curve = (/** @type {number[]} */ [a, b, c, d]) =>
    rest ** 3 * a + 3 * rest ** 2 * share * b + 3 * rest * share ** 2 * c + share ** 3 * d;
  return { x: curve([x, middle, middle, u]), y: curve([y, y, v, v]) };
}
