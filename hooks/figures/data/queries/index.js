/* Questions as people type them, with the words of this site that answer each; none answers the last ones. */

/** @import { RagQuery } from "../../models/retrieval-types.d.ts" */
/** @import { AnsweredPages } from "./types.d.ts" */
import { clusters } from "./clusters.js";
import { glossary } from "./glossary.js";
import { lifecycle } from "./lifecycle.js";
import { others } from "./others.js";
import { unanswered } from "./unanswered.js";
import { workloads } from "./workloads.js";

/** @type {AnsweredPages} */
const answered = { ...workloads, ...lifecycle, ...clusters, ...glossary, ...others };

/** @type {RagQuery[]} */
export const queries = [
  ...Object.entries(answered).flatMap(([home, rows]) =>
    rows.map(([text, said, ...more]) => ({
      text,
      answers: [[home, said], ...more].map(([page = "", words = ""]) => ({ page, words })),
    }))
  ),
  ...unanswered.map((text) => ({ text, answers: [] })),
];
