/* What was decided, who decided it, and when. */

/** @import { Cluster, ClusterLog } from "../types.d.ts" */

/**
 * @param {Cluster} cluster
 * @param {ClusterLog["who"]} who
 * @param {string} text in plain words; `**` marks what is strong
 * @param {string} [event] in Kubernetes' own
 */
export const note = ({ log, t }, who, text, event) => void log.push({ t, who, text, event });

/** What kinds of pods are called. */
export const KINDS = { inference: "inference", training: "training", batch: "preprocessing" };

/**
 * @param {number} count
 * @param {string} thing
 */
export const many = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;

/** @param {number} seconds */
export const minutes = (seconds) => seconds % 60 && seconds < 600 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
