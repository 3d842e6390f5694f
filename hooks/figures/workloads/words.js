/* What a workload's needs are called. */

/** @import { Needs } from "../models/types.d.ts" */
import * as numbers from "../kit/numbers.js";

/** @type {Record<string, string>} */
export const NEEDS = {
  compute: "arithmetic in time",
  memory: "room for weights, states, cache",
  bandwidth: "reading memory in time",
  prefill: "reading prompts in time",
};

/** @param {Needs} needs */
export const gpus = ({ gpus: count }) => `${numbers.round(count, 4)} ${count === 1 ? "GPU" : "GPUs"}`;
