/* What is where at second t: the requests inside, each on its way. Pure. */

import { clamp } from "../kit/stage/motion.js";

const WAY_IN = 0.6;

/**
 * The requests that are to be seen, in order of arrival; one arrives every 1/rate seconds from second 0 on.
 * @param {{rate: number, stay: number}} settings
 * @param {number} t seconds
 * @returns {{id: number, place: number, come: number, gone: number}[]}
 *   place is its spot among those inside; come and gone say from 0 to 1 how far it is on its way in and out
 */
export function sceneAt({ rate, stay }, t) {
  const spots = Math.ceil(rate * stay) + 1;
  const first = Math.max(0, Math.ceil((t - stay - WAY_IN) * rate));
  const last = Math.floor(t * rate);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const id = first + index;
    const since = t - id / rate;
    return {
      id,
      place: id % spots,
      come: clamp(since / Math.min(WAY_IN, stay)),
      gone: clamp((since - stay) / WAY_IN),
    };
  });
}
