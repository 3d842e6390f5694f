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
  /** deviations that the mean moves each week */
  drift: number;
  /** the week from which shift and scale hold, besides */
  begins: number;
  /** weeks after a rollback in which an alarm starts nothing */
  pause: number;
  /** requests in an interval of the canary, all versions together */
  requests: number;
  /** percent of requests that fail with the version in production */
  serving: number;
  /** of the retrained versions: percent that fail, and their true 99th percentile in ms */
  errors: number;
  latency: number;
  /** the true 99th percentile of version 2, the first retrained one, in ms */
  firstLatency: number;
  /** the slowest 99th percentile that is let pass, ms */
  slowest: number;
}

export type LoopPhase = "data" | "training" | "validation" | "deployment" | "monitoring" | "retraining";

/** an interval of a canary: what was checked, and what follows */
export interface CanaryCheck extends CanaryMetrics {
  event: CanaryEvent;
  /** percent of the traffic from now on */
  weight: number;
  /** failed checks so far */
  failures: number;
  /** that were checked */
  requests: number;
}

/** something that was done or decided */
export interface LoopLog {
  /** the week; 0 before version 1 is in production */
  t: number;
  round: number;
  phase: LoopPhase;
  /** that it is about */
  version: number;
  who: "Data" | "Training" | "Validation" | "Deployment" | "Canary" | "Monitor" | "Retraining";
  text: string;
  check?: CanaryCheck;
}

/** a model, and the data that it was trained on */
export interface LoopModel {
  version: number;
  learned: DriftSource;
  reference: number[];
}

export interface LoopWeek extends DriftVerdict {
  week: number;
  round: number;
  /** in production */
  version: number;
  /** deviations between the means of production and training */
  moved: number;
  /** whether production differs from training at all */
  truly: boolean;
  /** whether it starts a retraining */
  acts: boolean;
  /** what was compared */
  values: number[];
}

export interface Loop {
  settings: LoopSettings;
  draw: () => number;
  week: number;
  step: number;
  round: number;
  phase: LoopPhase;
  /** in production; none before the first deployment */
  serving: LoopModel | null;
  /** on its way to production */
  candidate: LoopModel | null;
  /** all that were trained, the first version first */
  models: LoopModel[];
  /** weeks to wait */
  rest: number;
  canary: CanaryState | null;
  log: LoopLog[];
  series: LoopWeek[];
}
