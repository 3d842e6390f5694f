/* The sixth stage: the best passages become a prompt, as far as there is room. */

/** @import { RagStage } from "../types.d.ts" */
import { h, svg } from "../../kit/dom.js";
import { big, paragraph } from "./parts.js";
import { linked } from "./passage.js";

/** @type {RagStage} */
export const prompt = {
  name: "Prompt",
  say: ({ prompt: made }) => `${made.included.length} passages, ${made.tokens} tokens; ${made.dropped.length} fell out`,
  draw(journey) {
    const { prompt: made, settings } = journey;
    const share = Math.min(1, made.tokens / settings.budget);
    const dropped = made.dropped.flatMap((id, at) => [at ? "; " : "", linked(journey, id)]);
    return [
      big(
        `${made.tokens} of ${settings.budget} tokens`,
        `(a token is about three quarters of a word): instruction, ${made.included.length} passages, query.`,
      ),
      svg(
        "svg",
        { class: "v-bar", height: 12, "aria-hidden": "true" },
        svg("rect", { class: "v-strong", height: 12, width: `${(100 * share).toFixed(1)}%` }),
      ),
      ...(dropped.length ? [paragraph("Fell out, for want of room: ", ...dropped, ".")] : []),
      h(
        "blockquote",
        { class: "v-prompt", tabindex: 0, role: "group", "aria-label": "The prompt" },
        paragraph(made.instruction),
        ...made.included.map(({ text }) => paragraph(text)),
        paragraph(`Question: ${settings.query}`),
      ),
    ];
  },
};
