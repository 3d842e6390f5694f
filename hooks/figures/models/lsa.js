/* LSA: a vector for each passage, learned from which words stand together. No neural network. */

/** @import { LsaModel, SparseRow, Vector } from "./retrieval-types.d.ts" */
import { eigen, multiply, orthonormal, product } from "./matrix.js";
import { generator, normal } from "./random.js";

const OVERSAMPLING = 24;
const ROUNDS = 4;
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
  // Two at a time: each number of the sum is read and written half as often.
  for (let place = 0; place < at.length; place += 2) {
    const alone = place + 1 === at.length;
    const [one, two] = [value[place], alone ? 0 : value[place + 1]];
    const first = at[place] * width;
    const second = alone ? first : at[place + 1] * width;
    for (let column = 0; column < width; column += 1) {
      sum[to + column] += one * dense[first + column] + two * dense[second + column];
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
  const columns = transposed(rows, terms);
  let basis = orthonormal(Float64Array.from({ length: rows.length * width }, () => normal(draw)), width);
  for (let round = 0; round < ROUNDS; round += 1) {
    basis = orthonormal(filtered(columns, basis, width), width);
  }
  // With the basis as Q, the eigenvalues of QᵀAAᵀQ are the squares of A's singular values. Its eigenvectors turn Q into
  // A's left singular vectors, which Aᵀ takes to the right ones.
  const { values, vectors } = eigen(product(basis, times(columns, basis, width), width), width);
  // What is nothing but rounding has no axis.
  const sizes = values.slice(0, wanted).map((one) => (one > TINY ? Math.sqrt(one) : 0));
  const turn = Float64Array.from(
    { length: width * wanted },
    (_, at) => vectors[Math.floor(at / wanted) * width + (at % wanted)] / (sizes[at % wanted] || Infinity),
  );
  const left = multiply(basis, width, turn, wanted);
  const axes = new Float64Array(terms * wanted);
  columns.forEach((column, term) => addRow(axes, term * wanted, column, left, wanted));
  return { values: sizes, axes };
}

/**
 * Chebyshev's polynomial of degree 3 of AAᵀ × dense: it holds down what belongs to eigenvalues between 0 and a bound,
 * and lifts what lies above. The bound is the smallest Rayleigh quotient of the columns.
 * Source: Zhou and others 2006, https://doi.org/10.1016/j.jcp.2006.03.017
 * @param {SparseRow[]} columns of A
 * @param {Vector} dense with orthonormal columns, or zero ones
 * @param {number} width
 * @returns {Vector}
 */
function filtered(columns, dense, width) {
  const once = times(columns, dense, width);
  let half = Infinity;
  for (let column = 0; column < width; column += 1) {
    let quotient = 0;
    for (let at = column; at < once.length; at += width) {
      quotient += dense[at] * once[at];
    }
    half = quotient > TINY ? Math.min(half, quotient / 2) : half;
  }
  let [before, now] = [dense, once];
  for (let at = 0; at < now.length; at += 1) {
    now[at] = now[at] / half - before[at];
  }
  for (let degree = 2; degree <= DEGREE; degree += 1) {
    const next = times(columns, now, width);
    for (let at = 0; at < next.length; at += 1) {
      next[at] = 2 * (next[at] / half - now[at]) - before[at];
    }
    [before, now] = [now, next];
  }
  return now;
}

/**
 * The columns of a sparse matrix.
 * @param {SparseRow[]} rows
 * @param {number} count of columns
 * @returns {SparseRow[]}
 */
function transposed(rows, count) {
  /** @type {{at: number[], value: number[]}[]} */
  const columns = Array.from({ length: count }, () => ({ at: [], value: [] }));
  rows.forEach(({ at, value }, row) =>
    at.forEach((column, place) => {
      columns[column]?.at.push(row);
      columns[column]?.value.push(value[place]);
    })
  );
  return columns;
}

/**
 * AAᵀ × dense, a column of A after the other: what lies between is never larger than a row.
 * @param {SparseRow[]} columns of A
 * @param {Vector} dense
 * @param {number} width
 * @returns {Vector}
 */
function times(columns, dense, width) {
  /** @type {Vector} */
  const all = new Float64Array(dense.length);
  const sum = new Float64Array(width);
  for (const { at, value } of columns) {
    sum.fill(0);
    addRow(sum, 0, { at, value }, dense, width);
    for (let place = 0; place < at.length; place += 1) {
      const factor = value[place];
      const to = at[place] * width;
      for (let one = 0; one < width; one += 1) {
        all[to + one] += factor * sum[one];
      }
    }
  }
  return all;
}
