/* Where things are in each of the two layouts: nodes in their pools, and each pod's place on its node. Pure. */

/** @import { Box, Cell, ClusterFilm, Geometry } from "./types.d.ts" */
/** @import { ClusterNode, ClusterPod, ClusterSettings, PoolName } from "../models/types.d.ts" */
import { GPU } from "../models/scheduler.js";

/** @type {Geometry} */
export const WIDE = {
  phone: false,
  width: 968,
  gpu: [200, 24, 576, 114],
  cpu: [200, 176, 576, 76],
  tray: [2, 212],
  pod: [58, 38],
  queue: [160, 46],
  badges: { HPA: [0, 98, 168, 78], CA: [804, 24, 164, 114], VPA: [804, 176, 164, 76] },
  arrows: { HPA: "M140 177v22", CA: "M803 81h-20", VPA: "M803 218h-20" },
  charts: [[309, 46], [383, 46]],
  chartLeft: 200,
};

/** @type {Geometry} */
export const PHONE = {
  phone: true,
  width: 358,
  gpu: [0, 116, 358, 92],
  cpu: [0, 234, 358, 50],
  tray: [258, 24],
  pod: [36, 29],
  queue: [92, 44],
  badges: { HPA: [124, 6, 114, 76], CA: [0, 292, 176, 44], VPA: [182, 292, 176, 44] },
  arrows: { HPA: "M239 44h13", CA: "M88 291v-6", VPA: "M270 291v-6" },
  charts: [[360, 30], [412, 30]],
  chartLeft: 0,
};

/** A node's inside begins below its name. */
const NAME = 44;

/**
 * Give each thing the lowest seat that is free for as long as it needs one.
 * @template Thing
 * @param {Thing[]} things in order of their beginning
 * @param {(one: Thing) => number} from
 * @param {(one: Thing) => number} until
 * @returns {Map<Thing, number>}
 */
export function seat(things, from, until) {
  /** @type {number[]} */
  const ends = [];
  return new Map(things.map((one) => {
    const free = ends.findIndex((end) => end <= from(one));
    const at = free < 0 ? ends.length : free;
    ends[at] = until(one);
    return [one, at];
  }));
}

/**
 * Lay boxes out in rows so that they are as large as can be.
 * @param {number} count
 * @param {Box} room
 * @returns {Box[]}
 */
export function layOut(count, [left, top, width, height]) {
  const gap = count > 8 ? 3 : Math.min(8, width / 70);
  const sizes = Array.from({ length: 8 }, (_, index) => {
    const columns = Math.ceil(count / (index + 1));
    const rows = Math.ceil(count / columns);
    return { columns, w: (width - (columns - 1) * gap) / columns, h: (height - (rows - 1) * gap) / rows };
  });
  const best = sizes.reduce((a, b) => (Math.min(b.w, 1.2 * b.h) > Math.min(a.w, 1.2 * a.h) ? b : a));
  const { columns, w, h } = best;
  return Array.from({ length: count }, (_, at) => [
    left + (at % columns) * (w + gap),
    top + Math.floor(at / columns) * (h + gap),
    w,
    h,
  ]);
}

/**
 * The boxes of a pool's nodes; one more where the pool may still grow.
 * @param {ClusterFilm} film
 * @param {PoolName} group
 * @param {Geometry} geometry
 */
export function poolOf({ nodes, settings }, group, geometry) {
  const own = nodes.filter((node) => node.group === group);
  const seats = seat(own, ({ added }) => added, ({ gone }) => gone + 14);
  const used = Math.max(0, ...seats.values()) + Number(own.length > 0);
  const most = settings[group === "gpu" ? "gpuMax" : "cpuMax"];
  return { seats, boxes: layOut(Math.max(1, used, Math.min(most, used + 1)), geometry[group]) };
}

/** The inside of a node's box: below its name, where there is room for one. @param {Box} box @returns {Box} */
export function inside([x, y, width, height]) {
  const top = height < NAME ? 3 : height < 60 ? 20 : 26;
  const pad = width < 60 ? 3 : 6;
  return [x + pad, y + top, width - 2 * pad, height - top - (height < 60 ? 4 : 6)];
}

/** Rows of places on a GPU node. @param {ClusterSettings} settings */
const rowsOf = ({ nodeGpus }) => (nodeGpus > 8 ? 4 : nodeGpus > 1 ? 2 : 1);

/**
 * Give each pod its place: on GPU nodes one for each GPU, on CPU nodes as wide as its request.
 * @param {ClusterFilm} film
 * @returns {Map<ClusterPod, Cell>}
 */
export function cellsOf({ pods, settings }) {
  /** @type {Map<ClusterNode, {pod: ClusterPod, cell: Cell}[]>} */
  const placed = new Map();
  const bound = pods.filter(({ home }) => home).sort((a, b) => a.bound - b.bound);
  return new Map(bound.map((pod) => {
    const node = /** @type {ClusterNode} */ (pod.home);
    const isGpu = node.group === "gpu";
    const rows = isGpu ? rowsOf(settings) : 1;
    const columns = isGpu ? Math.ceil(settings.nodeGpus / rows) : settings.nodeCpu;
    const size = isGpu ? pod.requests[GPU] ?? 1 : (pod.asked[0]?.cpu ?? 0) / 1000;
    const others = (placed.get(node) ?? []).filter((one) => one.pod.gone > pod.bound);
    const cell = findCell(others.map((one) => one.cell), 1 / rows, size / columns) ??
      /** @type {Cell} */ (findCell(others.map((one) => one.cell), 1 / rows, 1 / columns / 8)) ??
      { x: 0, y: 0, width: 1 / columns / 8, height: 1 / rows };
    placed.set(node, [...others, { pod, cell }]);
    return [pod, cell];
  }));
}

/**
 * Find room for a width, which takes whole rows where it is more than one.
 * @param {Cell[]} others
 * @param {number} height of a row
 * @param {number} size in rows
 * @returns {Cell | undefined}
 */
function findCell(others, height, size) {
  const width = Math.min(1, size);
  const deep = Math.ceil(size - 1e-9) * height || height;
  for (let y = 0; y + deep <= 1 + 1e-9; y += height) {
    const level = others.filter((one) => one.y < y + deep - 1e-9 && one.y + one.height > y + 1e-9);
    const free = [0, ...level.map((one) => one.x + one.width)].sort((a, b) => a - b).find((x) =>
      x + width <= 1 + 1e-9 && level.every((one) => one.x >= x + width - 1e-9 || one.x + one.width <= x + 1e-9)
    );
    if (free !== undefined) {
      return { x: free, y, width, height: deep };
    }
  }
  return undefined;
}
