/* HNSW: a graph in layers, in which a search for near vectors visits a few of them. */

/** @import { HnswGraph, Scored, Vector } from "./retrieval-types.d.ts" */
import { generator } from "./random.js";

/** @typedef {(one: number, two: number) => number} Compare the cosine of two vectors, which their ids name */

/** Vectors whose cosines with each other are kept: eight megabytes of them. */
const MOST_KEPT = 1000;
// What a search knows of a vector; of the others it has not heard.
const OPEN = 1;
const LEFT = 2;

/**
 * Builds the graph by inserting the vectors one after the other.
 * Source: Malkov and Yashunin 2018, https://arxiv.org/abs/1603.09320, algorithms 1, 2 and 4.
 * @param {Vector[]} vectors of length 1
 * @param {{m?: number, breadth?: number, seed?: number}} [settings] m links a layer and twice as many on the lowest;
 *   breadth is the paper's efConstruction
 * @returns {HnswGraph}
 */
export function build(vectors, { m = 8, breadth = 64, seed = 1 } = {}) {
  const draw = generator(seed);
  /** @type {HnswGraph} */
  const graph = { vectors, m, entry: -1, links: [] };
  const like = comparing(vectors);
  vectors.forEach((_, id) => {
    const top = Math.floor(-Math.log(1 - draw()) / Math.log(m));
    graph.links.push(Array.from({ length: top + 1 }, () => []));
    if (graph.entry >= 0) {
      insert(graph, id, breadth, like);
    }
    if (graph.entry < 0 || top > topOf(graph)) {
      graph.entry = id;
    }
  });
  return graph;
}

/**
 * Finds near vectors: greedily down to the lowest layer, then with a list of the nearest so far.
 * @param {HnswGraph} graph
 * @param {Vector} query of length 1
 * @param {{k?: number, ef?: number}} [settings] ef is the length of the list, at least k
 * @returns {{found: Scored[], visited: (Scored & {layer: number})[]}} found by falling cosine; visited are the vectors
 *   that were compared, each once, in their order
 */
export function search(graph, query, { k = 5, ef = 20 } = {}) {
  if (graph.entry < 0) {
    return { found: [], visited: [] };
  }
  /** @type {Map<number, Scored & {layer: number}>} */
  const visited = new Map();
  const look = (/** @type {number} */ id, /** @type {number} */ layer) => {
    const known = visited.get(id) ?? { id, layer, score: cosine(graph.vectors[id], query) };
    visited.set(id, known);
    return known.score;
  };
  let nearest = [{ id: graph.entry, score: look(graph.entry, topOf(graph)) }];
  for (let layer = topOf(graph); layer >= 0; layer -= 1) {
    nearest = searchLayer(graph, nearest, layer, layer > 0 ? 1 : Math.max(ef, k), look);
  }
  return { found: nearest.slice(0, k), visited: [...visited.values()] };
}

/**
 * Finds the nearest vectors by comparing all.
 * @param {Vector[]} vectors of length 1
 * @param {Vector} query of length 1
 * @param {number} [k]
 * @returns {Scored[]} by falling cosine
 */
export function exact(vectors, query, k = 5) {
  return vectors
    .map((vector, id) => ({ id, score: cosine(vector, query) }))
    .sort(byScore)
    .slice(0, k);
}

/** @param {Scored} one @param {Scored} two */
const byScore = (one, two) => two.score - one.score || one.id - two.id;

/** @param {HnswGraph} graph */
const topOf = ({ links, entry }) => (links[entry]?.length ?? 0) - 1;

/** @param {Vector | undefined} one @param {Vector} two */
function cosine(one, two) {
  let sum = 0;
  for (let at = 0; one && at < two.length; at += 1) {
    sum += one[at] * two[at];
  }
  return sum;
}

/**
 * Compares vectors by their ids. Building a graph compares the same two many times, so what was compared is kept, unless
 * the vectors are so many that it would take too much memory.
 * @param {Vector[]} vectors
 * @returns {Compare}
 */
function comparing(vectors) {
  const { length } = vectors;
  // An array without room keeps nothing.
  /** @type {Vector} */
  const known = new Float64Array(length > MOST_KEPT ? 0 : length * length);
  return (one, two) =>
    known[Math.min(one, two) * length + Math.max(one, two)] ||= cosine(vectors[one], vectors[two] ?? []);
}

/**
 * @param {HnswGraph} graph
 * @param {number} id
 * @param {number} breadth
 * @param {Compare} like
 */
function insert(graph, id, breadth, like) {
  const top = (graph.links[id]?.length ?? 0) - 1;
  const look = (/** @type {number} */ other) => like(other, id);
  let nearest = [{ id: graph.entry, score: look(graph.entry) }];
  for (let layer = topOf(graph); layer >= 0; layer -= 1) {
    nearest = searchLayer(graph, nearest, layer, layer > top ? 1 : breadth, look);
    if (layer <= top) {
      const room = layer > 0 ? graph.m : 2 * graph.m;
      for (const { id: other } of choose(nearest, graph.m, like)) {
        linksOf(graph, id, layer).push(other);
        const theirs = linksOf(graph, other, layer);
        theirs.push(id);
        if (theirs.length > room) {
          const scored = theirs.map((one) => ({ id: one, score: like(one, other) })).sort(byScore);
          theirs.splice(0, theirs.length, ...choose(scored, room, like).map((one) => one.id));
        }
      }
    }
  }
}

/** @param {HnswGraph} graph @param {number} id @param {number} layer @returns {number[]} */
const linksOf = ({ links }, id, layer) => links[id]?.[layer] ?? [];

/**
 * Chooses neighbors that are nearer to the new vector than to each other, so that links lead in all directions.
 * @param {Scored[]} candidates the nearest first
 * @param {number} count
 * @param {Compare} like
 */
function choose(candidates, count, like) {
  /** @type {Scored[]} */
  const chosen = [];
  for (const one of candidates) {
    if (
      chosen.length < count &&
      chosen.every((other) => like(one.id, other.id) < one.score)
    ) {
      chosen.push(one);
    }
  }
  // Room that is left goes to the nearest of the others, the paper's keepPrunedConnections.
  for (const one of candidates) {
    if (chosen.length < count && !chosen.includes(one)) {
      chosen.push(one);
    }
  }
  return chosen;
}

/**
 * @param {HnswGraph} graph
 * @param {Scored[]} entries
 * @param {number} layer
 * @param {number} ef
 * @param {(id: number, layer: number) => number} look
 * @returns {Scored[]} the nearest first
 */
function searchLayer(graph, entries, layer, ef, look) {
  const known = new Uint8Array(graph.vectors.length);
  entries.forEach(({ id }) => void (known[id] = OPEN));
  // Those that are open are the paper's candidates, of which those further away than all that is found are never used.
  const found = [...entries].sort(byScore);
  let at = 0;
  while (at < found.length) {
    const { id: here } = /** @type {Scored} */ (found[at]);
    at += 1;
    if (known[here] === LEFT) {
      continue;
    }
    known[here] = LEFT;
    for (const id of linksOf(graph, here, layer)) {
      if (known[id]) {
        continue;
      }
      known[id] = OPEN;
      const one = { id, score: look(id, layer) };
      if (found.length < ef || one.score > (found[found.length - 1]?.score ?? 0)) {
        const place = placeOf(found, one);
        found.splice(place, 0, one);
        found.length = Math.min(found.length, ef);
        at = Math.min(at, place);
      }
    }
  }
  return found;
}

/** @param {Scored[]} sorted @param {Scored} one */
function placeOf(sorted, one) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byScore(/** @type {Scored} */ (sorted[middle]), one) > 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
