/* Three ways to get a model: from scratch, fine-tuned, as-is. What each takes, and when it pays. */

/** @import { Gpu, Offer, Plan, PlanQuestion, Way } from "./types.d.ts" */
import * as llm from "./llm.js";

export const TOKENS_PER_PARAMETER = 20;
/** Bytes a parameter while it is trained, and of the frozen base: QLoRA keeps that in 4 bits and their scales. */
export const METHODS = {
  full: { state: 16, base: 0, operations: 6 },
  lora: { state: 16, base: 2, operations: 4 },
  qlora: { state: 16, base: 0.516, operations: 4 },
};

/**
 * Parameters of an adapter: LoRA on the query and value matrices of a square model as wide as its size suggests
 * (N = 12 · layers · width², layers = width / 128).
 * @param {number} parameters
 * @param {number} rank
 */
export function adapterParameters(parameters, rank) {
  const width = Math.cbrt((parameters * 128) / 12);
  const layers = width / 128;
  return llm.loraParameters({ rank, shapes: [[width, width], [width, width]] }) * layers;
}

/**
 * One way: what it takes to have the model, before it serves.
 * @param {{memory: number, flops: number, tokens: number}} work
 * @param {PlanQuestion} question
 * @returns {Way}
 */
function way({ memory, flops, tokens }, { gpu, count, utilization, price }) {
  const gpuHours = flops / (llm.findGpu(gpu).flops * utilization * 3600);
  return { memory, flops, tokens, gpuHours, seconds: (gpuHours / count) * 3600, cost: gpuHours * price };
}

/**
 * Plans the three ways for one model.
 *
 * Sources: 20 tokens a parameter, Hoffmann and others 2022 (https://arxiv.org/abs/2203.15556; their parametric fit is
 * disputed by https://arxiv.org/abs/2404.10102); 6 operations a parameter and token in training, 4 where weights are
 * frozen and need no gradients (https://arxiv.org/abs/2106.09685); 4-bit base of 0.516 bytes a parameter, Dettmers and
 * others 2023 (https://arxiv.org/abs/2305.14314).
 * @param {PlanQuestion} question price in dollars for a GPU-hour; asIsParameters where the model that serves the task
 *   untrained is another one, larger as a rule; tokensServed so far, 0 unless said
 * @returns {Plan}
 * @throws {RangeError} for an unknown method
 */
export function plan(question) {
  const { parameters, method = "lora", rank = 16, tokens = TOKENS_PER_PARAMETER * parameters, tuningTokens = 1e7 } =
    question;
  const { asIsParameters = parameters, tokensServed = 0, tuningCount = question.count } = question;
  const kind = METHODS[method];
  if (!kind) {
    throw new RangeError(`fine-tuning is full, lora or qlora, not ${method}`);
  }
  const trained = method === "full" ? parameters : adapterParameters(parameters, rank);
  const scratch = way({
    memory: llm.stateBytes({ parameters }),
    flops: llm.trainingFlops({ parameters, tokens }),
    tokens,
  }, question);
  const tuned = way(
    {
      memory: kind.base * parameters + kind.state * trained,
      flops: kind.operations * parameters * tuningTokens,
      tokens: tuningTokens,
    },
    { ...question, count: tuningCount },
  );
  const asIs = way({ memory: 2 * asIsParameters, flops: 0, tokens: 0 }, question);
  const own = serving(question).costPerMillion;
  const offers = {
    scratch: { upfront: scratch.cost, perMillion: own },
    tuned: { upfront: tuned.cost, perMillion: own },
    asIs: { upfront: 0, perMillion: serving({ ...question, parameters: asIsParameters }).costPerMillion },
  };
  const spent = {
    scratch: cumulativeCost(offers.scratch, tokensServed),
    tuned: cumulativeCost(offers.tuned, tokensServed),
    asIs: cumulativeCost(offers.asIs, tokensServed),
  };
  const breakEvens = { scratch: breakEven(offers.scratch, offers.asIs), tuned: breakEven(offers.tuned, offers.asIs) };
  return { scratch, tuned, asIs, trained, offers, spent, breakEvens };
}

/**
 * The cost of a million tokens served, at the bound that memory bandwidth or arithmetic sets for a batch.
 * @param {{parameters: number, gpu: string | Gpu, price: number, batch?: number}} question
 * @returns {{tokensPerSecond: number, costPerMillion: number}} of one GPU
 */
export function serving({ parameters, gpu, price, batch = 32 }) {
  const step = llm.decodeStepSeconds({ parameters, gpu, batch });
  const tokensPerSecond = batch / step;
  return { tokensPerSecond, costPerMillion: (price / 3600 / tokensPerSecond) * 1e6 };
}

/**
 * What has been spent after so many tokens: the way itself, then serving.
 * @param {Offer} offer
 * @param {number} tokens served
 * @returns {number} dollars
 */
export function cumulativeCost({ upfront, perMillion }, tokens) {
  return upfront + (perMillion * tokens) / 1e6;
}

/**
 * How many tokens must be served until an offer with a higher price up front and a lower one for each token pays.
 * @param {Offer} dear
 * @param {Offer} cheap
 * @returns {number} tokens, Infinity where it never does, 0 where it does at once
 */
export function breakEven(dear, cheap) {
  const more = dear.upfront - cheap.upfront;
  const saved = (cheap.perMillion - dear.perMillion) / 1e6;
  if (more <= 0) {
    return 0;
  }
  return saved > 0 ? more / saved : Infinity;
}
