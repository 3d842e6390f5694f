/* LSA: a vector for each passage, learned from which words stand together. No neural network. */

/** @import { LsaModel, SparseRow, Vector } from "./retrieval-types.d.ts" */
import { eigen, gram, multiply, orthonormal } from "./matrix.js";
import { generator, normal } from "./random.js";

const OVERSAMPLING = 24;
const ROUNDS = 5;
const DEGREE = 3;
const TINY = 1e-9;

/**
 * Learns the vectors of documents: tf-idf weights, and the leading singular vectors of their matrix by randomized
 * subspace iteration with a filter. The weights are those of scikit-learn's TfidfVectorizer(sublinear_tf=True).
 * Source: Deerwester and others 1990, https://doi.org/10.1002/(SICI)1097-4571(199009)41:6%3C391::AID-ASI1%3E3.0.CO;2-9;
 * Halko and others 2011, https://arxiv.org/abs/0909.4061, algorithm 4.4.
 * @param {string[][]} documents terms of each
 * @param {{dimensions?: number, seed?: number}} [settings] fewer dimensions where there are fewer documents or terms
 * @returns {LsaModel} with vectors of length 1
 */
export function train(documents, { dimensions = 48, seed = 1 } = {}) {
  const { terms, weights } = vocabulary(documents);
  const rows = documents.map((document) => weigh(document, terms, weights));
  const wanted = Math.max(1, Math.min(dimensions, rows.length, terms.size));
  const { values, axes } = leading(rows, terms.size, wanted, generator(seed));
  return { terms, weights, values, axes, vectors: rows.map((row) => unit(project(row, axes, wanted))) };
}

/**
 * The vector of a text: its tf-idf weights on the learned axes.
 * @param {LsaModel} model
 * @param {string[]} query terms; those that no document has count nothing
 * @returns {Float64Array} of length 1, or all zeros where nothing is known
 */
export function embed({ terms, weights, values, axes }, query) {
  return unit(project(weigh(query, terms, weights), axes, values.length));
}

/** @param {string[][]} documents */
function vocabulary(documents) {
  /** @type {Map<string, number>} */
  const terms = new Map();
  /** @type {number[]} */
  const counts = [];
  for (const document of documents) {
    for (const term of new Set(document)) {
      const known = terms.get(term) ?? terms.size;
      terms.set(term, known);
      counts[known] = (counts[known] ?? 0) + 1;
    }
  }
  return { terms, weights: counts.map((count) => Math.log((1 + documents.length) / (1 + count)) + 1) };
}

/**
 * @param {string[]} document
 * @param {Map<string, number>} terms
 * @param {number[]} weights
 * @returns {SparseRow}
 */
function weigh(document, terms, weights) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const term of document) {
    const known = terms.get(term);
    known !== undefined && counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  return {
    at: [...counts.keys()],
    value: unit(Float64Array.from(counts, ([term, count]) => (1 + Math.log(count)) * (weights[term] ?? 0))),
  };
}

/** @param {Float64Array} vector */
function unit(vector) {
  const length = Math.sqrt(vector.reduce((sum, one) => sum + one * one, 0));
  return length > TINY ? vector.map((one) => one / length) : new Float64Array(vector.length);
}

/**
 * @param {SparseRow} row
 * @param {Vector} axes by term, then by dimension
 * @param {number} width
 */
function project({ at, value }, axes, width) {
  const sum = new Float64Array(width);
  addRow(sum, 0, { at, value }, axes, width);
  return sum;
}

/**
 * Adds a sparse row × dense to a place.
 * @param {Vector} sum
 * @param {number} to
 * @param {SparseRow} row
 * @param {Vector} dense
 * @param {number} width
 */
function addRow(sum, to, { at, value }, dense, width) {
  for (let place = 0; place < at.length; place += 1) {
    const factor = value[place];
    const from = at[place] * width;
    for (let column = 0; column < width; column += 1) {
      sum[to + column] += factor * dense[from + column];
    }
  }
}

/**
 * The right singular vectors of a sparse matrix A that belong to its largest singular values.
 * @param {SparseRow[]} rows
 * @param {number} terms
 * @param {number} wanted
 * @param {() => number} draw
 * @returns {{values: number[], axes: Vector}} axes by term, then by dimension
 */
function leading(rows, terms, wanted, draw) {
  const width = Math.min(wanted + OVERSAMPLING, rows.length, terms);
  let basis = orthonormal(Float64Array.from({ length: rows.length * width }, () => normal(draw)), width);
  for (let round = 0; round < ROUNDS; round += 1) {
    basis = orthonormal(filtered(rows, basis, terms, width), width);
  }
  const image = backward(rows, basis, terms, width);
  // The image is AᵀQ. Its singular values are those of A; turned by its right singular vectors it becomes A's.
  const { values, vectors } = eigen(gram(image, width), width);
  const sizes = values.slice(0, wanted).map((one) => Math.sqrt(Math.max(0, one)));
  const turn = Float64Array.from({ length: width * wanted }, (_, at) => {
    const size = sizes[at % wanted] ?? 0;
    return size > TINY ? vectors[Math.floor(at / wanted) * width + (at % wanted)] / size : 0;
  });
  return { values: sizes, axes: multiply(image, width, turn, wanted) };
}

/**
 * Chebyshev's polynomial of degree 3 of AAᵀ × dense: it holds down what belongs to eigenvalues between 0 and a bound,
 * and lifts what lies above. The bound is the smallest Rayleigh quotient of the columns.
 * Source: Zhou and others 2006, https://doi.org/10.1016/j.jcp.2006.03.017
 * @param {SparseRow[]} rows
 * @param {Vector} dense with orthonormal columns, or zero ones
 * @param {number} terms
 * @param {number} width
 * @returns {Vector}
 */
function filtered(rows, dense, terms, width) {
  const times = (/** @type {Vector} */ one) => forward(rows, backward(rows, one, terms, width), width);
  const once = times(dense);
  /** @type {Vector} */
  const quotients = new Float64Array(width);
  for (let at = 0; at < once.length; at += 1) {
    quotients[at % width] += dense[at] * once[at];
  }
  const half = Math.min(...Array.from({ length: width }, (_, at) => quotients[at]).filter((one) => one > TINY)) / 2;
  if (half === Infinity) {
    return once;
  }
  let [before, now] = [dense, once];
  for (let at = 0; at < now.length; at += 1) {
    now[at] = now[at] / half - before[at];
  }
  for (let degree = 2; degree <= DEGREE; degree += 1) {
    const next = times(now);
    for (let at = 0; at < next.length; at += 1) {
      next[at] = 2 * (next[at] / half - now[at]) - before[at];
    }
    [before, now] = [now, next];
  }
  return now;
}

/**
 * A × dense.
 * @param {SparseRow[]} rows
 * @param {Vector} dense
 * @param {number} width
 */
function forward(rows, dense, width) {
  const all = new Float64Array(rows.length * width);
  rows.forEach((row, index) => addRow(all, index * width, row, dense, width));
  return all;
}

/**
 * A transposed × dense.
 * @param {SparseRow[]} rows
 * @param {Vector} dense
 * @param {number} terms
 * @param {number} width
 */
function backward(rows, dense, terms, width) {
  /** @type {Vector} */
  const all = new Float64Array(terms * width);
  rows.forEach(({ at, value }, index) => {
    for (let place = 0; place < at.length; place += 1) {
      const factor = value[place];
      const to = at[place] * width;
      for (let column = 0; column < width; column += 1) {
        all[to + column] += factor * dense[index * width + column];
      }
    }
  });
  return all;
}
