/* Small linear algebra: matrices as rows in one array, and their width. */

/** @import { Vector } from "./retrieval-types.d.ts" */

const SWEEPS = 30;
const TINY = 1e-12;

/**
 * Dense × small.
 * @param {Vector} dense
 * @param {number} width of the dense one
 * @param {Vector} small
 * @param {number} columns of the small one
 * @returns {Vector}
 */
export function multiply(dense, width, small, columns) {
  /** @type {Vector} */
  const all = new Float64Array((dense.length / width) * columns);
  for (let from = 0, to = 0; from < dense.length; from += width, to += columns) {
    for (let row = 0; row < width; row += 1) {
      const factor = dense[from + row];
      for (let column = 0; column < columns; column += 1) {
        all[to + column] += factor * small[row * columns + column];
      }
    }
  }
  return all;
}

/**
 * A matrix, transposed, × another one. The product is symmetric, and its lower half is computed.
 * @param {Vector} one
 * @param {Vector} two such that this is so, as the first one itself
 * @param {number} width of both
 * @returns {Vector} width × width
 */
export function product(one, two, width) {
  /** @type {Vector} */
  const all = new Float64Array(width * width);
  for (let from = 0; from < one.length; from += width) {
    for (let row = 0; row < width; row += 1) {
      const factor = one[from + row];
      for (let column = 0; column <= row; column += 1) {
        all[row * width + column] += factor * two[from + column];
      }
    }
  }
  for (let row = 0; row < width; row += 1) {
    for (let column = 0; column < row; column += 1) {
      all[column * width + row] = all[row * width + column];
    }
  }
  return all;
}

/**
 * Columns that span the same space and stand at right angles, by Cholesky's factors of the gram matrix. A column that
 * the ones before it span already becomes zero.
 * @param {Vector} dense
 * @param {number} width
 * @returns {Vector}
 */
export function orthonormal(dense, width) {
  const lower = product(dense, dense, width);
  for (let row = 0; row < width; row += 1) {
    const whole = lower[row * width + row];
    for (let column = 0; column <= row; column += 1) {
      let sum = lower[row * width + column];
      for (let one = 0; one < column; one += 1) {
        sum -= lower[row * width + one] * lower[column * width + one];
      }
      const pivot = lower[column * width + column];
      lower[row * width + column] = column < row ? sum / (pivot || Infinity) : sum > TINY * whole ? Math.sqrt(sum) : 0;
    }
  }
  // Each row × the inverse of the upper factor, by substitution.
  /** @type {Vector} */
  const all = new Float64Array(dense.length);
  for (let from = 0; from < dense.length; from += width) {
    for (let column = 0; column < width; column += 1) {
      let sum = dense[from + column];
      for (let one = 0; one < column; one += 1) {
        sum -= all[from + one] * lower[column * width + one];
      }
      all[from + column] = sum / (lower[column * width + column] || Infinity);
    }
  }
  return all;
}

/**
 * Eigenvalues, the largest first, and eigenvectors as columns of a symmetric matrix, by Jacobi's rotations.
 * Source: Golub and Van Loan 2013, Matrix Computations, section 8.5.
 * @param {Vector} a symmetric, without negative eigenvalues; is changed
 * @param {number} width
 * @returns {{values: number[], vectors: Vector}}
 */
export function eigen(a, width) {
  /** @type {Vector} */
  const turns = Float64Array.from({ length: width * width }, (_, at) => Number(at % (width + 1) === 0));
  // The sum of the eigenvalues, which no rotation changes.
  let trace = 0;
  for (let at = 0; at < a.length; at += width + 1) {
    trace += a[at];
  }
  let turned = true;
  for (let sweep = 0; turned && sweep < SWEEPS; sweep += 1) {
    turned = false;
    for (let p = 0; p < width; p += 1) {
      for (let q = p + 1; q < width; q += 1) {
        if (Math.abs(a[p * width + q]) > TINY * trace) {
          rotate(a, turns, width, p, q);
          turned = true;
        }
      }
    }
  }
  const order = Array.from({ length: width }, (_, at) => at).sort((one, two) =>
    a[two * (width + 1)] - a[one * (width + 1)]
  );
  return {
    values: order.map((at) => a[at * (width + 1)]),
    vectors: Float64Array.from(
      { length: width * width },
      (_, at) => turns[Math.floor(at / width) * width + (order[at % width] ?? 0)],
    ),
  };
}

/**
 * Turns two axes so that the element beside the diagonal that they share becomes zero.
 * @param {Vector} a
 * @param {Vector} turns
 * @param {number} width
 * @param {number} p
 * @param {number} q
 */
function rotate(a, turns, width, p, q) {
  const ratio = (a[q * width + q] - a[p * width + p]) / (2 * a[p * width + q]);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(ratio, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (let k = 0; k < width; k += 1) {
    const one = a[k * width + p];
    const two = a[k * width + q];
    a[k * width + p] = cosine * one - sine * two;
    a[k * width + q] = sine * one + cosine * two;
  }
  for (let k = 0; k < width; k += 1) {
    const one = a[p * width + k];
    const two = a[q * width + k];
    a[p * width + k] = cosine * one - sine * two;
    a[q * width + k] = sine * one + cosine * two;
    const left = turns[k * width + p];
    const right = turns[k * width + q];
    turns[k * width + p] = cosine * left - sine * right;
    turns[k * width + q] = sine * left + cosine * right;
  }
}
