/* The stages of a query's way, in their order. */

import { terms } from "./stages/terms.js";
import { embedding } from "./stages/embedding.js";
import { vectors } from "./stages/vectors.js";
import { words } from "./stages/words.js";
import { fusion } from "./stages/fusion.js";
import { prompt } from "./stages/prompt.js";
import { model } from "./stages/model.js";
import { answer } from "./stages/answer.js";

export const stages = [terms, embedding, vectors, words, fusion, prompt, model, answer];
