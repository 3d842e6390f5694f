/* What a language model costs in arithmetic, memory and time. */

/** @import { Gpu } from "./types.d.ts" */
import { hardware } from "../data/hardware.js";

const HOUR = 3600;

/**
 * Finds an accelerator.
 * @param {string | Gpu} gpu its name, such as "H100", or `{flops, bandwidth, memory}` of one that is not in the data
 * @returns {Gpu}
 * @throws {RangeError} for a name that is not in data/hardware.js
 */
export function findGpu(gpu) {
  if (typeof gpu !== "string") {
    return gpu;
  }
  const found = hardware.find(({ name }) => name.toLowerCase() === gpu.toLowerCase());
  if (!found) {
    throw new RangeError(`no GPU "${gpu}"; known are ${hardware.map(({ name }) => name).join(", ")}`);
  }
  return found;
}

/**
 * Operations of training: 6 for each parameter and token, 2 forward and 4 backward.
 * Source: Kaplan and others 2020, https://arxiv.org/abs/2001.08361, section 2.1.
 * @param {{parameters: number, tokens: number}} run of a mixture of experts the active parameters
 * @returns {number} FLOP
 */
export function trainingFlops({ parameters, tokens }) {
  return 6 * parameters * tokens;
}

/**
 * Time of training on one GPU.
 * @param {{parameters: number, tokens: number, gpu: string | Gpu, utilization: number}} run utilization is the share
 *   of the peak that is reached, 0 to 1 (model FLOPs utilization, https://arxiv.org/abs/2204.02311)
 * @returns {number} GPU-hours
 */
export function trainingGpuHours({ parameters, tokens, gpu, utilization }) {
  return trainingFlops({ parameters, tokens }) / (findGpu(gpu).flops * utilization * HOUR);
}

/**
 * The share of the peak that a published run reached.
 * @param {{parameters: number, tokens: number, gpu: string | Gpu, gpuHours: number}} run
 * @returns {number} 0 to 1
 */
export function impliedUtilization({ parameters, tokens, gpu, gpuHours }) {
  return trainingFlops({ parameters, tokens }) / (findGpu(gpu).flops * gpuHours * HOUR);
}

/**
 * Memory of training on each GPU, without activations: 16 bytes a parameter with Adam in mixed precision, 2 of
 * weights, 2 of gradients, 12 of the optimizer. ZeRO divides the optimizer's (stage 1), the gradients' too (2), all (3).
 * Source: Rajbhandari and others 2020, https://arxiv.org/abs/1910.02054, section 3.
 * @param {{parameters: number, zeroStage?: 0 | 1 | 2 | 3, dataParallel?: number}} training dataParallel is the number
 *   of GPUs that share the work
 * @returns {number} bytes
 */
export function stateBytes({ parameters, zeroStage = 0, dataParallel = 1 }) {
  const divided = [0, 12, 14, 16][zeroStage];
  if (divided === undefined) {
    throw new RangeError(`ZeRO has stages 0 to 3, not ${zeroStage}`);
  }
  return parameters * (16 - divided + divided / dataParallel);
}

/**
 * Memory of one layer's activations: s·b·h·(34 + 5·a·s/h), and without the second term where attention is computed
 * again on the way back.
 * Source: Korthikanti and others 2022, https://arxiv.org/abs/2205.05198, equations 1 and 6.
 * @param {{sequence: number, batch: number, hidden: number, heads: number, recompute?: boolean}} layer
 * @returns {number} bytes
 */
export function activationBytes({ sequence, batch, hidden, heads, recompute = false }) {
  return sequence * batch * hidden * (34 + (recompute ? 0 : (5 * heads * sequence) / hidden));
}

/**
 * Memory of the keys and values that attention keeps. With grouped queries there are fewer heads of them than of queries.
 * Source: Pope and others 2022, https://arxiv.org/abs/2211.05102; Ainslie and others 2023, https://arxiv.org/abs/2305.13245.
 * @param {{layers: number, kvHeads: number, headDim: number, bytes?: number, tokens?: number}} cache bytes of a number, 2 unless said
 * @returns {number} bytes
 */
export function kvCacheBytes({ layers, kvHeads, headDim, bytes = 2, tokens = 1 }) {
  return 2 * layers * kvHeads * headDim * bytes * tokens;
}

/**
 * The least time of a step in which each request of a batch gets one token: weights and cache are read once, or
 * 2 operations are done for each parameter and request, whichever takes longer.
 * Source: Pope and others 2022, https://arxiv.org/abs/2211.05102, section 2; the lower bound of a roofline.
 * @param {{parameters: number, gpu: string | Gpu, batch?: number, bytesPerParameter?: number, weightBytes?: number,
 *   kvBytes?: number, gpus?: number, efficiency?: number}} step kvBytes of the whole batch; efficiency is the share
 *   of bandwidth and peak that is reached, 1 unless said
 * @returns {number} seconds
 */
export function decodeStepSeconds(step) {
  const { parameters, gpu, batch = 1, bytesPerParameter = 2, kvBytes = 0, gpus = 1, efficiency = 1 } = step;
  const { weightBytes = parameters * bytesPerParameter } = step;
  const { bandwidth, flops } = findGpu(gpu);
  return Math.max((weightBytes + kvBytes) / bandwidth, (2 * parameters * batch) / flops) / (gpus * efficiency);
}

/**
 * The time in which a prompt is read: 2 operations for each parameter and token.
 * @param {{parameters: number, tokens: number, gpu: string | Gpu, gpus?: number, efficiency?: number}} prompt
 *   efficiency is the share of the peak that is reached, 1 unless said
 * @returns {number} seconds
 */
export function prefillSeconds({ parameters, tokens, gpu, gpus = 1, efficiency = 1 }) {
  return (2 * parameters * tokens) / (findGpu(gpu).flops * gpus * efficiency);
}

/**
 * Parameters that LoRA adds: rank · (rows + columns) for each matrix.
 * Source: Hu and others 2021, https://arxiv.org/abs/2106.09685, section 4.1.
 * @param {{rank: number, shapes: [number, number][]}} adapter shapes of the adapted matrices
 * @returns {number}
 */
export function loraParameters({ rank, shapes }) {
  return shapes.reduce((sum, [rows, columns]) => sum + rank * (rows + columns), 0);
}

/**
 * A checkpoint: weights in 2 bytes, and the optimizer's 12.
 * @param {{parameters: number}} model
 * @returns {number} bytes
 */
export function checkpointBytes({ parameters }) {
  return 14 * parameters;
}

/**
 * A graph index of vectors in 4-byte numbers with M links a vector, as HNSW keeps it.
 * Source: https://github.com/facebookresearch/faiss/wiki/Guidelines-to-choose-an-index (M·2 links of 4 bytes).
 * @param {{vectors: number, dimensions: number, links?: number}} index 16 links unless said
 * @returns {number} bytes
 */
export function vectorIndexBytes({ vectors, dimensions, links = 16 }) {
  return vectors * (4 * dimensions + 8 * links);
}

/**
 * Little's law: how many requests are under way at once.
 * Source: Little 1961, https://doi.org/10.1287/opre.9.3.383.
 * @param {{rate: number, seconds: number}} flow arrivals a second, and how long each stays
 * @returns {number}
 */
export function concurrency({ rate, seconds }) {
  return rate * seconds;
}
