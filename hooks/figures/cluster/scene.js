/* What is where at second t: nodes, the pods on their way and on their nodes, and requests. Pure. */

/** @import { Box, Cell, ClusterFilm, Geometry, NodeShown, PodShown, PodState, Scene } from "./types.d.ts" */
/** @import { ClusterNode, ClusterPod, PoolName } from "../models/types.d.ts" */
import { clamp, ease, lerp, passed } from "../kit/stage/motion.js";
import { cellsOf, inside, poolOf, seat } from "./geometry.js";
import { statusAt } from "./report.js";
import { createRequests } from "./requests.js";

/** Seconds of the run that things take at 25 of them in a second of play. */
const NORMAL = 25;
const ENTER = 9;
const PAUSE = 8;
const FLY = 20;
const FADE = 13;
const STAGGER = 3;
/** What is turned away tries a GPU node after this, for so long. */
const TRY = 32;
const TRYING = 34;
/** @type {PoolName[]} */
const POOLS = ["gpu", "cpu"];

/**
 * @param {ClusterFilm} film
 * @param {Geometry} geometry
 * @returns {(t: number) => Scene}
 */
export function createScene(film, geometry) {
  const pace = film.rate / NORMAL;
  const pools = POOLS.map((group) => poolOf(film, group, geometry));
  const travels = travelsOf(film, geometry, pools, pace);
  const requests = createRequests(film, geometry, pace);
  return (t) => {
    const nodes = pools.flatMap((pool, index) => nodesAt(film, pool, POOLS[index], t));
    const places = travels.filter((one) => one.from <= t && t < one.pod.gone + FADE * pace);
    const hopeless = places.find((one) => t < one.start && one.pod.refused.includes("taint"));
    const pods = places.map((one) => podAt(one, t, pace, film, geometry, one === hopeless));
    return {
      nodes,
      pods,
      dots: requests(t, pods),
      waiting: places.filter(({ pod, start }) => t < start && t < pod.gone).length,
      barred: hopeless !== undefined && trying(hopeless, t, pace) > 0.25,
    };
  };
}

/**
 * @typedef {{
 *   pod: ClusterPod, from: number, start: number, origin: [number, number], tray: [number, number],
 *   cell: Box | null,
 * }} Travel a pod's way: when it comes and flies off to its node, from where, by what place in the tray, and where to
 */

/**
 * @param {ClusterFilm} film
 * @param {Geometry} geometry
 * @param {ReturnType<typeof poolOf>[]} pools
 * @param {number} pace
 * @returns {Travel[]}
 */
function travelsOf(film, geometry, pools, pace) {
  const cells = cellsOf(film);
  /** @type {Map<string, number>} */
  const ranks = new Map();
  const times = film.pods.map((pod) => {
    const key = `${pod.kind} ${pod.created}`;
    const rank = ranks.get(key) ?? 0;
    ranks.set(key, rank + 1);
    const from = pod.created === 0 ? -1e3 : pod.created + Math.min(rank, 5) * STAGGER * pace;
    return { pod, from, start: pod.bound === 0 ? -1e3 : Math.max(pod.bound, from + PAUSE * pace) };
  }).sort((a, b) => a.from - b.from);
  const seats = seat(times, ({ from }) => from, ({ start, pod }) => Math.min(start, pod.gone));
  const { tray: [left, top], pod: [width, height], badges: { HPA }, phone } = geometry;
  return times.map((one) => {
    const at = seats.get(one) ?? 0;
    const spot = Math.min(at, 3);
    const over = Math.min(at - spot, 6);
    return {
      ...one,
      origin: one.pod.kind === "inference"
        ? [HPA[0] + 60, HPA[1] + 36]
        : phone
        ? [geometry.width - width, top]
        : [0, top],
      tray: [left + (spot % 2) * (width + (phone ? 3 : 6)) + over * 3, top + (spot >> 1) * (height + 4) + over * 2],
      cell: boxOf(one.pod, cells.get(one.pod), pools),
    };
  });
}

/**
 * @param {ClusterPod} pod
 * @param {Cell | undefined} cell
 * @param {ReturnType<typeof poolOf>[]} pools
 * @returns {Box | null}
 */
function boxOf({ home }, cell, pools) {
  if (!home || !cell) {
    return null;
  }
  const pool = pools[POOLS.indexOf(home.group)];
  const [x, y, width, height] = inside(pool.boxes[pool.seats.get(home) ?? 0]);
  const gap = Math.min(3, (cell.width * width) / 6);
  const below = cell.height < 1 ? Math.min(5, (cell.height * height) / 6) : 0;
  return [
    x + cell.x * width,
    y + cell.y * (height + below),
    Math.max(0.5, cell.width * width - gap),
    cell.height * (height + below) - below,
  ];
}

/** How far a pod that is turned away is on its way to the GPU nodes. @param {Travel} one @param {number} t @param {number} pace */
const trying = ({ from }, t, pace) => Math.sin(Math.PI * passed(t, from + TRY * pace, TRYING * pace));

/**
 * @param {Travel} travel
 * @param {number} t
 * @param {number} pace
 * @param {ClusterFilm} film
 * @param {Geometry} geometry
 * @param {boolean} tries whether it tries a node that turns it away
 * @returns {PodShown}
 */
function podAt({ pod, from, start, origin, tray, cell }, t, pace, film, { pod: [w, h], gpu, phone }, tries) {
  const come = ease(passed(t, from, ENTER * pace));
  const fly = cell ? ease(passed(t, start, FLY * pace)) : 0;
  const [toX, toY, toW, toH] = cell ?? [...tray, w, h];
  const leave = clamp((t - pod.gone) / (FADE * pace));
  let x = lerp(lerp(origin[0], tray[0], come), toX, fly);
  let y = lerp(lerp(origin[1], tray[1], come), toY, fly) - Math.sin(fly * Math.PI) * (phone ? 16 : 34) + leave * 20;
  if (tries) {
    const far = trying({ from, pod, start, origin, tray, cell }, t, pace);
    x += far * (gpu[0] + 64 - x);
    y += far * (gpu[1] + gpu[3] - 8 - y);
  }
  return {
    pod,
    x,
    y,
    width: lerp(w, toW, fly),
    height: lerp(h, toH, fly),
    opacity: come * (1 - leave),
    state: stateOf(pod, fly, t),
    share: shareOf(pod, t, film),
  };
}

/** @param {ClusterPod} pod @param {number} fly @param {number} t @returns {PodState} */
function stateOf({ home, served }, fly, t) {
  if (fly < 1) {
    return "wait";
  }
  return home && t >= home.failedAt ? "lost" : t < served ? "start" : "run";
}

/** How busy a pod is, or how far its job. @param {ClusterPod} pod @param {number} t @param {ClusterFilm} film */
function shareOf({ job }, t, film) {
  return job ? passed(t, job.startedAt ?? Infinity, job.seconds) : busyAt(film, t);
}

/** Return the share of an inference pod's time that it works, between samples too. @param {ClusterFilm} film @param {number} t */
export function busyAt({ series, end }, t) {
  const at = ((series.length - 1) * t) / end;
  const [from, to] = [series[Math.floor(at)], series[Math.ceil(at)]];
  return lerp(from.busy, to.busy, at % 1);
}

/**
 * @param {ClusterFilm} film
 * @param {ReturnType<typeof poolOf>} pool
 * @param {PoolName} group
 * @param {number} t
 * @returns {NodeShown[]}
 */
function nodesAt({ settings }, { seats, boxes }, group, t) {
  /** @type {Map<number, ClusterNode>} */
  const there = new Map();
  seats.forEach((at, node) => void (node.added <= t && t < node.gone && there.set(at, node)));
  return boxes.map((box, index) => {
    const node = there.get(index);
    if (!node) {
      const last = index === boxes.length - 1 && box[3] > 40;
      const most = settings[group === "gpu" ? "gpuMax" : "cpuMax"];
      const title = !last ? "" : box[2] > 110 ? `at most ${most} nodes` : box[2] > 48 ? `max ${most}` : "";
      return { box, node: null, state: "off", title, share: 0 };
    }
    return { box, node, ...statusOf(node, box, t) };
  });
}

/**
 * @param {ClusterNode} node
 * @param {Box} box
 * @param {number} t
 * @returns {Pick<NodeShown, "state" | "title" | "share">}
 */
function statusOf(node, [, , width, height], t) {
  const { name, added, readyAt } = node;
  const state = statusAt(node, t);
  const more = state === "starting" ? `in ${Math.ceil(readyAt - t)} s` : state === "ready" ? "" : state;
  const room = height < 40 ? 0 : width;
  const title = room > 96 ? `${name} ${more}` : room > 44 ? (more || name) : "";
  return { state, title: title.trim(), share: state === "starting" ? passed(t, added, readyAt - added) : 0 };
}
