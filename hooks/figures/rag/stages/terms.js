/* The first stage: the query is cut into terms. */

/** @import { RagStage } from "../types.d.ts" */
import { h } from "../../kit/dom.js";
import { stem, telling } from "../../models/words.js";
import { paragraph } from "./parts.js";

/** @type {RagStage} */
export const terms = {
  name: "Terms",
  say: ({ trace }) => `${trace.terms.length} terms, ${trace.unknown.length} of them on no page`,
  draw({ index, settings }) {
    const chips = telling(settings.query).map((word) => {
      const known = index.bm25.postings.get(stem(word))?.length ?? 0;
      const where = known === 1 ? "in 1 passage" : known ? `in ${known} passages` : "in no passage";
      return h("li", { class: known ? "" : "v-unknown" }, h("strong", {}, word), " ", where);
    });
    return [
      paragraph(
        `The ${index.sections.length} sections of this site are cut into ${index.passages.length} passages. The query is cut into words; those that every text has, such as “the”, go, and plurals lose their s.`,
      ),
      chips.length
        ? h("ul", { class: "v-chips" }, ...chips)
        : paragraph("Nothing is left of it: every word is one that every text has."),
    ];
  },
};
