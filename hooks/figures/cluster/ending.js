/* How a run ended: three numbers, and what to try next. */

/** @import { Ending } from "../kit/stage/types.d.ts" */
/** @import { Cluster } from "../models/types.d.ts" */
import * as numbers from "../kit/numbers.js";

/**
 * @param {Cluster} cluster at the end of its run
 * @param {Ending["tries"]} tries
 * @returns {Ending}
 */
export function endingOf({ settings, series, everyPod, everyNode, t, gaveUp }, tries) {
  const waited = Math.max(...series.map(({ queue }) => queue));
  const slowest = Math.max(0, ...everyPod.map(({ created, served, gone }) => Math.min(served, gone, t) - created));
  const added = everyNode.filter((node) => node.added > 0).length;
  const removed = everyNode.filter((node) => node.gone <= t).length;
  const limited = series.some(({ wanted }) => wanted > settings.max);
  return {
    title: "How the run went",
    numbers: [
      [
        numbers.round(waited, 4),
        `requests waited at the peak${limited ? `, with a limit of ${settings.max} pods` : ""}${
          gaveUp > 0 ? `; ${numbers.round(gaveUp, 4)} gave up` : ""
        }`,
      ],
      [span(slowest), "from the creation of the slowest pod until it ran"],
      [String(added), `nodes added; ${removed} removed`],
    ],
    tries,
  };
}

/** @param {number} seconds */
const span = (seconds) => (seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`);
