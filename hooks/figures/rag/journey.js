/* A query's whole way: everything that is found of it with some settings in an index. */

/** @import { RagIndex } from "../models/retrieval-types.d.ts" */
/** @import { RagJourney, RagSettings } from "./types.d.ts" */
import * as retrieval from "../models/retrieval.js";

/**
 * @param {RagIndex} index
 * @param {RagSettings} settings
 * @param {RagJourney["address"]} address
 * @returns {RagJourney}
 */
export function travel(index, settings, address) {
  const trace = retrieval.search(index, settings.query, settings);
  const prompt = retrieval.prompt(index, settings.query, trace.fused.map(({ id }) => id), settings);
  const answer = retrieval.answer(index, trace.terms, prompt.included.map(({ id }) => id), settings);
  return { index, settings, trace, prompt, answer, address };
}
