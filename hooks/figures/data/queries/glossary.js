/* Questions that the glossary answers. */

/** @import { AnsweredPages } from "./types.d.ts" */

/** @type {AnsweredPages} */
export const glossary = {
  "glossary.html": [
    ["what is a pod?", "The smallest thing that Kubernetes runs"],
    [
      "what is Kubernetes?",
      "A system that places containers on the machines of a cluster, restarts them, and scales them",
    ],
    ["what is PSI?", "A measure of drift: the sum of (q − p) × ln(q / p) over bins", [
      "lifecycle.html",
      "adds up (q − p) × ln(q / p) over ten bins",
    ]],
    ["what is HNSW?", "A graph index in layers that finds near vectors while it visits few of them"],
    ["explain LoRA", "Fine-tuning that leaves a model's weights as they are and trains small matrices beside them"],
    [
      "how does RAG work?",
      "Generation in which relevant documents are retrieved for each query and put into the prompt",
      ["workloads.html", "querying a vector database at inference time"],
    ],
    ["what is a taint?", "A mark on a node that keeps all pods away that do not tolerate it"],
    ["what does TTFT mean?", "The time from a request to the first token of its answer"],
    ["difference between data drift and concept drift", "A change, over time, in what follows from the same inputs", [
      "glossary.html",
      "A change, over time, in the distribution of a model's inputs",
    ]],
    ["what is a token?", "A piece of text, about three quarters of an English word"],
    ["what is gang scheduling?", "Scheduling that starts all processes of a job together or none of them", [
      "clusters.html",
      "Gang scheduling admits a job with all its pods or not at all",
    ]],
    ["what is a shadow deployment?", "a new version gets a copy of live requests, and nobody sees its answers"],
    ["what is the learning rate?", "The size of the steps by which training changes the weights"],
    ["mixture of experts", "a router sends each token to a few of many subnetworks"],
  ],
};
