/* The drawing of nodes and the pods on them. */

/** @import { ClusterNode, ClusterPod, ClusterWaiting } from "../models/types.d.ts" */
/** @import { Run } from "./run.js" */
import { h } from "../kit/dom.js";
import { KINDS, letter } from "./words.js";

const STATES = { provisioning: "is coming", ready: "", draining: "drained", failed: "failed" };
/** Of thousands of pods that wait, so many are drawn. */
const MOST_WAITING = 200;

/** @param {Run} run */
export function createBoard(run) {
  const pools = {
    waiting: createPool("Waiting"),
    gpu: createPool("GPU nodes, tainted"),
    cpu: createPool("CPU nodes"),
  };
  const element = h("div", { class: "v-board", role: "img" }, ...Object.values(pools));
  /** @type {Map<ClusterNode | null, Element>} */
  const boxes = new Map();
  /** @type {Map<ClusterPod, Element>} */
  const marks = new Map();
  /** The pods whose reasons are shown on the nodes. @type {ClusterWaiting[] | null} */
  let refused = null;
  const showNodes = () => {
    const { nodes, waiting } = run.cluster;
    clear(boxes, nodes);
    for (const node of nodes) {
      const box = drawn(boxes, node, createBox);
      put(box, pools[node.group]);
      write(box.children[0], "textContent", `${node.name} ${STATES[node.status]}`);
      write(box, "className", `v-node v-${node.status}`);
      refused === waiting || write(box.children[2], "textContent", reasonsOf(node, waiting));
    }
    refused = waiting;
  };
  /** @param {ClusterPod[]} waiting */
  const showPods = (waiting) => {
    clear(marks, run.cluster.pods);
    const undrawn = new Set(waiting.slice(MOST_WAITING));
    const part = undrawn.size > 0 ? `, of which ${MOST_WAITING} are drawn` : "";
    write(pools.waiting.children[0], "textContent", `Waiting: ${waiting.length}${part}`);
    for (const pod of run.cluster.pods) {
      if (!undrawn.has(pod)) {
        const mark = drawn(marks, pod, createPod);
        put(mark, boxes.get(pod.node) ?? pools.waiting);
        mark.classList.toggle("v-ready", pod.ready);
      }
    }
  };
  const show = () => {
    const { nodes, pods, queue } = run.cluster;
    const waiting = run.waiting();
    showNodes();
    showPods(waiting);
    const ready = pods.filter((pod) => pod.ready).length;
    const counted = `${pods.length} pods: ${ready} ready, ${waiting.length} without a node`;
    element.setAttribute("aria-label", `${nodes.length} nodes, ${counted}. ${Math.round(queue)} requests wait.`);
  };
  return { element, elements: [element, createKey()], show };
}

/** @param {string} title */
const createPool = (title) =>
  h("div", { class: "v-pool" }, h("p", { class: "v-pool-title" }, title), h("div", { class: "v-nodes" }));

const createBox = () => h("div", {}, ...["v-node-title", "v-pods", "v-why"].map((name) => h("span", { class: name })));

/** @param {keyof KINDS} kind @param {string} [state] */
const createMark = (kind, state = "") => h("span", { class: `v-pod v-${kind} ${state}` }, letter(kind));

/** @param {ClusterPod} pod */
const createPod = ({ kind }) => createMark(kind);

/** Says what marks stand for. */
const createKey = () =>
  h(
    "ul",
    { class: "v-key", "aria-hidden": "true" },
    .../** @type {(keyof KINDS)[]} */ (Object.keys(KINDS)).map((kind) =>
      h("li", {}, createMark(kind, "v-ready"), KINDS[kind])
    ),
    h("li", {}, createMark("inference"), "not ready yet"),
  );

/**
 * Takes out what stands for things that are no more.
 * @template Thing
 * @param {Map<Thing, Element>} elements
 * @param {Thing[]} things
 */
function clear(elements, things) {
  const present = new Set(things);
  elements.forEach((element, thing) => {
    if (!present.has(thing)) {
      element.remove();
      elements.delete(thing);
    }
  });
}

/**
 * What stands for a thing, made where nothing does yet.
 * @template Thing
 * @param {Map<Thing, Element>} elements
 * @param {Thing} thing
 * @param {(thing: Thing) => Element} make
 */
function drawn(elements, thing, make) {
  let element = elements.get(thing);
  if (!element) {
    element = make(thing);
    elements.set(thing, element);
  }
  return element;
}

/** Puts an element into a pool or a node's box, unless it is there. @param {Element} element @param {Element} place */
function put(element, place) {
  const home = place.children[1];
  if (element.parentElement !== home) {
    home.append(element);
  }
}

/**
 * Writes only what has changed, as a frame has little time.
 * @param {Element} element
 * @param {"textContent" | "className"} name
 * @param {string} text
 */
function write(element, name, text) {
  if (element[name] !== text) {
    element[name] = text;
  }
}

/** Why a node has no room for pods that wait. @param {ClusterNode} node @param {ClusterWaiting[]} waiting */
function reasonsOf({ name }, waiting) {
  const said = waiting.flatMap(({ kind, rejected }) =>
    rejected.filter(({ node }) => node === name).map(({ reasons }) => `${letter(kind)}: ${reasons.join(", ")}`)
  );
  return [...new Set(said)].join("; ");
}
