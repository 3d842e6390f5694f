/* Every model and all data as one global, for tests that call them by name; a test may replace functions of the cluster's. */

import { hardware } from "../../../hooks/figures/data/hardware.js";
import { levels, phases, traps } from "../../../hooks/figures/data/lifecycle.js";
import { presets } from "../../../hooks/figures/data/presets.js";
import { prices } from "../../../hooks/figures/data/prices.js";
import { queries } from "../../../hooks/figures/data/queries.js";
import { computeRuns, runs } from "../../../hooks/figures/data/runs.js";
import { clusterDefaults, scenarios } from "../../../hooks/figures/data/scenarios.js";
import { shapes } from "../../../hooks/figures/data/shapes.js";
import * as acquisition from "../../../hooks/figures/models/acquisition.js";
import * as arrivals from "../../../hooks/figures/models/arrivals.js";
import * as bm25 from "../../../hooks/figures/models/bm25.js";
import * as canary from "../../../hooks/figures/models/canary.js";
import * as clusterAutoscaler from "../../../hooks/figures/models/cluster-autoscaler.js";
import * as cluster from "../../../hooks/figures/models/cluster.js";
import * as drift from "../../../hooks/figures/models/drift.js";
import * as hnsw from "../../../hooks/figures/models/hnsw.js";
import * as hpa from "../../../hooks/figures/models/hpa.js";
import * as lifecycle from "../../../hooks/figures/models/lifecycle.js";
import * as llm from "../../../hooks/figures/models/llm.js";
import * as lsa from "../../../hooks/figures/models/lsa.js";
import * as matrix from "../../../hooks/figures/models/matrix.js";
import * as queue from "../../../hooks/figures/models/queue.js";
import * as random from "../../../hooks/figures/models/random.js";
import * as quality from "../../../hooks/figures/models/retrieval-quality.js";
import * as retrieval from "../../../hooks/figures/models/retrieval.js";
import * as scheduler from "../../../hooks/figures/models/scheduler.js";
import * as vpa from "../../../hooks/figures/models/vpa.js";
import * as words from "../../../hooks/figures/models/words.js";
import * as workloads from "../../../hooks/figures/models/workloads.js";

const models = {
  acquisition,
  arrivals,
  canary,
  cluster: { ...cluster },
  clusterAutoscaler,
  data: {
    clusterDefaults,
    computeRuns,
    hardware,
    levels,
    phases,
    presets,
    prices,
    queries,
    runs,
    scenarios,
    shapes,
    traps,
  },
  drift,
  hpa,
  lifecycle,
  llm,
  matrix,
  queue,
  random,
  retrieval: { ...retrieval, bm25, hnsw, lsa, quality },
  scheduler,
  vpa,
  words,
  workloads,
};

Object.assign(globalThis, { models });
