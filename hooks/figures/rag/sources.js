/* What the figure computes with, who says so, and what it leaves out. */

import { link } from "../kit/words.js";

export const SOURCES = () => [
  [
    "Everything but the language model is computed in your browser, from this site's own text without its questions, code, diagrams, and list of sources. What you type stays here.",
  ],
  [
    "Words: stop words are dropped, and plurals lose their s (",
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
    "). It is trained on the spot, and it is not a neural network. Real pipelines use one, which knows words that these pages do not have.",
  ],
  [
    "Vector search: HNSW with 8 links a layer (",
    link("https://arxiv.org/abs/1603.09320", "Malkov and Yashunin 2018"),
    "). It links each passage to near ones, on layers that thin out upward. The more passages, the smaller the share that it compares: of 1,800 it is 8%. In the map only the distance from the query is data, 1 − cosine. The angle only spreads the dots. Of the passages that were not compared, a sample of 300 is drawn.",
  ],
  [
    "Keyword search: BM25 with k₁ 1.5 and b 0.75 (",
    link("https://doi.org/10.1145/2682862.2682863", "Trotman and others 2014"),
    "). Fusion: reciprocal rank fusion with k 60 (",
    link("https://doi.org/10.1145/1571941.1572114", "Cormack and others 2009"),
    "). The searches really run side by side; the film shows one after the other. Left out: re-rankers, filters, several users.",
  ],
  [
    "A passage is right when it holds at least half of the words that answer the query. These words are known for the queries on offer and for the test queries, not for your own.",
  ],
  [
    "“Nothing here answers that” is a rule of thumb: the share of the query's weight that one passage of the prompt holds. Its threshold was chosen on the test queries, so expect a little worse of others.",
  ],
  [
    "Language model: 2 × parameters × tokens operations to read, at 40% of the dense peak; every token written reads the weights once (",
    link("https://arxiv.org/abs/2211.05102", "Pope and others 2022"),
    "). Both are lower bounds. A token is about three quarters of a word.",
  ],
];
