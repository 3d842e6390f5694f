/* The seventh stage: how long a language model would take at best. None runs here. */

/** @import { RagJourney, RagStage } from "../types.d.ts" */
import { createBars } from "../../kit/charts.js";
import * as numbers from "../../kit/numbers.js";
import { decodeStepSeconds, prefillSeconds } from "../../models/llm.js";
import { big } from "./parts.js";

/** The share of its peak at which a GPU reads a prompt, as in the worked table. */
const EFFICIENCY = 0.4;

/** @type {RagStage} */
export const model = {
  name: "Language model",
  say: (journey) => `no model runs here; ${numbers.duration(times(journey).first)} to the first token`,
  draw(journey) {
    const { first, each, rest } = times(journey);
    const { answer, gpu, parameters } = journey.settings;
    return [
      big(
        "No model runs here.",
        `On one ${gpu}, a model with ${numbers.count(parameters)} parameters would take, at best:`,
      ),
      createBars(
        [
          { label: "Reading the prompt, to the first token", value: first, text: numbers.duration(first) },
          {
            label: `Writing ${numbers.round(answer)} tokens, ${numbers.duration(each)} each`,
            value: rest,
            text: numbers.duration(rest),
            mark: true,
          },
        ],
        { label: "Seconds of a language model" },
      ),
    ];
  },
};

/** Seconds to the first token, of each other, and of all others. @param {RagJourney} journey */
function times({ prompt: { tokens }, settings: { parameters, gpu, answer } }) {
  const each = decodeStepSeconds({ parameters, gpu });
  return { first: prefillSeconds({ parameters, tokens, gpu, efficiency: EFFICIENCY }), each, rest: each * answer };
}
