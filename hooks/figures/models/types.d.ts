/* What the models of clusters and of language models hand each other; read by the type checker alone. */

export interface HpaPod {
  name: string;
  phase: string;
  deleted?: boolean;
  /** null where the pod has no Ready condition yet */
  ready: boolean | null;
  started: number | null;
  readyChanged?: number | null;
}

export interface HpaSample {
  value: number;
  at?: number | null;
  window?: number | null;
}

export interface HpaPodMetric {
  type: "Resource" | "Pods";
  name?: string;
  resource?: string;
  /** averageUtilization in percent of the requests */
  target: { averageUtilization?: number | null; averageValue?: number | null };
  samples: Record<string, HpaSample>;
  requests?: Record<string, number> | null;
}

export interface HpaValueMetric {
  type: "Object" | "External";
  name?: string;
  target: { value?: number | null; averageValue?: number | null };
  value: number | null;
}

export type HpaMetric = HpaPodMetric | HpaValueMetric;

/** utilization in percent of the requests, for other metrics the value by pod; rawValue the mean value of a pod */
export interface HpaMetricFound {
  utilization: number;
  rawValue: number;
}

/** What one metric asks for. It takes one kind of metric, and whoever hands it over knows that there is no other. */
export type HpaMeasure = (question: HpaMetricQuestion, metric: never) => { replicas: number } & HpaMetricFound;

export type HpaMetricResult = { replicas: number; utilization: number; rawValue: number } | { error: string };

export interface HpaTolerance {
  up?: number | null;
  down?: number | null;
}

export interface HpaMetricQuestion {
  currentReplicas: number;
  pods: HpaPod[];
  metric: HpaMetric;
  now: number;
  tolerance?: HpaTolerance | null;
  /** 300 unless said */
  cpuInitializationPeriod?: number | null;
  /** 30 unless said */
  initialReadinessDelay?: number | null;
}

export interface HpaPolicy {
  type: "Pods" | "Percent";
  value: number;
  periodSeconds: number;
}

export interface HpaRules {
  stabilizationWindowSeconds: number;
  selectPolicy: "Max" | "Min" | "Disabled";
  policies: HpaPolicy[];
}

export type HpaRulesGiven = { [Name in keyof HpaRules]?: HpaRules[Name] | null };

export interface HpaBehavior {
  scaleUp?: HpaRulesGiven | null;
  scaleDown?: HpaRulesGiven | null;
}

export interface HpaFullBehavior {
  scaleUp: HpaRules;
  scaleDown: HpaRules;
}

export interface HpaEvent {
  at: number;
  change: number;
}

export interface HpaRecommendation {
  at: number;
  replicas: number;
}

export interface HpaStabilizeQuestion {
  currentReplicas: number;
  desiredReplicas: number;
  recommendations?: HpaRecommendation[] | null;
  behavior?: HpaBehavior | null;
  now: number;
}

export interface HpaLimitQuestion {
  currentReplicas: number;
  desiredReplicas: number;
  minReplicas?: number | null;
  maxReplicas: number;
  behavior?: HpaBehavior | null;
  scaleUpEvents?: HpaEvent[] | null;
  scaleDownEvents?: HpaEvent[] | null;
  now: number;
}

export type HpaLimitReason =
  | "ScaleUpLimit"
  | "ScaleDownLimit"
  | "TooManyReplicas"
  | "TooFewReplicas"
  | "DesiredWithinRange";

export interface HpaLimited {
  replicas: number;
  reason: HpaLimitReason;
}

export interface HpaCondition {
  status: boolean;
  reason: string;
  message: string;
}

export interface HpaMemory {
  recommendations: HpaRecommendation[];
  scaleUpEvents: HpaEvent[];
  scaleDownEvents: HpaEvent[];
}

export interface HpaCombined {
  replicas: number;
  /** the index of the one that decided */
  metric: number;
  results: HpaMetricResult[];
}

export interface HpaSyncQuestion extends Omit<HpaMetricQuestion, "metric"> {
  metrics: HpaMetric[];
  minReplicas?: number | null;
  maxReplicas: number;
  behavior?: HpaBehavior | null;
  memory: HpaMemory;
}

/** for one turn, with every rule filled in */
export interface HpaTurnQuestion {
  currentReplicas: number;
  minReplicas?: number | null;
  maxReplicas: number;
  now: number;
  rules: HpaFullBehavior;
  memory: HpaMemory;
}

export interface HpaTurn {
  replicas: number;
  /** what the metric asked for */
  wanted: number;
  /** why the replicas are not those; empty where nothing holds them */
  heldBy: string;
  memory: HpaMemory;
}

export interface HpaSyncAnswer {
  replicas: number;
  /** what the metrics asked for */
  wanted?: number;
  /** what the windows made of it */
  stable?: number;
  /** why the replicas are not those: a window or a limit; empty where nothing holds them */
  heldBy?: string;
  combined?: { replicas: number; metric: number; results: HpaMetricResult[] };
  memory: HpaMemory;
  conditions: { AbleToScale?: HpaCondition; ScalingActive?: HpaCondition; ScalingLimited?: HpaCondition };
}

/** by resource name: cpu, memory, nvidia.com/gpu, pods */
export type Resources = Record<string, number>;

export interface Toleration {
  key?: string | null;
  operator?: "Equal" | "Exists" | null;
  value?: string | null;
  effect?: TaintEffect | null;
  tolerationSeconds?: number;
}

export type TaintEffect = "NoSchedule" | "PreferNoSchedule" | "NoExecute";

export interface Taint {
  key: string;
  value?: string;
  effect: TaintEffect;
}

export interface SchedulerPod {
  name?: string;
  requests?: Resources | null;
  nodeSelector?: Record<string, string> | null;
  tolerations?: Toleration[] | null;
  /** pods with the same of it ask for the same */
  like?: string;
}

export interface SchedulerNode {
  name?: string;
  labels?: Record<string, string> | null;
  taints?: Taint[] | null;
  /** what pods may have of it; `capacity` where it is not said */
  allocatable?: Resources | null;
  capacity?: Resources | null;
  /** the sum of what its pods request */
  requested?: Resources | null;
  unschedulable?: boolean | null;
}

export interface VpaHistogram {
  resource: "cpu" | "memory";
  /** by bucket */
  weights: Map<number, number>;
  reference: number;
  firstSample: number | null;
  lastSample: number | null;
  samples: number;
  /** the highest memory of the 24 hours that end at windowEnd */
  peak: number;
  windowEnd: number | null;
}

export interface VpaRecommendation {
  target: number;
  lowerBound: number;
  upperBound: number;
  confidence: number;
}

export type VpaMode = "Off" | "Initial" | "Recreate" | "InPlaceOrRecreate";

export interface AutoscalerGroup {
  name: string;
  size: number;
  minSize: number;
  maxSize: number;
  /** what a new node of the group is like */
  template: SchedulerNode;
}

export interface AutoscalerOption {
  group: AutoscalerGroup;
  count: number;
  pods: SchedulerPod[];
  /** 0 where new nodes would be full, 2 where idle */
  waste: number;
}

export interface AutoscalerNode extends SchedulerNode {
  group: string;
  pods: (SchedulerPod & { unmovable?: boolean })[];
}

export interface AutoscalerDownQuestion {
  nodes: AutoscalerNode[];
  groups: AutoscalerGroup[];
  /** by node name, in seconds */
  unneededSince: Map<string, number>;
  /** when a node was last added, -Infinity for never */
  lastAdded: number;
  now: number;
  settings?: { unneededTime?: number; delayAfterAdd?: number; maxEmptyAtOnce?: number };
}

export interface Gpu {
  name?: string;
  title?: string;
  flops: number;
  memory: number;
  bandwidth: number;
  /** NVLink in one direction, bytes a second. */
  link?: number;
  /** GPUs that NVLink joins. */
  domain?: number;
  /** The network port of each GPU, in one direction, bytes a second. */
  port?: number;
}

export interface Needs {
  gpus: number;
  /** which of the needs is the largest */
  binding: string;
  /** GPUs by need, not rounded */
  needs: Record<string, number>;
  flops: number;
  memory: number;
  /** memory of the hosts: a checkpoint, or weights and the index */
  host: number;
  /** keys and values of all users; serving alone */
  cache?: number;
  /** the vector index; RAG alone */
  index?: number;
  storage: number;
  storageBandwidth: number;
  network: number;
  /** what one GPU can send and receive, bytes a second; training alone */
  link?: number;
  /** tokens between two updates; training alone */
  stepTokens?: number;
  /** what a reader has to know of the network, empty for nothing */
  note?: string;
  /** the whole run, or a step */
  seconds: number;
}

export interface PlanQuestion {
  parameters: number;
  /** of the model that is used as it is; the same unless said */
  asIsParameters?: number;
  gpu: string | Gpu;
  count: number;
  /** GPUs that fine-tune; as many as train from scratch unless said */
  tuningCount?: number;
  utilization: number;
  price: number;
  tokens?: number;
  tuningTokens?: number;
  method?: "full" | "lora" | "qlora";
  rank?: number;
  batch?: number;
  tokensServed?: number;
}

export interface Way {
  memory: number;
  flops: number;
  tokens: number;
  gpuHours: number;
  seconds: number;
  cost: number;
}

export interface Plan {
  scratch: Way;
  tuned: Way;
  asIs: Way;
  /** parameters that fine-tuning changes */
  trained: number;
  offers: Record<WayName, Offer>;
  /** dollars after tokensServed: the way itself, then serving */
  spent: Record<WayName, number>;
  /** tokens served until a way costs less than the model as it is */
  breakEvens: { scratch: number; tuned: number };
}

export type WayName = "scratch" | "tuned" | "asIs";

export interface Offer {
  upfront: number;
  perMillion: number;
}

/** a way over time, in days from the start of all three */
export interface Lane {
  /** days to gather data */
  gather: number;
  /** days of training */
  train: number;
  /** the day on which it begins to serve */
  ready: number;
  /** the day on which it has cost less than as-is for as many tokens; Infinity for never, and for as-is itself */
  paid: number;
  /** tokens served on each day from then on */
  day: number;
  offer: Offer;
  /** bytes on the GPUs, of one copy of the model */
  memory: Record<Phase, number>;
}

export type Phase = "gather" | "train" | "serve";

/** where a way is on a day */
export interface LaneMoment {
  phase: Phase;
  /** served until now */
  tokens: number;
  /** dollars spent until now */
  cost: number;
  memory: number;
}

export type LoadShape = "steady" | "ramp" | "sale" | "nightly" | "monday";

export type PoolName = "cpu" | "gpu";

export interface ClusterSettings {
  seed: number;
  shape: LoadShape;
  /** requests a second */
  base: number;
  /** requests a second at the busiest */
  peak: number;
  /** seconds that a run takes */
  length: number;
  /** requests a second that one pod serves */
  served: number;
  /** seconds from a pod's start until it is ready */
  startup: number;
  /** cores that a busy inference pod uses */
  need: number;
  /** cores that an inference pod requests */
  cpu: number;
  gpus: number;
  metric: "cpu" | "queue";
  /** percent */
  target: number;
  /** requests that wait, for each pod */
  queueTarget: number;
  toleranceUp: number;
  toleranceDown: number;
  /** pods when it begins */
  replicas: number;
  min: number;
  max: number;
  upWindow: number;
  downWindow: number;
  upPods: number;
  upPercent: number;
  upPeriod: number;
  upSelect: HpaRules["selectPolicy"];
  downPods: number;
  downPercent: number;
  downPeriod: number;
  downSelect: HpaRules["selectPolicy"];
  vpa: VpaMode;
  /** the pods that the VPA looks after */
  vpaOf: "inference" | "batch";
  autoscaler: "on" | "off";
  provisioning: number;
  unneeded: number;
  afterAdd: number;
  /** percent */
  threshold: number;
  cpuNodes: number;
  cpuMin: number;
  cpuMax: number;
  nodeCpu: number;
  gpuNodes: number;
  gpuMin: number;
  gpuMax: number;
  nodeGpus: number;
  /** mean seconds between training jobs, 0 for none */
  trainEvery: number;
  trainPods: number;
  trainGpus: number;
  trainSeconds: number;
  batchPods: number;
  batchCpu: number;
  /** cores that a preprocessing pod uses */
  batchNeed: number;
  batchSeconds: number;
  actions: string;
}

export interface ClusterAction {
  at: number;
  type: "drain" | "fail";
  node: string;
}

export interface ClusterPod {
  like: string;
  name: string;
  kind: "inference" | "training" | "batch";
  job: ClusterJob | null;
  requests: Resources;
  nodeSelector: Record<string, string>;
  tolerations: Toleration[];
  unmovable: boolean;
  created: number;
  node: ClusterNode | null;
  phase: "Pending" | "Running";
  ready: boolean;
  readyAt: number;
  started: number | null;
  readyChanged: number | null;
  /** why no node takes it, in the scheduler's words */
  reason: string;
  /** thousandths of a core that it requests, and since when */
  asked: { t: number; cpu: number }[];
  /** what was the reason last, also after it has found a node */
  refused: string;
  /** the node that it was given, also after it is gone */
  home: ClusterNode | null;
  /** when it was given its node, became ready, was deleted */
  bound: number;
  served: number;
  gone: number;
}

export interface ClusterNode extends AutoscalerNode {
  name: string;
  group: PoolName;
  allocatable: Resources;
  taints: Taint[];
  requested: Resources;
  pods: ClusterPod[];
  status: "provisioning" | "ready" | "draining" | "failed";
  added: number;
  readyAt: number;
  drained: number;
  failedAt: number;
  gone: number;
}

/** Pods that ask for the same and find no node. */
export interface ClusterWaiting {
  kind: ClusterPod["kind"];
  requests: Resources;
  /** how many wait */
  pods: number;
  /** in the words of the event FailedScheduling */
  reason: string;
  /** why each node is out of the question */
  rejected: { node: string; reasons: string[] }[];
}

export interface ClusterJob {
  name: string;
  kind: "training" | "batch";
  pods: ClusterPod[];
  created: number;
  startedAt: number | null;
  seconds: number;
}

export interface ClusterLog {
  t: number;
  who: "HPA" | "VPA" | "CA" | "Scheduler" | "Job" | "Node" | "Load" | "You";
  /** in plain words; `**` marks what is strong */
  text: string;
  /** in Kubernetes' own */
  event?: string;
}

export interface ClusterSample {
  t: number;
  load: number;
  capacity: number;
  queue: number;
  replicas: number;
  ready: number;
  /** share of a ready pod's time */
  busy: number;
  wanted: number;
  nodes: number;
  waiting: number;
}

export interface Cluster {
  settings: ClusterSettings;
  random: () => number;
  t: number;
  queue: number;
  gaveUp: number;
  arrived: number;
  served: number;
  /** busy shares of the last seconds */
  use: number[];
  nodes: ClusterNode[];
  pods: ClusterPod[];
  jobs: ClusterJob[];
  /** jobs for which the queue had no room */
  turnedAway: number;
  /** whether the last job was one of them */
  full: boolean;
  /** whether requests pile up */
  behind: boolean;
  /** all that there have been, for who looks back */
  everyPod: ClusterPod[];
  everyNode: ClusterNode[];
  /** made anew when the scheduler has looked; each kind that waits once */
  waiting: ClusterWaiting[];
  replicas: number;
  memory: HpaMemory;
  /** the HPA's last turn: with what it measured, or why it could not */
  hpa: (HpaTurn & { found?: HpaMetricFound; error?: string }) | null;
  histogram: VpaHistogram;
  recommendation: VpaRecommendation | null;
  unneededSince: Map<string, number>;
  lastAdded: number;
  autoscaler: { reason: string; message: string };
  actions: ClusterAction[];
  log: ClusterLog[];
  series: ClusterSample[];
  /** seconds between samples of the series */
  every: number;
  counters: { pod: number; cpu: number; gpu: number };
  /** whether the scheduler has something to look at */
  changed: boolean;
  /** whether the Cluster Autoscaler has */
  unscanned: boolean;
}
