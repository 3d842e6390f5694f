/* What the retrieval models and their figure hand each other; read by the type checker alone. */

/** Numbers by place. */
interface Vector {
  readonly length: number;
  [place: number]: number;
}

/** The elements of a sparse vector that are not zero. */
interface SparseRow {
  at: number[];
  value: Vector;
}

/** What stands below one heading of a page. */
interface RagSection {
  page: string;
  title: string;
  heading: string;
  anchor: string;
  text: string;
}

interface RagPassage {
  /** its place among the sections */
  section: number;
  /** its first word in the section, and the one after its last */
  from: number;
  to: number;
  text: string;
}

interface Scored {
  id: number;
  score: number;
}

interface Bm25Index {
  k1: number;
  b: number;
  /** by term: documents and how often they have it */
  postings: Map<string, [number, number][]>;
  weights: Map<string, number>;
  lengths: number[];
  average: number;
}

interface LsaModel {
  /** a term's place among the weights and axes */
  terms: Map<string, number>;
  weights: number[];
  /** singular values, the largest first */
  values: number[];
  axes: Vector;
  vectors: Float64Array[];
}

interface HnswGraph {
  vectors: Vector[];
  m: number;
  entry: number;
  /** by vector, then by layer from the lowest */
  links: number[][][];
}

interface RagIndex {
  sections: RagSection[];
  passages: RagPassage[];
  /** terms of each passage */
  documents: string[][];
  bm25: Bm25Index;
  lsa: LsaModel;
  graph: HnswGraph;
}

interface RagTrace {
  terms: string[];
  /** terms that no passage has */
  unknown: string[];
  vector: Float64Array;
  words: Scored[];
  exact: Scored[];
  near: { found: Scored[]; visited: (Scored & { layer: number })[] };
  fused: Scored[];
}

interface RagPrompt {
  instruction: string;
  included: { id: number; tokens: number; text: string }[];
  dropped: number[];
  tokens: number;
}

interface RagAnswer {
  /** the largest share of the query's weight that one passage holds */
  share: number;
  sentences: { id: number; text: string }[];
}

interface RagQuery {
  text: string;
  /** pages, and their words that answer it, each by itself; none where no page answers */
  answers: { page: string; words: string }[];
}

interface Estimate {
  mean: number;
  low: number;
  high: number;
}

interface RagQuality {
  queries: number;
  /** places that a ranking has */
  depth: number;
  /** whose answer says what was expected */
  answered: number;
  methods: { name: string; places: number[]; mrr: Estimate; recall3: Estimate; recall5: Estimate }[];
  refusedRightly: number;
  unanswerable: number;
  refusedWrongly: number;
}

interface RagIndexSettings {
  /** words of a passage */
  size?: number;
  overlap?: number;
  dimensions?: number;
  seed?: number;
}

interface RagSearchSettings {
  /** share of the vectors in the fusion, 0 to 1 */
  weight?: number;
  ef?: number;
  /** tokens */
  budget?: number;
  /** passages */
  most?: number;
  threshold?: number;
}

/** A file that a worker runs too, by its own text. */
interface Part {
  part: () => void;
}

interface WordsModel extends Part {
  stem(word: string): string;
  telling(text: string): string[];
  tokenize(text: string): string[];
  sentences(text: string): string[];
  cut(sections: RagSection[], settings: { size: number; overlap: number }): RagPassage[];
  termsOf(section: RagSection, passage: RagPassage): string[];
}

interface MatrixModel extends Part {
  multiply(dense: Vector, width: number, small: Vector, columns: number): Vector;
  gram(dense: Vector, width: number): Vector;
  orthonormal(dense: Vector, width: number): Vector;
  eigen(symmetric: Vector, width: number): { values: number[]; vectors: Vector };
}

interface RetrievalModel extends Part {
  DEPTH: number;
  THRESHOLD: number;
  bm25: Part & {
    index(documents: string[][], settings?: { k1?: number; b?: number; epsilon?: number }): Bm25Index;
    scores(index: Bm25Index, query: string[]): number[];
  };
  lsa: Part & {
    train(documents: string[][], settings?: { dimensions?: number; seed?: number }): LsaModel;
    embed(model: LsaModel, query: string[]): Float64Array;
  };
  hnsw: Part & {
    build(vectors: Vector[], settings?: { m?: number; breadth?: number; seed?: number }): HnswGraph;
    search(
      graph: HnswGraph,
      query: Vector,
      settings?: { k?: number; ef?: number },
    ): { found: Scored[]; visited: (Scored & { layer: number })[] };
    exact(vectors: Vector[], query: Vector, k?: number): Scored[];
  };
  quality: Part & {
    estimate(values: number[], draw: () => number): Estimate;
    measure(index: RagIndex, queries: RagQuery[], settings?: RagSearchSettings): RagQuality;
    graphRecall(index: RagIndex, vectors: Vector[], settings?: { k?: number; ef?: number }): { recall: number; visited: number };
  };
  index(sections: RagSection[], settings?: RagIndexSettings): RagIndex;
  reciprocalRankFusion(rankings: number[][], settings?: { k?: number; weights?: number[] }): Scored[];
  rank(scores: number[], most?: number): Scored[];
  search(index: RagIndex, text: string, settings?: RagSearchSettings): RagTrace;
  tokens(text: string): number;
  prompt(index: RagIndex, text: string, ids: number[], settings?: RagSearchSettings): RagPrompt;
  coverage(index: RagIndex, terms: string[], has: string[]): number;
  answer(index: RagIndex, terms: string[], ids: number[], settings?: RagSearchSettings): RagAnswer;
  relevant(index: RagIndex, query: RagQuery): Set<number>;
}

type IndexerJob = { sections: RagSection[]; settings: RagIndexSettings } | { queries: RagQuery[]; settings: RagSearchSettings };

interface Indexer {
  index(sections: RagSection[], settings: RagIndexSettings): Promise<RagIndex>;
  /** measures the index that was made last */
  measure(queries: RagQuery[], settings: RagSearchSettings): Promise<RagQuality>;
}

interface RagSettings extends Required<Omit<RagIndexSettings, "dimensions" | "seed">>, Required<RagSearchSettings> {
  query: string;
  parameters: number;
  gpu: string;
  /** tokens of the answer that a language model would write */
  answer: number;
}

/** A query on its way, with everything that was found of it. */
interface RagJourney {
  index: RagIndex;
  settings: RagSettings;
  trace: RagTrace;
  prompt: RagPrompt;
  answer: RagAnswer;
}

interface Visuals {
  passages(number: number, all: number, rows: [string, string, string, string, string][]): void;
  loadSections(): Promise<RagSection[]>;
  loadQueries(): Promise<RagQuery[]>;
  sectionAddress(section: RagSection): string;
  indexer(host: HTMLElement): Indexer;
  ragStages: RagStage[];
  /** such as "AI Workloads, Key Points (1 of 2)" */
  passageName(index: RagIndex, id: number): string;
}

interface RagStage {
  name: string;
  /** what the live region says of it */
  say(journey: RagJourney): string;
  /** @param share how far the query has come in this stage, 0 to 1 */
  draw(journey: RagJourney, share: number): (Node | string)[];
}
