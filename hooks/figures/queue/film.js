/* A run of the queue, computed before it is shown: what is said when, and how it ends. Pure. */

/** @import { Film } from "../kit/stage/types.d.ts" */
/** @import { DEFAULTS } from "./settings.js" */
import * as numbers from "../kit/numbers.js";
import { inside } from "../models/queue.js";

/** Seconds that a run takes. */
export const END = 20;

/**
 * @param {typeof DEFAULTS} settings
 * @returns {Film}
 */
export function filmOf({ rate, stay }) {
  const mean = numbers.round(inside(rate, stay));
  return {
    end: END,
    clock: numbers.clock,
    says: [
      { t: 0, text: `The queue is empty. **${rate} requests a second** begin to arrive.` },
      { t: stay, text: `The first request leaves after ${stay} s. From now on, as many leave as arrive.` },
      { t: Math.max(stay + 1, 12), text: `${rate} × ${stay}: **${mean} requests are inside**, and it stays that way.` },
    ],
    ending: {
      title: "As many inside as Little's law says",
      numbers: [[`${rate}`, "requests a second arrive"], [`${stay} s`, "each stays"], [mean, "are inside"]],
      tries: [
        { text: "twice the arrivals", state: { rate: 16 } },
        { text: "half the stay", state: { stay: 1.5 } },
      ],
    },
  };
}
