/* What is simulated, after whom, and what is left out. */

import { createAbout, link } from "../kit/words.js";

export function describe() {
  return createAbout(
    ["Simulated: one feature of normal data, drawn anew each week. The reader’s drift moves its mean and spread. Left out: drift of labels and of the relation between feature and label, which data alone does not show; many features at once, each with its own false alarms."],
    [
      "PSI: the sum of (q − p) × ln(q / p) over ten bins at the deciles of the training records, empty ones counted as 0.0001 (",
      link("https://scholarworks.wmich.edu/dissertations/3208", "Yurdakul 2018"),
      "). 0.1 and 0.25 are custom, whatever the sample: that is the trap. KS takes the sample size into account, and so finds ever smaller drifts in ever larger samples, which may not matter.",
    ],
    [
      "Canary: Flagger’s rules (",
      link("https://docs.flagger.app/usage/how-it-works", "how it works"),
      "): steps of 10 % up to 50 %, at most four failed checks, 99 % success, a 99th percentile of 500 ms. Where too many requests failed, p is of the two-proportion test against the version in production: at 10 % of 1,000 requests, a share of 1 % is one request.",
    ],
    [
      "Phases: ",
      link("https://arxiv.org/abs/2003.05155", "CRISP-ML(Q)"),
      "; levels of MLOps: ",
      link(
        "https://docs.cloud.google.com/architecture/mlops-continuous-delivery-and-automation-pipelines-in-machine-learning",
        "Google Cloud",
      ),
      ". After a rollback the team waits four weeks; that is our choice.",
    ],
  );
}
