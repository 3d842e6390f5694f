/* What the comparison computes with, where that is from, and what it leaves out. */

import { prices } from "../data/prices.js";
import { computeRuns, runs } from "../data/runs.js";
import { createAbout, link } from "../kit/words.js";
import { priced } from "./words.js";

export const createSources = () =>
  createAbout(
    [
      "From scratch: 6 × parameters × tokens operations; 20 tokens for each parameter is the optimum of ",
      link("https://arxiv.org/abs/2203.15556", "Hoffmann and others 2022"),
      ", whose parametric fit ",
      link("https://arxiv.org/abs/2404.10102", "a replication disputes"),
      ". Who serves much trains longer on purpose: Llama 2 7B read 300 tokens a parameter, and Llama 3.1 8B 1,900. Memory leaves out activations.",
    ],
    [
      "Fine-tuning: 4 operations where the base is frozen (",
      link("https://arxiv.org/abs/2106.09685", "LoRA"),
      "), 6 for all parameters; QLoRA keeps the base in ",
      link("https://arxiv.org/abs/2305.14314", "0.516 bytes a parameter"),
      ". The adapter is counted for the query and value matrices of a model of usual proportions. Its memory leaves out activations, which grow with the batch and the length of the examples.",
    ],
    ["Serving: weights are read once for each step of a batch; a bound that real servers stay behind, the same for all three. The cache is left out."],
    ["Whether the smaller model does the task as well as the larger one is yours to find out, and the whole point. People, data and evaluation cost, and are not counted."],
    [
      "Published figures that the model misses stay as they are: Llama 3.1 8B reached 14 % of the peak by this arithmetic. Runs: ",
      ...[...new Map([...runs, ...computeRuns].map((run) => [run.source, run]))].flatMap((
        [source, run],
      ) => [link(source, `${run.name.split(" ").slice(0, 2).join(" ")}`), ` (${run.date}) `]),
    ],
    [
      "Prices are on-demand offers, ",
      ...prices.flatMap((price) => [link(price.source, price.name), ` ${priced(price)}. `]),
      "They change; set your own.",
    ],
  );
