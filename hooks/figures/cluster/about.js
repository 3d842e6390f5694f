/* Which rules the simulation follows, where they are from, and what it leaves out. */

import { createAbout, link } from "../kit/words.js";

export const createSources = () =>
  createAbout(
    [
      "The HPA computes what its controller computes, to the replica: ",
      link("https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/", "Kubernetes documentation"),
      ", and the rows of upstream's own tests run against it.",
    ],
    [
      "The VPA's histogram, margins and bounds are those of its ",
      link("https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler", "recommender"),
      ", for CPU. Left out: memory, and the updater's rule for pods older than 12 hours.",
    ],
    [
      "The Cluster Autoscaler's rules are those of its ",
      link("https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md", "FAQ"),
      ": it acts on pods without room, not on load.",
    ],
    ["The scheduler filters and scores by least allocated. Left out: preemption, affinity between pods, volumes, back-off; of equal nodes the first is taken, not one by lot."],
    ["Simulated: requests come as a Poisson process, are shared evenly, and give up after a minute. A pod's CPU is what it serves. Metrics are the mean of 15 seconds. A node is missed after 50 s, and its pods leave it 300 s later."],
  );
