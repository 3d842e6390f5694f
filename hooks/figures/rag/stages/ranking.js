/* A ranking as a table: its first passages, each with a link to its section. */

/** @import { Scored } from "../../models/retrieval-types.d.ts" */
/** @import { RagJourney } from "../types.d.ts" */
import { createTable } from "../../kit/table.js";
import { linked } from "./passage.js";

/**
 * @param {RagJourney} journey
 * @param {Scored[]} ranking
 * @param {string} caption
 * @param {string[]} headings of what stands beside a passage
 * @param {(one: Scored, at: number) => (Node | string | number)[]} cells
 */
export const drawRanking = (journey, ranking, caption, headings, cells) =>
  createTable(
    caption,
    ["Passage", ...headings],
    ranking.map((one, at) => [linked(journey, one.id), ...cells(one, at)]),
  ).element;
