/* The seven stations of the line, when the query is at each, and what each is called in the chapter. */

import { lastAt } from "../kit/stage/motion.js";

/** Seconds that the query travels to a station before its picture begins. */
export const TRAVEL = 0.9;

/** When the query leaves for each, and the second of its picture at which that is complete. */
export const STATIONS = [
  { name: "Query", sub: "the text as it was typed", t: 0, done: 3.6 },
  { name: "Embedding", sub: "embedding generation: words become numbers", t: 8, done: 4.2 },
  { name: "Vector search", sub: "retrieval query execution in the vector index", t: 17, done: 5 },
  { name: "Keyword search", sub: "the words themselves, by BM25", t: 27, done: 3.8 },
  { name: "Fusion", sub: "two rankings become one", t: 36, done: 4 },
  { name: "Prompt", sub: "relevant context", t: 50, done: 4.6 },
  { name: "Answer", sub: "LLM inference and augmented response", t: 60, done: 4 },
];
export const END = 69;
/** When it is said how fusion does on average, in seconds after its picture is complete. */
export const MEASURED = 5;

/** Which of them a moment belongs to, from 0. @param {number} t */
export const stationAt = (t) => STATIONS.indexOf(lastAt(STATIONS, t) ?? STATIONS[0]);

/** When a station's picture begins; the first is there at once. @param {number} at */
export const beginsAt = (at) => STATIONS[at].t + (at > 0 ? TRAVEL : 0);

/** When a station's picture is complete. @param {number} at */
export const completeAt = (at) => beginsAt(at) + STATIONS[at].done;

/** The moment at which the figure opens: the search in the graph is nearly through. */
export const OPENING = Number((completeAt(2) - 0.4).toFixed(1));
