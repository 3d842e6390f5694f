/* What training, inference, RAG, and generative AI need of a cluster, and which need decides. */

/** @import { Shape } from "../data/types.d.ts" */
/** @import { Gpu, Needs } from "./types.d.ts" */
import { shapes } from "../data/shapes.js";
import * as llm from "./llm.js";

const DAY = 86_400;
/** The share of the peak that arithmetic reaches, in training and in reading prompts. */
export const UTILIZATION = 0.4;
/** The share of a GPU's memory that is left for weights, states, and cache. */
export const USABLE = 0.9;
const CHECKPOINT_STALL = 60;
const LOAD_TIME = 60;
/** Tokens of a step: 4 million up to 70 billion parameters as in Llama 2 (2307.09288), 16 million from 405 billion on as in Llama 3.1 (2407.21783). */
const STEPS = { small: { parameters: 70e9, tokens: 4e6 }, large: { parameters: 405e9, tokens: 16e6 } };
const DATASET_BYTES = 4;
const KEPT_CHECKPOINTS = 3;
export const PASSAGE_TOKENS = 200;
export const PASSAGES = 5;
export const QUESTION_TOKENS = 100;
export const ANSWER_TOKENS = 200;
export const DIMENSIONS = 768;
const FIRST_TOKEN_STEPS = 10;
/** Host memory for each GPU: 2 TB for eight H100s, https://github.com/mlcommons/inference_results_v3.1/blob/main/closed/Dell/systems/XE9680_H100_SXM_80GBx8_TRT.json */
export const HOST_MEMORY = 256e9;

/**
 * The cache of one token in a model of some size: that of the published model next in size.
 * @param {number} parameters
 * @returns {number} bytes
 */
export function cachePerToken(parameters) {
  const distance = (/** @type {Shape} */ shape) => Math.abs(Math.log(shape.parameters / parameters));
  const nearest = shapes.reduce((best, shape) => (distance(shape) < distance(best) ? shape : best));
  return llm.kvCacheBytes(nearest);
}

/**
 * The largest of several needs, each at least one GPU.
 * @param {Record<string, number>} needs GPUs by name, not rounded
 * @returns {{gpus: number, binding: string, needs: Record<string, number>}}
 */
export function binding(needs) {
  const [name, most] = Object.entries(needs).reduce((best, one) => (one[1] > best[1] ? one : best));
  return { gpus: Math.max(1, Math.ceil(most - 1e-9)), binding: name, needs };
}

/**
 * What a GPU can receive while all exchange data: inside a domain its NVLink; among domains the data comes in once
 * through the ports of a domain's GPUs, all at once, and goes on over NVLink.
 * @param {string | Gpu} gpu
 * @param {number} gpus that take part
 * @returns {number} bytes a second, in one direction
 */
export function carries(gpu, gpus) {
  const { link = Infinity, domain = 8, port = Infinity } = llm.findGpu(gpu);
  return gpus <= domain ? link : Math.min(link, domain * port);
}

/**
 * GPUs that can split a model by tensors: a power of two up to a server of eight, which divides the attention heads
 * of published models (32, 64, 128), then whole servers.
 * @param {number} gpus
 * @returns {number}
 */
export function splittable(gpus) {
  return gpus > 8 ? 8 * Math.ceil(gpus / 8) : 2 ** Math.ceil(Math.log2(gpus));
}

/**
 * Return the tokens between two updates. Between the sizes of the published models they grow by a power of the size.
 * @param {number} parameters
 */
export function stepTokens(parameters) {
  const { small, large } = STEPS;
  const power = Math.log(large.tokens / small.tokens) / Math.log(large.parameters / small.parameters);
  const tokens = small.tokens * (parameters / small.parameters) ** power;
  return Math.min(large.tokens, Math.max(small.tokens, tokens));
}

/**
 * Return how full each resource of the GPUs is, from 0 to 1; above 1 it is too small. What is not used is left out.
 * @param {Needs} needs
 * @param {{gpu: string | Gpu, hostMemory?: number}} hardware hostMemory is bytes for each GPU
 * @returns {Record<string, number>}
 */
export function fullness({ gpus, needs, network, link, host }, { gpu, hostMemory = HOST_MEMORY }) {
  const { port = Infinity } = llm.findGpu(gpu);
  const { compute = 0, prefill = 0, memory = 0, bandwidth } = needs;
  return {
    arithmetic: Math.max(compute, prefill) / gpus,
    memory: memory / gpus,
    ...(bandwidth === undefined ? {} : { bandwidth: bandwidth / gpus }),
    network: link ? network / link : network / (port * gpus),
    host: host / (hostMemory * gpus),
  };
}

/** Return the resource that is fullest. @param {Record<string, number>} full */
export const bottleneck = (full) => Object.entries(full).reduce((most, one) => (one[1] > most[1] ? one : most))[0];

/**
 * Training a model before a deadline, the states divided among all GPUs (ZeRO 3).
 * In a step each GPU receives the weights twice and sends the gradients, 3 · 2 bytes a parameter (ZeRO,
 * https://arxiv.org/abs/1910.02054, section 7); where that is more than its links carry, the model itself has to be split.
 * A checkpoint is gathered in the hosts' memory.
 * @param {{parameters: number, tokens: number, days: number, gpu: string | Gpu, utilization?: number,
 *   stepTokens?: number}} job utilization is the share of the peak that is reached
 * @returns {Needs}
 */
export function training(
  { parameters, tokens, days, gpu, utilization = UTILIZATION, stepTokens: stepped = stepTokens(parameters) },
) {
  const { memory, flops } = llm.findGpu(gpu);
  const operations = llm.trainingFlops({ parameters, tokens });
  const states = llm.stateBytes({ parameters });
  const checkpoint = llm.checkpointBytes({ parameters });
  const found = binding({
    compute: operations / (flops * utilization * days * DAY),
    memory: states / (memory * USABLE),
  });
  const step = llm.trainingFlops({ parameters, tokens: stepped }) / (found.gpus * flops * utilization);
  const network = found.gpus === 1 ? 0 : (6 * parameters) / step;
  const link = carries(gpu, found.gpus);
  return {
    ...found,
    flops: operations,
    memory: states,
    host: checkpoint,
    storage: tokens * DATASET_BYTES + KEPT_CHECKPOINTS * checkpoint,
    storageBandwidth: checkpoint / CHECKPOINT_STALL,
    network,
    link,
    stepTokens: stepped,
    note: network > link
      ? "More than a GPU's links carry: so many GPUs have to split the model too, by tensors and in a pipeline, or the network is the bottleneck."
      : "",
    seconds: operations / (found.gpus * flops * utilization),
  };
}

/**
 * Answering users who wait: each gets a token within the target, with the cache of its whole context in memory.
 * @param {{parameters: number, prompt: number, answer: number, users: number, target: number, gpu: string | Gpu,
 *   utilization?: number}} service prompt and answer in tokens; users at once; target in seconds for a token
 *   Weights pass through the hosts' memory and stay in its file cache.
 * @returns {Needs}
 */
export function serving({ parameters, prompt, answer, users, target, gpu, utilization = UTILIZATION }) {
  const accelerator = llm.findGpu(gpu);
  const weights = 2 * parameters;
  const cache = users * (prompt + answer) * cachePerToken(parameters);
  // By Little's law: users at once, divided by how long one stays.
  const rate = users / (answer * target + FIRST_TOKEN_STEPS * target);
  const found = binding({
    memory: (weights + cache) / (accelerator.memory * USABLE),
    bandwidth: (weights + cache) / (accelerator.bandwidth * target),
    compute: (2 * parameters * users) / (accelerator.flops * utilization * target),
    prefill: rate * llm.prefillSeconds({ parameters, tokens: prompt, gpu, efficiency: utilization }),
  });
  found.gpus = splittable(found.gpus);
  const step = llm.decodeStepSeconds({ parameters, kvBytes: cache, batch: users, gpu, gpus: found.gpus });
  return {
    ...found,
    flops: 2 * parameters * users,
    memory: weights + cache,
    cache,
    host: weights,
    storage: weights,
    storageBandwidth: weights / LOAD_TIME,
    network: weights / LOAD_TIME,
    seconds: step,
  };
}

/**
 * Serving with passages in the prompt: the index stays in the hosts' memory, and every question reads five passages more.
 * @param {{parameters: number, users: number, target: number, passages: number, gpu: string | Gpu,
 *   dimensions?: number, utilization?: number}} service dimensions are numbers of a vector
 * @returns {Needs}
 */
export function rag({ passages, dimensions = DIMENSIONS, ...service }) {
  const prompt = QUESTION_TOKENS + PASSAGES * PASSAGE_TOKENS;
  const served = serving({ ...service, prompt, answer: ANSWER_TOKENS });
  const index = llm.vectorIndexBytes({ vectors: passages, dimensions });
  const text = passages * PASSAGE_TOKENS * DATASET_BYTES;
  return {
    ...served,
    index,
    host: served.host + index,
    storage: served.storage + index + text,
    storageBandwidth: (served.storage + index) / LOAD_TIME,
  };
}
