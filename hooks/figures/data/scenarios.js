/* Ready-made scenarios of the cluster, from what people file as bugs and are rules; and what a scenario may say. */

/** @import { ClusterSettings } from "../models/types.d.ts" */
/** @import { ClusterScenario } from "./types.d.ts" */

/** What holds where a scenario says nothing. @type {ClusterSettings} */
export const clusterDefaults = {
  seed: 1,
  shape: "sale",
  base: 6,
  served: 5,
  startup: 30,
  need: 2,
  cpu: 2,
  gpus: 1,
  metric: "cpu",
  target: 65,
  queueTarget: 10,
  toleranceUp: 0.1,
  toleranceDown: 0.1,
  replicas: 2,
  min: 2,
  max: 20,
  upWindow: 0,
  downWindow: 300,
  upPods: 4,
  upPercent: 100,
  upPeriod: 15,
  upSelect: "Max",
  downPods: 0,
  downPercent: 100,
  downPeriod: 15,
  downSelect: "Max",
  vpa: "Off",
  autoscaler: "on",
  provisioning: 120,
  unneeded: 600,
  afterAdd: 600,
  threshold: 50,
  cpuNodes: 2,
  cpuMin: 1,
  cpuMax: 6,
  nodeCpu: 8,
  gpuNodes: 2,
  gpuMin: 1,
  gpuMax: 6,
  nodeGpus: 4,
  trainEvery: 0,
  trainPods: 4,
  trainGpus: 1,
  trainSeconds: 600,
  batchPods: 6,
  batchCpu: 3,
  batchSeconds: 300,
  actions: "",
};

/** @type {ClusterScenario[]} */
export const scenarios = [
  {
    id: "sale",
    title: "A flash sale",
    about: "Ten times the requests within a second. Watch who is late: the metric, the pods that start, or the nodes.",
    settings: {},
  },
  {
    id: "tolerance",
    title: "Target 65 %, and nothing happens at 70 %",
    about: "The pods run at about 70 %. That is 1.08 of the target, and a change begins only beyond 1.1: above 71.5 %.",
    settings: { shape: "steady", base: 350, served: 50, replicas: 10, gpus: 0, cpuNodes: 4 },
  },
  {
    id: "window",
    title: "The window that takes the lowest value",
    about:
      "A window of 300 s upward applies the lowest wish of five minutes: the sale has long begun before anything grows.",
    settings: { upWindow: 300 },
  },
  {
    id: "policies",
    title: "Policies are limits, not steps",
    about: "Two pods in 60 s at most. The wish may be 18; what comes is counted from where the period began.",
    settings: { upPods: 2, upPercent: 0, upPeriod: 60 },
  },
  {
    id: "vpa-hpa",
    title: "VPA and HPA on one metric",
    about:
      "Both look at CPU. The VPA raises what a pod requests, the same use is then a smaller share of it, and the HPA takes pods away.",
    settings: {
      shape: "ramp",
      base: 50,
      served: 50,
      cpu: 0.5,
      need: 2,
      gpus: 0,
      target: 95,
      vpa: "Recreate",
      replicas: 5,
      max: 8,
      cpuNodes: 3,
    },
  },
  {
    id: "gpu-cpu",
    title: "GPU inference, scaled by CPU",
    about:
      "The GPU does the work, so CPU stays at a fifth of its request. The queue grows, and the HPA sees no reason to act.",
    settings: { need: 0.4 },
  },
  {
    id: "gpu-queue",
    title: "GPU inference, scaled by its queue",
    about: "The same pods and the same sale. The metric is how many requests wait for each pod, and now the HPA acts.",
    settings: { need: 0.4, metric: "queue" },
  },
  {
    id: "gang",
    title: "A gang job that waits for nodes",
    about:
      "A training job of 8 pods begins when all of them run. Two nodes have room for a part, and the part holds its GPUs while it waits.",
    settings: { shape: "steady", trainEvery: 900, trainPods: 8, gpuNodes: 2, gpuMax: 5, provisioning: 180 },
  },
  {
    id: "nightly",
    title: "A nightly batch",
    about:
      "Preprocessing comes in a block, on CPU nodes. The GPU nodes' taint keeps it from the room that is free there.",
    settings: { shape: "nightly", cpuNodes: 1 },
  },
  {
    id: "drain",
    title: "A drain, and a node that fails",
    about:
      "A node is emptied for maintenance: its pods move at once. Then another fails: its pods count as there for minutes.",
    settings: { shape: "steady", base: 16, replicas: 5, gpuNodes: 3, actions: "60:drain:gpu-1 300:fail:gpu-2" },
  },
];
