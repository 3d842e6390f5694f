/* Where the time of one answer from a RAG service goes: the search, the prompt, the answer. */

import { decodeStepSeconds, prefillSeconds } from "./llm.js";

/** As in the worked table of the pipeline: a model with 8 billion parameters, a prompt of 1,100 tokens, 40% of the peak. */
const SERVICE = { parameters: 8e9, gpu: "H100" };
const PROMPT = { tokens: 1100, efficiency: 0.4 };
/** 10 million vectors of 768 numbers in 4 bytes; an index visits 8% of them or fewer. */
const VISITED_BYTES = 0.08 * 10e6 * 768 * 4;
/** Half of the peak of two processors with eight channels of DDR5-4800 each: bytes a second. */
const HOST_BANDWIDTH = 0.5 * 614.4e9;

/**
 * @param {number} tokens of the answer
 * @returns {{search: number, read: number, write: number}} seconds
 */
export function answerSeconds(tokens) {
  return {
    search: VISITED_BYTES / HOST_BANDWIDTH,
    read: prefillSeconds({ ...SERVICE, ...PROMPT }),
    write: tokens * decodeStepSeconds(SERVICE),
  };
}
