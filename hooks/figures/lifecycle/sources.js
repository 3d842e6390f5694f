/* What is simulated, after whom, and what is left out. */

import { link } from "../kit/words.js";

/** @returns {(Node | string)[][]} */
export const createSources = () => [
  [
    "Simulated: one feature with normally distributed values. Its mean moves by the same amount each week, and once suddenly if you set that. Left out: drift of labels and of the relation between feature and label, which inputs alone don’t show; many features at once, each with its own false alarms.",
  ],
  [
    "The six phases follow one another within a week of the model; only monitoring takes weeks. A new version is trained on data like that of the week of the alarm. After a rollback the training data to compare with stays that of the version in production, and an alarm starts nothing for as many weeks as the pause; that is our choice.",
  ],
  [
    "That version 2 is too slow is a setting, and so is the latency of later versions. What the canary measures is drawn by chance around them. A run ends after three rounds or 52 weeks.",
  ],
  [
    "PSI: the sum of (q − p) × ln(q / p) over ten bins at the deciles of the training records, empty ones counted as 0.0001 (",
    link("https://scholarworks.wmich.edu/dissertations/3208", "Yurdakul 2018"),
    "). The limits 0.1 and 0.25 are custom, whatever the sample: that is the trap. The KS test takes the sample size into account, and so finds ever smaller drifts in ever larger samples, which may not matter. One σ is the standard deviation of the training data.",
  ],
  [
    "Canary: Flagger’s rules (",
    link("https://docs.flagger.app/usage/how-it-works", "how it works"),
    "): steps of 10% up to 50%, at most four failed checks, 99% success, a 99th percentile of 500 ms. Where too many requests failed, the event log gives p of the two-proportion test against the version in production: at 10% of 1,000 requests, a share of 1% is one request.",
  ],
  [
    "200 trials: each draws training records and requests anew, without drift and as far drifted as after eight weeks plus the sudden change.",
  ],
  [
    "Phases: ",
    link("https://arxiv.org/abs/2003.05155", "CRISP-ML(Q)"),
    "; levels of MLOps: ",
    link(
      "https://docs.cloud.google.com/architecture/mlops-continuous-delivery-and-automation-pipelines-in-machine-learning",
      "Google Cloud",
    ),
    ". Tools are examples, not recommendations.",
  ],
];
