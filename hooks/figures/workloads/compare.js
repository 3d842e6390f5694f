/* The four workloads that are set, each with what it needs and what limits it. */

/** @import { Needs } from "../models/types.d.ts" */
/** @import { Workload, WorkloadSettings } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";
import * as workloads from "../models/workloads.js";
import { days as inDays, short } from "./words.js";

/**
 * @param {WorkloadSettings} settings
 * @returns {Workload[]}
 */
export function compare(settings) {
  const { gpu, hostMemory, utilization } = settings;
  const { trainParameters, trainTokens, days } = settings;
  const { serveParameters, prompt, answer, users, target } = settings;
  const { passages, dimensions, genParameters, genContext, genUsers, genTarget } = settings;
  const service = { parameters: serveParameters, users, target, gpu, utilization };
  const half = genContext / 2;
  /** @type {(name: string, parameters: number, detail: () => string, needs: Needs) => Workload} */
  const workload = (name, parameters, detail, needs) => {
    const full = workloads.fullness(needs, { gpu, hostMemory });
    return { name, parameters, detail, needs, full, bottleneck: workloads.bottleneck(full) };
  };
  return [
    workload(
      "Training",
      trainParameters,
      () => `${short(trainTokens)} tokens in ${inDays(days)}`,
      workloads.training({ parameters: trainParameters, tokens: trainTokens, days, gpu, utilization }),
    ),
    workload(
      "Inference",
      serveParameters,
      () => `${numbers.round(users)} users, ${short(prompt + answer)} tokens`,
      workloads.serving({ ...service, prompt, answer }),
    ),
    workload(
      "RAG",
      serveParameters,
      () => `${numbers.round(users)} users, ${short(passages)} passages`,
      workloads.rag({ ...service, passages, dimensions }),
    ),
    workload(
      "Generative AI",
      genParameters,
      () => `${numbers.round(genUsers)} users, ${short(genContext)} context`,
      workloads.serving({
        parameters: genParameters,
        prompt: half,
        answer: half,
        users: genUsers,
        target: genTarget,
        gpu,
        utilization,
      }),
    ),
  ];
}
