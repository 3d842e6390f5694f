/* Where the scheduler of Kubernetes may put a pod, and which node it likes best.
   Sources: kubernetes/kubernetes, pkg/scheduler/framework/plugins: nodeunschedulable, tainttoleration, nodeaffinity,
   noderesources/fit.go and least_allocated.go; https://kubernetes.io/docs/concepts/scheduling-eviction/ */

/** @import { Resources, SchedulerNode, SchedulerPod, Taint, Toleration } from "./types.d.ts" */

export const GPU = "nvidia.com/gpu";
const MAX_SCORE = 100;
/** What counts for a resource that a pod's requests do not name, when nodes are scored: 0.1 core, 200 MB. @type {Resources} */
const NONZERO = { cpu: 100, memory: 200 * 1024 * 1024 };
/** In which order the reasons come; what a vendor added comes last. */
const BASIC = ["cpu", "memory", "ephemeral-storage"];
const UNTOLERATED = "node(s) had untolerated taint(s)";
const SCORED = ["cpu", "memory"];
const UNSCHEDULABLE = /** @type {Taint} */ ({ key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" });
/** Shared, as filters run for each pod on each node. @type {string[]} */
const NONE = [];

/**
 * Tells whether a pod bears a node's taint. An empty key with `Exists` bears every taint, an empty effect every effect.
 * @param {Toleration[] | null | undefined} tolerations
 * @param {Taint} taint
 */
export function tolerates(tolerations, taint) {
  return (tolerations ?? []).some(({ key, operator, value, effect }) => {
    const keyFits = key ? key === taint.key : operator === "Exists";
    return keyFits && (!effect || effect === taint.effect) &&
      (operator === "Exists" || (value ?? "") === (taint.value ?? ""));
  });
}

/**
 * Says why a node is out of the question for a pod. The filters run in the scheduler's order, and the first that
 * rejects the node ends them: what a pod lacks of resources is said only where it would be let in otherwise.
 * @param {SchedulerPod} pod
 * @param {SchedulerNode} node
 * @returns {string[]} empty when the pod fits
 */
export function filter(pod, node) {
  for (const rejects of FILTERS) {
    const reasons = rejects(pod, node);
    if (reasons.length > 0) {
      return reasons;
    }
  }
  return [];
}

/**
 * @param {SchedulerPod} pod
 * @param {SchedulerNode} node
 */
function unschedulable({ tolerations }, node) {
  return node.unschedulable && !tolerates(tolerations, UNSCHEDULABLE) ? ["node(s) were unschedulable"] : NONE;
}

/**
 * @param {SchedulerPod} pod
 * @param {SchedulerNode} node
 */
function untoleratedTaint({ tolerations }, { taints }) {
  return taints?.find((one) => one.effect !== "PreferNoSchedule" && !tolerates(tolerations, one));
}

/**
 * @param {SchedulerPod} pod
 * @param {SchedulerNode} node
 */
function untolerated(pod, node) {
  return untoleratedTaint(pod, node) ? [UNTOLERATED] : NONE;
}

/**
 * @param {SchedulerPod} pod
 * @param {SchedulerNode} node
 */
function unselected({ nodeSelector }, { labels }) {
  for (const key in nodeSelector) {
    if (labels?.[key] !== nodeSelector[key]) {
      return ["node(s) didn't match Pod's node affinity/selector"];
    }
  }
  return NONE;
}

/**
 * @param {SchedulerPod} pod
 * @param {SchedulerNode} node
 */
function unfit(pod, node) {
  const requests = pod.requests ?? {};
  const gpus = requests[GPU] ?? 0;
  if (!Number.isInteger(gpus)) {
    return [`${GPU} must be an integer, and is ${gpus}`];
  }
  const lacking = [];
  for (const name in requests) {
    const asked = requests[name] ?? 0;
    if (asked > 0 && asked > free(node, name)) {
      lacking.push(name);
    }
  }
  const reasons = lacking.sort((a, b) => rank(a) - rank(b)).map((name) => `Insufficient ${name}`);
  return free(node, "pods", Infinity) < 1 ? ["Too many pods", ...reasons] : reasons;
}

/** @param {string} resource */
const rank = (resource) => (BASIC.includes(resource) ? BASIC.indexOf(resource) : BASIC.length);

const FILTERS = [unschedulable, untolerated, unselected, unfit];

/** @param {SchedulerNode} node */
function room(node) {
  return node.allocatable ?? node.capacity ?? {};
}

/**
 * @param {SchedulerNode} node
 * @param {string} name of a resource
 * @param {number} [otherwise] what a node has that says nothing of it
 */
function free(node, name, otherwise = 0) {
  return (room(node)[name] ?? otherwise) - (node.requested?.[name] ?? 0);
}

/**
 * Says why this one node is out of the question, with the taint's name and the amounts.
 * @param {SchedulerPod} pod
 * @param {SchedulerNode} node
 * @returns {string[]} empty when the pod fits
 */
export function why(pod, node) {
  return filter(pod, node).map((reason) => {
    const name = reason.replace("Insufficient ", "");
    const taint = untoleratedTaint(pod, node);
    if (name !== reason) {
      return `${reason}: ${quantity(name, pod.requests?.[name] ?? 0)} asked, ${quantity(name, free(node, name))} free`;
    }
    return reason === UNTOLERATED && taint
      ? `untolerated taint ${taint.key}=${taint.value ?? ""}:${taint.effect}`
      : reason.replace("node(s) ", "");
  });
}

/**
 * @param {string} name of a resource
 * @param {number} amount
 */
function quantity(name, amount) {
  return name === "memory" ? `${Math.round(amount / 1024 ** 2)}Mi` : `${amount}${name === "cpu" ? "m" : ""}`;
}

/**
 * Scores a node by what would be left free on it: the mean over CPU and memory of (capacity − requests) · 100 /
 * capacity, each rounded down. (The scheduler fills in for each container what it does not request; a pod that
 * requests nothing at all counts here as one without containers.)
 * @param {SchedulerPod} pod
 * @param {SchedulerNode} node
 * @returns {number} 0 to 100, an integer
 */
export function leastAllocated(pod, node) {
  const allocatable = room(node);
  const requests = pod.requests ?? {};
  const filled = Object.keys(requests).length > 0 ? NONZERO : requests;
  let sum = 0;
  let count = 0;
  for (const name of SCORED) {
    const capacity = allocatable[name] ?? 0;
    if (capacity > 0) {
      const requested = (node.requested?.[name] ?? 0) + (requests[name] ?? filled[name] ?? 0);
      sum += requested > capacity ? 0 : Math.floor(((capacity - requested) * MAX_SCORE) / capacity);
      count += 1;
    }
  }
  return count === 0 ? 0 : Math.floor(sum / count);
}

/**
 * Chooses a node for a pod: of those that fit, the one with the highest score, and of equals the first.
 * (The real scheduler draws one of the equals by lot.)
 * @template {SchedulerNode} Node
 * @param {SchedulerPod} pod
 * @param {Node[]} nodes
 * @returns {{node: Node | null, score: number, rejected: {node: Node, reasons: string[]}[]}}
 */
export function place(pod, nodes) {
  /** @type {Node | null} */
  let best = null;
  let score = -1;
  const rejected = [];
  for (const node of nodes) {
    const reasons = filter(pod, node);
    if (reasons.length > 0) {
      rejected.push({ node, reasons });
      continue;
    }
    const found = leastAllocated(pod, node);
    if (found > score) {
      best = node;
      score = found;
    }
  }
  return { node: best, score, rejected };
}

/**
 * Says why no node took a pod, as the event FailedScheduling does.
 * @param {{reasons: string[]}[]} rejected
 * @returns {string}
 */
export function explain(rejected) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const reason of rejected.flatMap(({ reasons }) => reasons)) {
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const said = [...counts].map(([reason, count]) => `${count} ${reason}`).sort();
  return `0/${rejected.length} nodes are available${said.length > 0 ? ": " : ""}${said.join(", ")}.`;
}
