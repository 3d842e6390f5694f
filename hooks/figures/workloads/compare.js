/* The four workloads that are set, each with what it needs. */

/** @import { Workload, WorkloadSettings } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";
import * as workloads from "../models/workloads.js";

/**
 * @param {WorkloadSettings} settings
 * @returns {Workload[]}
 */
export const compare = (settings) => [training(settings), inference(settings), rag(settings), generative(settings)];

/** @param {WorkloadSettings} settings @returns {Workload} */
const training = ({ trainParameters: parameters, trainTokens: tokens, days, gpu }) => ({
  name: "Training",
  detail: `${numbers.count(parameters)} parameters, ${numbers.count(tokens)} tokens, ${numbers.round(days)} days`,
  needs: workloads.training({ parameters, tokens, days, gpu }),
});

/** @param {WorkloadSettings} settings @returns {Workload} */
const inference = ({ serveParameters: parameters, prompt, answer, users, target, gpu }) => ({
  name: "Inference",
  detail: `${numbers.count(parameters)} parameters, ${numbers.round(users)} users, ${numbers.duration(target)} a token`,
  needs: workloads.serving({ parameters, prompt, answer, users, target, gpu }),
});

/** @param {WorkloadSettings} settings @returns {Workload} */
const rag = ({ serveParameters: parameters, users, target, passages, gpu }) => ({
  name: "RAG",
  detail: `the same service, ${numbers.count(passages)} passages`,
  needs: workloads.rag({ parameters, users, target, passages, gpu }),
});

/** @param {WorkloadSettings} settings @returns {Workload} */
const generative = ({ genParameters: parameters, genContext: context, genUsers: users, genTarget: target, gpu }) => ({
  name: "Generative AI",
  detail: `${numbers.count(parameters)} parameters, ${numbers.round(users)} users, ${
    numbers.count(context)
  } tokens of context`,
  needs: workloads.serving({ parameters, prompt: context / 2, answer: context / 2, users, target, gpu }),
});
