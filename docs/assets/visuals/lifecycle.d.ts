/* What the lifecycle's models and figure hand each other; read by the type checker alone. */

interface Psi {
  value: number;
  /** between the bins */
  edges: number[];
  /** shares of the reference and of the current data */
  p: number[];
  q: number[];
  parts: number[];
}

interface DriftRule {
  /** both: PSI and KS have to agree */
  rule: "psi" | "ks" | "both";
  /** of PSI */
  limit: number;
  /** of KS: a smaller p is drift */
  alpha: number;
}

interface DriftVerdict {
  /** the ten bins' shares of the training records and of the current data */
  bins: { trained: number[]; seen: number[] };
  psi: number;
  d: number;
  p: number;
  byPsi: boolean;
  byKs: boolean;
  drift: boolean;
}

interface DriftTrials {
  trials: number;
  falsePsi: number;
  falseKs: number;
  falseBoth: number;
  missedPsi: number;
  missedKs: number;
  missedBoth: number;
}

interface DriftSource {
  shift: number;
  scale: number;
}

interface DriftModel {
  psi(reference: number[], current: number[], settings?: { bins?: number; empty?: number }): Psi;
  ks(one: number[], two: number[]): { d: number; p: number };
  sample(source: { size: number } & Partial<DriftSource>, draw: () => number): number[];
  monitor(reference: number[], current: number[], rule: DriftRule): DriftVerdict;
  trials(
    settings: DriftRule & DriftSource & { size: number; references: number; seed: number },
    from: number,
    to: number,
  ): DriftTrials;
}

interface CanaryRules {
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

interface CanaryState {
  phase: "progressing" | "promoted" | "rolledBack";
  weight: number;
  failures: number;
}

interface CanaryMetrics {
  success: number | null;
  latency: number | null;
}

type CanaryEvent = "start" | "advance" | "halt" | "promote" | "rollback" | "over";

interface CanaryModel {
  RULES: CanaryRules;
  begin(): CanaryState;
  step(
    state: CanaryState,
    metrics: CanaryMetrics,
    rules?: Partial<CanaryRules>,
  ): { state: CanaryState; event: CanaryEvent; reasons: string[] };
  twoProportionZ(one: { hits: number; total: number }, two: { hits: number; total: number }): { z: number; p: number };
  observe(
    version: { requests: number; errors: number; latency: number },
    draw: () => number,
  ): CanaryMetrics & { requests: number; failed: number };
}

interface LoopSettings extends DriftRule, DriftSource, Omit<CanaryRules, "latency"> {
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

interface LoopLog {
  /** the week */
  t: number;
  who: "Monitor" | "Training" | "Canary";
  text: string;
}

interface Loop {
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

interface ModelData {
  /** of MLOps, 0 to 2 */
  levels: string[];
  traps: DriftTrap[];
}

interface LineChart {
  element: HTMLElement;
  draw(lines: [number, number][][]): void;
}

interface LifecycleModel {
  DEFAULTS: LoopSettings;
  REST: number;
  create(given?: Partial<LoopSettings>): Loop;
  step(loop: Loop): LoopLog[];
  advance(loop: Loop, to: number): void;
}

interface Tool extends Sourced {
  name: string;
  /** what it does here, as the end of a sentence */
  does: string;
}

/** Settings in which a monitor errs, and why. */
interface DriftTrap {
  id: string;
  title: string;
  about: string;
  settings: Partial<LoopSettings>;
}

interface LifecyclePhase {
  id: string;
  title: string;
  /** a word or two, for the wheel */
  short: string;
  about: string;
  activities: string[];
  infrastructure: string[];
  tools: Tool[];
  /** the phase of CRISP-ML(Q) */
  crisp: string;
  /** by level of MLOps: what a team does by hand, and what by itself */
  levels: [string, string, string];
}
