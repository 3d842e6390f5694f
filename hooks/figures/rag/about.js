/* What the figure computes with, who says so, and what it leaves out. */

import { createAbout, link } from "../kit/words.js";

export const describe = () =>
  createAbout(
    ["Computed in your browser over the text of this site, without its questions, code, diagrams and list of sources. What you type stays here."],
    [
      "Terms: stop words go, plurals lose their s (",
      link("https://doi.org/10.1002/(SICI)1097-4571(199101)42:1%3C7::AID-ASI2%3E3.0.CO;2-P", "Harman 1991"),
      "), also GPUs and the like, which that rule leaves as they are. The heading above a passage counts as part of it.",
    ],
    [
      "Embedding: LSA with 48 dimensions (",
      link(
        "https://doi.org/10.1002/(SICI)1097-4571(199009)41:6%3C391::AID-ASI1%3E3.0.CO;2-9",
        "Deerwester and others 1990",
      ),
      "), by randomized subspace iteration (",
      link("https://arxiv.org/abs/0909.4061", "Halko and others 2011"),
      ") with a filter (",
      link("https://doi.org/10.1016/j.jcp.2006.03.017", "Zhou and others 2006"),
      "). Real pipelines use a neural network, which knows words that these pages do not have.",
    ],
    [
      "Search: HNSW with 8 links a layer (",
      link("https://arxiv.org/abs/1603.09320", "Malkov and Yashunin 2018"),
      "); BM25 with k₁ 1.5 and b 0.75 (",
      link("https://doi.org/10.1145/2682862.2682863", "Trotman and others 2014"),
      "); fusion with k 60 (",
      link("https://doi.org/10.1145/1571941.1572114", "Cormack and others 2009"),
      "). Left out: rerankers, filters, several users.",
    ],
    ["“Nothing here answers that” is a rule of thumb: the share of the query’s weight that one passage of the prompt holds. Its threshold was chosen on the questions that it is measured on below, so expect a little worse of others."],
    [
      "Language model: 2 × parameters × tokens operations to read, at 40 % of the dense peak; every token written reads the weights once (",
      link("https://arxiv.org/abs/2211.05102", "Pope and others 2022"),
      "). Both are bounds.",
    ],
  );
