/* What the models and the visuals hand each other; read by the type checker alone. */

/* The Horizontal Pod Autoscaler. Times are seconds. */

interface HpaPod {
  name: string;
  phase: string;
  deleted?: boolean;
  /** null where the pod has no Ready condition yet */
  ready: boolean | null;
  started: number | null;
  readyChanged?: number | null;
}

interface HpaSample {
  value: number;
  at?: number | null;
  window?: number | null;
}

interface HpaPodMetric {
  type: "Resource" | "Pods";
  name?: string;
  resource?: string;
  /** averageUtilization in percent of the requests */
  target: { averageUtilization?: number | null; averageValue?: number | null };
  samples: Record<string, HpaSample>;
  requests?: Record<string, number> | null;
}

interface HpaValueMetric {
  type: "Object" | "External";
  name?: string;
  target: { value?: number | null; averageValue?: number | null };
  value: number | null;
}

type HpaMetric = HpaPodMetric | HpaValueMetric;
type HpaMetricResult = { replicas: number; utilization: number; rawValue: number } | { error: string };

interface HpaTolerance {
  up?: number | null;
  down?: number | null;
}

interface HpaMetricQuestion {
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

interface HpaPolicy {
  type: "Pods" | "Percent";
  value: number;
  periodSeconds: number;
}

interface HpaRules {
  stabilizationWindowSeconds: number;
  selectPolicy: "Max" | "Min" | "Disabled";
  policies: HpaPolicy[];
}

type HpaRulesGiven = { [Name in keyof HpaRules]?: HpaRules[Name] | null };

interface HpaBehavior {
  scaleUp?: HpaRulesGiven | null;
  scaleDown?: HpaRulesGiven | null;
}

interface HpaFullBehavior {
  scaleUp: HpaRules;
  scaleDown: HpaRules;
}

interface HpaEvent {
  at: number;
  change: number;
}

interface HpaRecommendation {
  at: number;
  replicas: number;
}

interface HpaStabilizeQuestion {
  currentReplicas: number;
  desiredReplicas: number;
  recommendations?: HpaRecommendation[] | null;
  behavior?: HpaBehavior | null;
  now: number;
}

interface HpaLimitQuestion {
  currentReplicas: number;
  desiredReplicas: number;
  minReplicas?: number | null;
  maxReplicas: number;
  behavior?: HpaBehavior | null;
  scaleUpEvents?: HpaEvent[] | null;
  scaleDownEvents?: HpaEvent[] | null;
  now: number;
}

type HpaLimitReason = "ScaleUpLimit" | "ScaleDownLimit" | "TooManyReplicas" | "TooFewReplicas" | "DesiredWithinRange";

interface HpaCondition {
  status: boolean;
  reason: string;
  message: string;
}

interface HpaMemory {
  recommendations: HpaRecommendation[];
  scaleUpEvents: HpaEvent[];
  scaleDownEvents: HpaEvent[];
}

interface HpaSyncQuestion extends Omit<HpaMetricQuestion, "metric"> {
  metrics: HpaMetric[];
  minReplicas?: number | null;
  maxReplicas: number;
  behavior?: HpaBehavior | null;
  memory: HpaMemory;
}

interface HpaSyncAnswer {
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

/* The scheduler, in the terms of the Kubernetes API. CPU is in thousandths of a core, memory in bytes. */

/** by resource name: cpu, memory, nvidia.com/gpu, pods */
type Resources = Record<string, number>;

interface Toleration {
  key?: string | null;
  operator?: "Equal" | "Exists" | null;
  value?: string | null;
  effect?: TaintEffect | null;
  tolerationSeconds?: number;
}

type TaintEffect = "NoSchedule" | "PreferNoSchedule" | "NoExecute";

interface Taint {
  key: string;
  value?: string;
  effect: TaintEffect;
}

interface SchedulerPod {
  name?: string;
  requests?: Resources | null;
  nodeSelector?: Record<string, string> | null;
  tolerations?: Toleration[] | null;
  /** pods with the same of it ask for the same */
  like?: string;
}

interface SchedulerNode {
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

/* The Vertical Pod Autoscaler: cores or bytes, seconds. */

interface VpaHistogram {
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

interface VpaRecommendation {
  target: number;
  lowerBound: number;
  upperBound: number;
  confidence: number;
}

type VpaMode = "Off" | "Initial" | "Recreate" | "InPlaceOrRecreate";

/* The Cluster Autoscaler. */

interface AutoscalerGroup {
  name: string;
  size: number;
  minSize: number;
  maxSize: number;
  /** what a new node of the group is like */
  template: SchedulerNode;
}

interface AutoscalerOption {
  group: AutoscalerGroup;
  count: number;
  pods: SchedulerPod[];
  /** 0 where new nodes would be full, 2 where idle */
  waste: number;
}

interface AutoscalerNode extends SchedulerNode {
  group: string;
  pods: (SchedulerPod & { unmovable?: boolean })[];
}

interface AutoscalerDownQuestion {
  nodes: AutoscalerNode[];
  groups: AutoscalerGroup[];
  /** by node name, in seconds */
  unneededSince: Map<string, number>;
  /** when a node was last added, -Infinity for never */
  lastAdded: number;
  now: number;
  settings?: { unneededTime?: number; delayAfterAdd?: number; maxEmptyAtOnce?: number };
}

/* Language models: bytes, seconds, FLOP, dollars. */

interface Gpu {
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

interface Sourced {
  source: string;
  date: string;
}

interface Shape extends Sourced {
  name: string;
  parameters: number;
  layers: number;
  hidden: number;
  heads: number;
  kvHeads: number;
  headDim: number;
}

interface Run extends Sourced {
  name: string;
  parameters: number;
  tokens: number;
  gpu: string;
  gpuHours: number;
  /** what a reader of the row has to know */
  note?: string;
}

interface ComputeRun extends Sourced {
  name: string;
  parameters: number;
  tokens: number;
  petaflopDays: number;
  note?: string;
}

interface Price extends Sourced {
  name: string;
  low: number;
  high: number;
}

interface Needs {
  gpus: number;
  /** which of the needs is the largest */
  binding: string;
  /** GPUs by need, not rounded */
  needs: Record<string, number>;
  flops: number;
  memory: number;
  /** memory of the hosts, where an index stays */
  host?: number;
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

interface PlanQuestion {
  parameters: number;
  /** of the model that is used as it is; the same unless said */
  asIsParameters?: number;
  gpu: string | Gpu;
  count: number;
  utilization: number;
  price: number;
  tokens?: number;
  tuningTokens?: number;
  method?: "full" | "lora" | "qlora";
  rank?: number;
  batch?: number;
  tokensServed?: number;
}

interface Way {
  memory: number;
  flops: number;
  tokens: number;
  gpuHours: number;
  seconds: number;
  cost: number;
}

interface Plan {
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

type WayName = "scratch" | "tuned" | "asIs";

interface Offer {
  upfront: number;
  perMillion: number;
}

interface HpaModel {
  SYNC_PERIOD: number;
  DEFAULT_BEHAVIOR: HpaFullBehavior;
  isWithin(ratio: number, tolerance?: HpaTolerance | null): boolean;
  groupPods(
    pods: HpaPod[],
    samples: Record<string, HpaSample>,
    settings: { resource?: string; now: number; cpuInitializationPeriod: number; initialReadinessDelay: number },
  ): { ready: number; unready: Set<string>; missing: Set<string>; ignored: Set<string> };
  metricReplicas(question: HpaMetricQuestion): { replicas: number; utilization: number; rawValue: number };
  combine(question: Omit<HpaMetricQuestion, "metric"> & { metrics: HpaMetric[] }): {
    replicas: number;
    metric: number;
    results: HpaMetricResult[];
  };
  stabilize(question: HpaStabilizeQuestion): number;
  limitReplicas(question: HpaLimitQuestion): { replicas: number; reason: HpaLimitReason };
  sync(question: Omit<HpaSyncQuestion, "memory"> & { memory?: Partial<HpaMemory> | null }): HpaSyncAnswer;
}

interface SchedulerModel {
  GPU: string;
  tolerates(tolerations: Toleration[] | null | undefined, taint: Taint): boolean;
  filter(pod: SchedulerPod, node: SchedulerNode): string[];
  /** as filter, with the taint's name and the amounts */
  why(pod: SchedulerPod, node: SchedulerNode): string[];
  leastAllocated(pod: SchedulerPod, node: SchedulerNode): number;
  place<Node extends SchedulerNode>(
    pod: SchedulerPod,
    nodes: Node[],
  ): { node: Node | null; score: number; rejected: { node: Node; reasons: string[] }[] };
  explain(rejected: { reasons: string[] }[]): string;
}

interface VpaModel {
  OPTIONS: Record<"cpu" | "memory", { first: number; ratio: number; max: number; halfLife: number }>;
  MARGIN: number;
  FLOOR: Record<"cpu" | "memory", number>;
  MOST: Record<"cpu" | "memory", number>;
  histogram(resource: "cpu" | "memory", now?: number): VpaHistogram;
  bucket(resource: "cpu" | "memory", value: number): number;
  bucketStart(resource: "cpu" | "memory", index: number): number;
  add(kept: VpaHistogram, sample: { value: number; at: number; request?: number }): void;
  percentile(kept: VpaHistogram, share: number): number;
  confidence(history: { days: number; samples: number }): number;
  widen(bound: { value: number; confidence: number; multiplier: number; exponent: number }): number;
  recommend(kept: VpaHistogram): VpaRecommendation | null;
  update(pod: {
    mode: VpaMode;
    request: number;
    recommendation: VpaRecommendation | null;
    fitsInPlace?: boolean;
  }): "keep" | "resize" | "evict";
}

interface ClusterAutoscalerModel {
  DEFAULTS: {
    scanPeriod: number;
    utilizationThreshold: number;
    unneededTime: number;
    delayAfterAdd: number;
    maxEmptyAtOnce: number;
  };
  estimate(pods: SchedulerPod[], group: AutoscalerGroup): { count: number; pods: SchedulerPod[] };
  waste(group: AutoscalerGroup, option: { count: number; pods: SchedulerPod[] }): number;
  scaleUp(state: { pods: SchedulerPod[]; groups: AutoscalerGroup[] }): {
    group: AutoscalerGroup | null;
    count: number;
    options: AutoscalerOption[];
    refused: { group: AutoscalerGroup; reason: string }[];
  };
  utilization(node: SchedulerNode): number;
  unneeded(state: {
    nodes: AutoscalerNode[];
    threshold?: number;
  }): { node: AutoscalerNode; utilization: number; needed: string | null }[];
  scaleDown(state: AutoscalerDownQuestion): AutoscalerNode[];
}

interface LlmModel {
  findGpu(gpu: string | Gpu): Gpu;
  trainingFlops(run: { parameters: number; tokens: number }): number;
  trainingGpuHours(run: { parameters: number; tokens: number; gpu: string | Gpu; utilization: number }): number;
  impliedUtilization(run: { parameters: number; tokens: number; gpu: string | Gpu; gpuHours: number }): number;
  stateBytes(training: { parameters: number; zeroStage?: 0 | 1 | 2 | 3; dataParallel?: number }): number;
  activationBytes(layer: { sequence: number; batch: number; hidden: number; heads: number; recompute?: boolean }): number;
  kvCacheBytes(cache: { layers: number; kvHeads: number; headDim: number; bytes?: number; tokens?: number }): number;
  decodeStepSeconds(step: {
    parameters: number;
    gpu: string | Gpu;
    batch?: number;
    bytesPerParameter?: number;
    weightBytes?: number;
    kvBytes?: number;
    gpus?: number;
    efficiency?: number;
  }): number;
  prefillSeconds(prompt: {
    parameters: number;
    tokens: number;
    gpu: string | Gpu;
    gpus?: number;
    efficiency?: number;
  }): number;
  loraParameters(adapter: { rank: number; shapes: [number, number][] }): number;
  checkpointBytes(model: { parameters: number }): number;
  vectorIndexBytes(index: { vectors: number; dimensions: number; links?: number }): number;
  concurrency(flow: { rate: number; seconds: number }): number;
}

interface WorkloadsModel {
  UTILIZATION: number;
  USABLE: number;
  PASSAGES: number;
  PASSAGE_TOKENS: number;
  QUESTION_TOKENS: number;
  ANSWER_TOKENS: number;
  carries(gpu: string | Gpu, gpus: number): number;
  splittable(gpus: number): number;
  cachePerToken(parameters: number): number;
  binding(needs: Record<string, number>): { gpus: number; binding: string; needs: Record<string, number> };
  training(job: { parameters: number; tokens: number; days: number; gpu: string | Gpu; stepTokens?: number }): Needs;
  serving(service: {
    parameters: number;
    prompt: number;
    answer: number;
    users: number;
    target: number;
    gpu: string | Gpu;
  }): Needs;
  rag(service: { parameters: number; users: number; target: number; passages: number; gpu: string | Gpu }): Needs;
}

interface AcquisitionModel {
  TOKENS_PER_PARAMETER: number;
  METHODS: Record<"full" | "lora" | "qlora", { state: number; base: number; operations: number }>;
  adapterParameters(parameters: number, rank: number): number;
  plan(question: PlanQuestion): Plan;
  serving(question: { parameters: number; gpu: string | Gpu; price: number; batch?: number }): {
    tokensPerSecond: number;
    costPerMillion: number;
  };
  cumulativeCost(offer: Offer, tokens: number): number;
  breakEven(dear: Offer, cheap: Offer): number;
}

interface Models {
  hpa: HpaModel;
  scheduler: SchedulerModel;
  vpa: VpaModel;
  clusterAutoscaler: ClusterAutoscalerModel;
  random: RandomModel;
  matrix: MatrixModel;
  words: WordsModel;
  retrieval: RetrievalModel;
  drift: DriftModel;
  canary: CanaryModel;
  lifecycle: LifecycleModel;
  arrivals: ArrivalsModel;
  cluster: ClusterModel;
  llm: LlmModel;
  workloads: WorkloadsModel;
  acquisition: AcquisitionModel;
  /** the gallery's model */
  queue: { inside(rate: number, stay: number): number };
  data: ModelData;
}

interface ModelData {
  hardware: (Required<Gpu> & Sourced)[];
  shapes: Shape[];
  runs: Run[];
  computeRuns: ComputeRun[];
  prices: Price[];
  clusterDefaults: ClusterSettings;
  scenarios: ClusterScenario[];
  presets: Preset[];
  queries: RagQuery[];
  phases: LifecyclePhase[];
}

declare var models: Models;

/* The cluster by the second. */

type LoadShape = "steady" | "ramp" | "sale" | "nightly";
type PoolName = "cpu" | "gpu";

interface ClusterSettings {
  seed: number;
  shape: LoadShape;
  /** requests a second */
  base: number;
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
  batchSeconds: number;
  actions: string;
}

interface ClusterScenario {
  id: string;
  title: string;
  about: string;
  settings: Partial<ClusterSettings>;
}

interface ClusterAction {
  at: number;
  type: "drain" | "fail";
  node: string;
}

interface ClusterPod {
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
}

interface ClusterNode extends AutoscalerNode {
  name: string;
  group: PoolName;
  allocatable: Resources;
  taints: Taint[];
  requested: Resources;
  pods: ClusterPod[];
  status: "provisioning" | "ready" | "draining" | "failed";
  readyAt: number;
  failedAt: number;
}

/** Pods that ask for the same and find no node. */
interface ClusterWaiting {
  kind: ClusterPod["kind"];
  requests: Resources;
  /** how many wait */
  pods: number;
  /** in the words of the event FailedScheduling */
  reason: string;
  /** why each node is out of the question */
  rejected: { node: string; reasons: string[] }[];
}

interface ClusterJob {
  name: string;
  pods: ClusterPod[];
  created: number;
  startedAt: number | null;
  seconds: number;
}

interface ClusterLog {
  t: number;
  who: "HPA" | "VPA" | "CA" | "Scheduler" | "Job" | "Node" | "Reader";
  text: string;
}

interface ClusterSample {
  t: number;
  load: number;
  capacity: number;
  queue: number;
  replicas: number;
  ready: number;
  wanted: number;
  nodes: number;
  waiting: number;
}

interface Cluster {
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
  /** made anew when the scheduler has looked; each kind that waits once */
  waiting: ClusterWaiting[];
  replicas: number;
  memory: HpaMemory;
  hpa: HpaSyncAnswer | null;
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
  counters: { pod: number; job: number; cpu: number; gpu: number };
  /** whether the scheduler has something to look at */
  changed: boolean;
  /** whether the Cluster Autoscaler has */
  unscanned: boolean;
}

interface RandomModel extends Part {
  generator(seed: number): () => number;
  normal(draw: () => number): number;
}

interface ArrivalsModel {
  SALE: { begins: number; ends: number; factor: number };
  RAMP: { begins: number; ends: number; factor: number };
  NIGHT: { begins: number; every: number };
  rate(load: { shape: LoadShape; base: number }, at: number): number;
  count(mean: number, random: () => number): number;
  batchBegins(shape: LoadShape, at: number): boolean;
}

interface ClusterModel {
  create(given?: Partial<ClusterSettings>): Cluster;
  tick(cluster: Cluster): void;
  advance(cluster: Cluster, until: number): void;
  decide(cluster: Cluster, most?: number): ClusterLog[];
  readActions(text: string): ClusterAction[];
  busy(cluster: Cluster): number;
}

/* The kit of the visuals. */

interface RangeSpec {
  label: string;
  min: number;
  max: number;
  step?: number;
  value: number;
  unit?: string;
  /** what the number field's unit stands for: 1e9 where it shows billions */
  factor?: number;
  log?: boolean;
  /** the value as a screen reader says it */
  say?: (value: number) => string;
}

interface ChoiceSpec {
  label: string;
  options: [string, string][];
  value: string;
}

interface Control<Value> {
  element: HTMLElement;
  value: Value;
  /** brings a value into the range and shows it; tells nobody */
  set(value: Value | string): void;
}

interface PlayerSpec {
  host: HTMLElement;
  /** lets seconds of the model pass; false where it has come to its end */
  pass(seconds: number): boolean;
  step(): void;
  reset(): void;
  /** paints the whole state once more when time stands still */
  stopped?(): void;
  stepLabel: string;
  speeds?: RangeSpec;
}

interface LineChartSpec {
  title: string;
  label: string;
  height?: number;
  names: string[];
  x: (value: number) => string;
  y: (value: number) => string;
  from?: number;
  /** points to be seen, each on a line */
  marks?: () => { x: number; y: number; label: string }[];
  /** where the axis has its numbers */
  steps?: (most: number, about: number) => number[];
}

type Attributes = Record<string, string | number | boolean | ((event: any) => void)>;

interface Visuals {
  h<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes?: Attributes, ...children: (Node | string)[]): HTMLElementTagNameMap[Tag];
  svg(tag: string, attributes?: Record<string, string | number>, ...children: (Node | string)[]): SVGElement;
  define(name: string, upgrade: (host: HTMLElement) => void): void;
  fold(host: HTMLElement): void;
  openInPrint(details: HTMLDetailsElement): void;
  calm(): boolean;
  round(value: number, digits?: number): string;
  scientific(value: number): string;
  count(value: number): string;
  bytes(value: number): string;
  bandwidth(value: number): string;
  duration(value: number): string;
  dollars(value: number): string;
  clock(value: number): string;
  range(spec: RangeSpec, changed: (value: number) => void): Control<number>;
  choice(spec: ChoiceSpec, changed: (value: string) => void): Control<string>;
  groups(
    groups: [string, [string, RangeSpec | ChoiceSpec][]][],
    changed: (name: string, value: number | string) => void,
    opened?: string,
  ): { element: HTMLElement; controls: Map<string, Control<any>> };
  readState(name: string): Record<string, string>;
  writeState(name: string, state: Record<string, string | number>): void;
  linkTo(name: string, state: Record<string, string | number>): string;
  onState(host: HTMLElement, name: string, changed: () => void): void;
  speaker(): { element: HTMLElement; say(text: string): void };
  eventLog(label: string, say?: (t: number) => string): { element: HTMLElement; show(lines: { t: number; who: string; text: string }[]): void };
  twin(summary: string, headings: string[], rows: () => (string | number)[][], open?: boolean): { element: HTMLDetailsElement; update(): void };
  about(...items: (Node | string)[][]): HTMLElement;
  link(address: string, text: string): HTMLElement;
  player(spec: PlayerSpec): { element: HTMLElement; stop(): void };
  ticks(most: number, about?: number): number[];
  times(most: number, about: number): number[];
  lineChart(spec: LineChartSpec): { element: HTMLElement; draw(lines: [number, number][][]): void };
  bars(bars: { value: number; text: string; label: string; mark?: boolean }[], settings: { log?: boolean; label: string; most?: number }): HTMLElement;
}

declare var visuals: Visuals;

interface WorkloadSettings {
  gpu: string;
  trainParameters: number;
  trainTokens: number;
  days: number;
  serveParameters: number;
  prompt: number;
  answer: number;
  users: number;
  /** seconds for a token */
  target: number;
  passages: number;
  genParameters: number;
  genContext: number;
  genUsers: number;
  genTarget: number;
}

interface Preset extends Sourced {
  id: string;
  title: string;
  settings: Record<string, string | number>;
  /** what its source says */
  said: string;
}

interface WaySettings {
  parameters: number;
  asIsParameters: number;
  /** tokens for each parameter */
  ratio: number;
  tuningTokens: number;
  method: "full" | "lora" | "qlora";
  rank: number;
  gpu: string;
  count: number;
  utilization: number;
  price: number;
  batch: number;
  /** tokens */
  served: number;
}
