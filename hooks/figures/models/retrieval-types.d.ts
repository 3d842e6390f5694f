/* What the models of retrieval hand each other; read by the type checker alone. */

/** Numbers by place. */
export interface Vector {
  readonly length: number;
  [place: number]: number;
}

/** The elements of a sparse vector that are not zero. */
export interface SparseRow {
  at: number[];
  value: Vector;
}

/** What stands below one heading of a page. */
export interface RagSection {
  page: string;
  title: string;
  heading: string;
  anchor: string;
  text: string;
}

export interface RagPassage {
  /** its place among the sections */
  section: number;
  /** its first word in the section, and the one after its last */
  from: number;
  to: number;
  text: string;
}

export interface Scored {
  id: number;
  score: number;
}

export interface Bm25Index {
  k1: number;
  b: number;
  /** by term: documents and how often they have it */
  postings: Map<string, [number, number][]>;
  weights: Map<string, number>;
  lengths: number[];
  average: number;
}

export interface LsaModel {
  /** a term's place among the weights and axes */
  terms: Map<string, number>;
  weights: number[];
  /** singular values, the largest first */
  values: number[];
  axes: Vector;
  vectors: Float64Array[];
}

export interface HnswGraph {
  vectors: Vector[];
  m: number;
  entry: number;
  /** by vector, then by layer from the lowest */
  links: number[][][];
}

export interface RagIndex {
  sections: RagSection[];
  passages: RagPassage[];
  /** terms of each passage */
  documents: string[][];
  bm25: Bm25Index;
  lsa: LsaModel;
  graph: HnswGraph;
}

export interface RagTrace {
  terms: string[];
  /** terms that no passage has */
  unknown: string[];
  vector: Float64Array;
  words: Scored[];
  exact: Scored[];
  near: { found: Scored[]; visited: (Scored & { layer: number })[] };
  fused: Scored[];
}

export interface RagPrompt {
  instruction: string;
  included: { id: number; tokens: number; text: string }[];
  dropped: number[];
  tokens: number;
}

export interface RagAnswer {
  /** the largest share of the query's weight that one passage holds */
  share: number;
  sentences: { id: number; text: string }[];
}

export interface RagQuery {
  text: string;
  /** pages, and their words that answer it, each by itself; none where no page answers */
  answers: { page: string; words: string }[];
}

export interface Estimate {
  mean: number;
  low: number;
  high: number;
}

export interface RagQuality {
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

export interface RagIndexSettings {
  /** words of a passage */
  size?: number;
  overlap?: number;
  dimensions?: number;
  seed?: number;
}

export interface RagSearchSettings {
  /** share of the vectors in the fusion, 0 to 1 */
  weight?: number;
  ef?: number;
  /** tokens */
  budget?: number;
  /** passages */
  most?: number;
  threshold?: number;
}
