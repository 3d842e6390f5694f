/* What the models of the lifecycle hand each other; read by the type checker alone. */

export interface Psi {
  value: number;
  /** between the bins */
  edges: number[];
  /** shares of the reference and of the current data */
  p: number[];
  q: number[];
  parts: number[];
}

export interface DriftRule {
  /** both: PSI and KS have to agree */
  rule: "psi" | "ks" | "both";
  /** of PSI */
  limit: number;
  /** of KS: a smaller p is drift */
  alpha: number;
}

export interface DriftVerdict {
  /** the ten bins' shares of the training records and of the current data */
  bins: { trained: number[]; seen: number[] };
  psi: number;
  d: number;
  p: number;
  byPsi: boolean;
  byKs: boolean;
  drift: boolean;
}

export interface DriftTrials {
  trials: number;
  falsePsi: number;
  falseKs: number;
  falseBoth: number;
  missedPsi: number;
  missedKs: number;
  missedBoth: number;
}

export interface DriftSource {
  shift: number;
  scale: number;
}

export interface CanaryRules {
  /** percent of the traffic */
  stepWeight: number;
  maxWeight: number;
  /** failed checks */
  threshold: number;
  /** percent */
  successRate: number;
  /** ms, of the 99th percentile */
  latency: number;
}

export interface CanaryState {
  phase: "progressing" | "promoted" | "rolledBack";
  weight: number;
  failures: number;
}

export interface CanaryMetrics {
  success: number | null;
  latency: number | null;
}

export type CanaryEvent = "start" | "advance" | "halt" | "promote" | "rollback" | "over";

export interface LoopSettings extends DriftRule, DriftSource, Omit<CanaryRules, "latency"> {
  seed: number;
  /** records of training data that are kept to compare with */
  references: number;
  /** requests of a week that are compared */
  size: number;
  /** the week in which the data drifts */
  begins: number;
  /** requests in an interval of the canary, all versions together */
  requests: number;
  /** percent of requests that fail with the version in production */
  serving: number;
  /** of the retrained model: percent that fail, and its true 99th percentile in ms */
  errors: number;
  latency: number;
  /** the slowest 99th percentile that is let pass, ms */
  slowest: number;
}

export interface LoopLog {
  /** the week */
  t: number;
  who: "Monitor" | "Training" | "Canary";
  text: string;
}

export interface Loop {
  settings: LoopSettings;
  draw: () => number;
  week: number;
  step: number;
  phase: "monitoring" | "retraining" | "canary";
  reference: number[];
  /** what the model in production was trained on */
  learned: DriftSource;
  version: number;
  /** weeks to wait */
  rest: number;
  canary: CanaryState | null;
  log: LoopLog[];
  series: (DriftVerdict & { week: number; truly: boolean; version: number })[];
}
