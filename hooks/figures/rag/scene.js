/* What is where at second t: the line, and the picture of the one station that the query is at. Pure. */

/** @import { Layout, RagStory, Shape } from "./types.d.ts" */
import { ease, passed } from "../kit/stage/motion.js";
import { chipsAt, lineAt } from "./line.js";
import { answer } from "./scenes/answer.js";
import { embedding } from "./scenes/embedding.js";
import { fusion } from "./scenes/fusion.js";
import { keywords } from "./scenes/keywords.js";
import { prompt } from "./scenes/prompt.js";
import { query } from "./scenes/query.js";
import { vectors } from "./scenes/vectors.js";
import { beginsAt, stationAt, STATIONS, TRAVEL } from "./stations.js";

const SCENES = [query, embedding, vectors, keywords, fusion, prompt, answer];

/**
 * @param {RagStory} story
 * @param {number} t seconds of the film
 * @param {Layout} at
 * @returns {{station: number, line: Shape[], chips: Shape[], opacity: number, picture: Shape[]}}
 */
export function sceneAt(story, t, at) {
  const station = stationAt(t);
  return {
    station,
    line: lineAt(t, at),
    chips: chipsAt(t, at),
    opacity: station === 0 ? 1 : ease(passed(t, STATIONS[station].t + TRAVEL / 2, TRAVEL / 2)),
    picture: SCENES[station](story, t - beginsAt(station), at),
  };
}
