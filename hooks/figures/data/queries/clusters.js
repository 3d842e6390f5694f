/* Questions that the chapter on clusters answers. */

/** @import { AnsweredPages } from "./types.d.ts" */

/** @type {AnsweredPages} */
export const clusters = {
  "clusters.html": [
    ["what orchestrates an AI cluster?", "orchestrators such as Kubernetes, Slurm, and Ray"],
    ["components of the Kubernetes control plane", "control plane (API Server, Scheduler, Controller Manager)", [
      "glossary.html",
      "API server, scheduler, controllers, and the store of its state",
    ]],
    ["what does the HPA do?", "Adds or removes pod replicas based on metrics", [
      "glossary.html",
      "A controller that sets the number of a workload's pods by metrics",
    ]],
    [
      "which autoscaler changes the CPU and memory of a pod?",
      "Vertical Pod Autoscaler (VPA); Adjusts CPU and memory for individual pods",
      ["glossary.html", "A component that sets the CPU and memory that pods request"],
    ],
    [
      "how are more GPU nodes added for a large training job?",
      "Provisioning additional GPU nodes for large training jobs",
      ["glossary.html", "A component that adds nodes for pods that find no room"],
    ],
    ["how to keep preprocessing off the GPU nodes", "training jobs to GPU nodes, preprocessing to CPU nodes"],
    ["how much data does fine-tuning need?", "Fine-tuning; Moderate (hundreds to thousands)"],
    ["when should a model be trained from scratch?", "Novel problem domains with no existing models"],
    ["tools for CI/CD of models", "CI/CD pipelines (Jenkins, GitLab CI/CD, Argo CD)"],
    ["what are model registries good for?", "Use model registries for centralized governance and version control", [
      "clusters.html",
      "A registry answers three questions that come up when something goes wrong",
    ], ["glossary.html", "A store of trained models with their versions, origins, and approvals"]],
    ["what does quantization do to a model?", "Reduce numerical precision (32-bit to 8-bit) to decrease memory usage", [
      "glossary.html",
      "The storage of a model's numbers in fewer bits, to save memory and time",
    ]],
    [
      "how does a student model learn from a teacher?",
      'Train a smaller "student" model to mimic a larger "teacher" model',
      ["glossary.html", "Training a small model to give the answers of a large one"],
    ],
    ["why group several inference requests?", "Group multiple inference requests to maximize GPU utilization", [
      "glossary.html",
      "Serving several requests in one pass through a model, so that its weights are read once for all of them",
    ], ["workloads.html", "Serving many requests at once reads them once for all"]],
    ["when to schedule training jobs", "Schedule training jobs during off-peak hours"],
    ["why does nothing happen at 70% utilization?", "Within the tolerance: nothing happens up to 71.5%"],
    ["how does the HPA compute the number of pods?", "pods = ⌈pods × utilization / target⌉", [
      "clusters.html",
      "Every 15 s it computes ⌈pods × metric / target⌉",
    ]],
    [
      "when does the cluster autoscaler remove a node?",
      "removed after ten minutes with less than half of its GPUs in use",
      ["clusters.html", "It removes a node after 10 minutes with less than half of it requested"],
    ],
    ["how does the VPA choose its recommendation?", "the 90th percentile of use and 15% on top", [
      "clusters.html",
      "recommends the 90th percentile with 15% on top",
    ]],
    ["how many tokens of data to train from scratch per parameter", "20 tokens for each parameter"],
    ["price of an A100 per hour", "$1.90 an hour, within the range of May 2026"],
    [
      "can one GPU be shared by several pods?",
      "MIG cuts it into parts in hardware, and time-slicing lets pods take turns",
      ["glossary.html", "A way to cut an NVIDIA GPU into up to seven parts in hardware"],
    ],
    [
      "two training jobs wait for each other forever",
      "The default scheduler places pods one by one, so two jobs can hold half of the GPUs each and wait forever",
      ["glossary.html", "Scheduling that starts all processes of a job together or none of them"],
    ],
    ["accuracy lost by 8-bit integers", "integers of 8 bits cost 1 to 3% of accuracy"],
    ["may an HPA and a VPA use the same metric?", "An HPA and a VPA must not go by the same metric"],
    [
      "time to deploy a model as it is",
      "Using as-is; None (or minimal prompt examples); Low (inference only); Immediate",
    ],
  ],
};
