/* The three sliders of the stage: which settings each moves, from modest over the first ones to extreme. */

/** @import { Part, WorkloadSettings } from "./types.d.ts" */
import { lerp } from "../kit/stage/motion.js";
import { defaults } from "./settings.js";

/** @type {Record<Part, Partial<Record<keyof WorkloadSettings, [modest: number, extreme: number]>>>} */
const MOVES = {
  compute: {
    serveParameters: [1e9, 405e9],
    trainParameters: [1e9, 405e9],
    genParameters: [1e9, 405e9],
  },
  latency: { target: [0.1, 0.005], genTarget: [0.25, 0.0125], days: [60, 1] },
  storage: { passages: [1e5, 1e9], trainTokens: [2e11, 15e12], genContext: [4000, 128_000] },
};
/** @type {Part[]} */
export const PARTS = ["compute", "latency", "storage"];

/** @param {Part} part @returns {[keyof WorkloadSettings, [number, number]][]} */
const moves = (part) => /** @type {any} */ (Object.entries(MOVES[part]));

/** Return the value at a share of the way, in equal ratios. @param {number} from @param {number} to @param {number} share */
const between = (from, to, share) => share === 1 ? to : Math.exp(lerp(Math.log(from), Math.log(to), share));

/**
 * Return the settings that a slider stands for.
 * @param {Part} part
 * @param {number} place 0 is modest, 0.5 as at first, 1 extreme
 * @returns {Partial<WorkloadSettings>}
 */
export const at = (part, place) =>
  Object.fromEntries(
    moves(part).map(([name, [modest, extreme]]) => {
      const first = Number(defaults[name]);
      const value = place < 0.5 ? between(modest, first, 2 * place) : between(first, extreme, 2 * place - 1);
      return [name, Number(value.toPrecision(3))];
    }),
  );

/**
 * Return where a slider is: at the first of its settings that is not as at first.
 * @param {Part} part
 * @param {WorkloadSettings} settings
 */
export function position(part, settings) {
  const moved = moves(part).find(([name]) => settings[name] !== defaults[name]);
  if (!moved) {
    return 0.5;
  }
  const [name, [modest, extreme]] = moved;
  const first = Number(defaults[name]);
  const way = (/** @type {number} */ end) => Math.log(Number(settings[name]) / first) / Math.log(end / first);
  return way(extreme) > 0 ? Math.min(1, 0.5 + way(extreme) / 2) : Math.max(0, 0.5 - way(modest) / 2);
}

/**
 * Return settings on their way from some to others, in equal ratios.
 * @param {WorkloadSettings} settings
 * @param {Partial<WorkloadSettings>} far
 * @param {number} share
 * @returns {WorkloadSettings}
 */
export const onTheWay = (settings, far, share) => ({
  ...settings,
  ...Object.fromEntries(
    Object.entries(far).map(([name, to]) => [
      name,
      between(Number(settings[/** @type {keyof WorkloadSettings} */ (name)]), Number(to), share),
    ]),
  ),
});
