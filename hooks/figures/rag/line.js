/* The line map at a moment: which tracks are done, where the query's chips are, and what the station is called. Pure. */

/** @import { Layout, Shape } from "./types.d.ts" */
import { ease, passed } from "../kit/stage/motion.js";
import { onTrack, trackOf, TRACKS } from "./layout.js";
import { text } from "./scenes/shapes.js";
import { beginsAt, stationAt, STATIONS, TRAVEL } from "./stations.js";

/**
 * @param {number} t
 * @param {Layout} at
 * @returns {Shape[]}
 */
export function lineAt(t, at) {
  const now = stationAt(t);
  const { name, sub } = STATIONS[now];
  const title = `${now + 1} ${name}`;
  return [
    ...TRACKS.map(([from, to]) => /** @type {Shape} */ ({ kind: "path", d: trackOf(at, from, to), as: "rag-track" })),
    ...TRACKS.map(([from, to]) => /** @type {Shape} */ ({
      kind: "path",
      d: trackOf(at, from, to),
      as: "rag-track rag-track-done",
      drawn: ease(passed(t, STATIONS[to].t, to ? TRAVEL : 0)),
      opacity: t > STATIONS[to].t ? 1 : 0,
    })),
    at.phone ? text(0, 92, title, "s-bold rag-16") : text(0, 122, [[title, "s-bold rag-16"], [sub, "s-muted"]]),
    text(0, 110, at.phone ? sub : "", "s-muted"),
  ];
}

/** The chips over the stations: the query on its way, and the copy of it that waits at the other branch. @param {number} t @param {Layout} at @returns {Shape[]} */
export function chipsAt(t, at) {
  const now = stationAt(t);
  const share = ease(passed(t, STATIONS[now].t, TRAVEL));
  const ways = TRACKS.filter(([, to]) => to === now);
  const places = ways.map(([from, to]) => onTrack(at, from, to, share));
  const first = places[places.length - 1] ?? { x: at.stations[0][0], y: at.stations[0][1] };
  // The vectors' ranking waits at its station while the keywords' is made.
  const waits = now === 3;
  const second = waits ? { x: at.stations[2][0], y: at.stations[2][1] } : places[0] ?? first;
  const fade = now === 0 ? 0 : 1 - passed(t, beginsAt(now) + 0.3, 0.4);
  const words = now < 4 ? "query" : now === 4 ? "ranks" : now === 5 ? "passages" : "prompt";
  return [
    ...chip(at, second, waits ? "ranks" : words, waits ? 1 : now === 4 && share < 1 ? fade : 0, waits),
    ...chip(at, first, words, fade, false),
  ];
}

/** @param {Layout} at @param {{x: number, y: number}} place @param {string} words @param {number} opacity @param {boolean} waits @returns {Shape[]} */
function chip(at, { x, y }, words, opacity, waits) {
  const [width, height] = at.phone ? [18, 18] : [72, 22];
  return [
    {
      kind: "rect",
      x: x - width / 2,
      y: y - height / 2,
      width,
      height,
      round: height / 2,
      as: waits ? "rag-chip rag-waits" : "rag-chip",
      opacity,
    },
    text(x, y + 4.5, at.phone ? "" : words, "s-middle s-bold", opacity),
  ];
}
