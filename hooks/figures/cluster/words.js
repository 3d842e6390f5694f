/* What kinds of pods are called, in the room that there is. */

/** @import { ClusterPod } from "../models/types.d.ts" */

/** From long to short. @type {Record<ClusterPod["kind"], string[]>} */
export const SHORT = { inference: ["Infer", "Inf", "I"], training: ["Train", "Tr", "T"], batch: ["Prep", "Prep", "P"] };

/** @param {ClusterPod["kind"]} kind @param {number} width px @param {number} height */
export const nameFor = (kind, width, height) =>
  (height > 15 && SHORT[kind].find((name) => 8 * name.length < width)) || "";
