/* What was decided, who decided it, and when. */

/** @import { Cluster, ClusterLog } from "../types.d.ts" */

/**
 * @param {Cluster} cluster
 * @param {ClusterLog["who"]} who
 * @param {string} text
 */
export const note = ({ log, t }, who, text) => void log.push({ t, who, text });

/**
 * @param {number} count
 * @param {string} thing
 */
export const many = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;
