/* Requests on their way: to the queue, in it, out to a pod, or away. Pure. */

/** @import { ClusterFilm, Geometry, PodShown, Scene } from "./types.d.ts" */
/** @import { ClusterPod } from "../models/types.d.ts" */
import { clamp, ease, lerp } from "../kit/stage/motion.js";
import { isReady } from "./report.js";

const COME = 26;
const GO = 18;

/** The index of the first that is larger. @param {number[]} sorted @param {number} value */
function after(sorted, value) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] > value) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/**
 * @param {ClusterFilm} film
 * @param {Geometry} geometry
 * @param {number} pace
 * @returns {(t: number, pods: PodShown[]) => Scene["dots"]}
 */
export function createRequests({ dots: { arrive, leave, lost }, pods }, { queue: [left, top], phone }, pace) {
  /** Which pod takes a request: one that is ready when it leaves the queue. @type {Map<number, ClusterPod | undefined>} */
  const taken = new Map();
  const takerOf = (/** @type {number} */ index, /** @type {number} */ t) => {
    if (!taken.has(index)) {
      const ready = pods.filter((one) => one.kind === "inference" && t < one.gone && isReady(one, t));
      taken.set(index, ready[(index * 7) % ready.length]);
    }
    return taken.get(index);
  };
  const rows = phone ? 4 : 3;
  return (t, shown) => {
    const first = after(leave, t - GO * pace);
    const head = after(leave, t);
    const last = after(arrive, t + COME * pace);
    /** @type {Scene["dots"]} */
    const dots = [];
    for (let index = first; index < last; index += 1) {
      const back = Math.max(0, index - head);
      const y = top + (index % rows) * (phone ? 12 : 13) - (phone ? 0 : 14);
      const x = left - Math.floor(back / rows) * 13;
      const leaves = leave[index] ?? Infinity;
      if (t < leaves) {
        const come = clamp((t - arrive[index]) / (COME * pace) + 1);
        dots.push({ x: lerp(-20, x, come), y, opacity: Math.min(1, come * 3) });
        continue;
      }
      const go = ease((t - leaves) / (GO * pace));
      const taker = lost.has(index) ? undefined : takerOf(index, leaves);
      const to = taker && shown.find(({ pod }) => pod === taker);
      dots.push(
        to
          ? { x: lerp(x, to.x + to.width / 2, go), y: lerp(y, to.y, go), opacity: clamp((1 - go) / 0.15) }
          : { x, y: y + 24 * go, opacity: 1 - go },
      );
    }
    return dots;
  };
}
