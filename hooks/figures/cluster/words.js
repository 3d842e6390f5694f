/* What kinds of pods are called. */

export const KINDS = { inference: "inference", training: "training", batch: "preprocessing" };

/** The letter on a pod. @param {keyof KINDS} kind */
export const letter = (kind) => KINDS[kind][0].toUpperCase();
