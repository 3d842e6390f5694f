/* The boxes of the nodes: buttons with a name, and a bar while they start. */

/** @import { NodeShown, Scene } from "./types.d.ts" */
/** @import { ClusterNode, ClusterPod } from "../models/types.d.ts" */
import { svg } from "../kit/dom.js";
import { label, set, write } from "../kit/stage/drawing.js";
import { KINDS } from "../models/cluster/log.js";
import { onPress } from "./press.js";

/**
 * @param {NodeShown[]} first the boxes as they are laid out
 * @param {(kind: "node", name: string) => void} open
 */
export function createNodeMarks(first, open) {
  /** @type {string[]} */
  const names = [];
  const marks = first.map(({ box: [x, y, width, height] }, index) => {
    const small = height < 44;
    const title = label(x + 7, y + (height < 60 ? 15 : 17), "");
    const bar = svg("rect", { x: x + 6, y: y + height - 10, height: 4, rx: 2, class: "cluster-fill" });
    const element = svg("g", {}, svg("rect", { x, y, width, height, rx: small ? 2 : 5 }), title, bar);
    onPress(element, () => names[index] && open("node", names[index]));
    return { element, title, bar, width: width - 12 };
  });
  let said = -1;
  return {
    element: svg("g", {}, ...marks.map(({ element }) => element)),

    /** @param {Scene} scene @param {number} t */
    frame({ nodes, pods }, t) {
      nodes.forEach(({ node, state, title, share }, index) => {
        const mark = /** @type {typeof marks[0]} */ (marks[index]);
        names[index] = node?.name ?? "";
        set(mark.element, { class: `cluster-node cluster-${state}` });
        set(mark.title, { class: node ? "" : "s-muted" });
        write(mark.title, title);
        set(mark.bar, { width: (mark.width * share).toFixed(1) });
      });
      // A screen reader's names need no frames.
      if (Math.floor(t) !== said) {
        said = Math.floor(t);
        const counts = countsOf(pods);
        nodes.forEach((shown, index) =>
          set(/** @type {typeof marks[0]} */ (marks[index]).element, named(shown, counts))
        );
      }
    },
  };
}

/** Pods by node and kind. @param {Scene["pods"]} pods */
function countsOf(pods) {
  /** @type {Map<ClusterNode | null, Record<ClusterPod["kind"], number>>} */
  const counts = new Map();
  for (const { pod, state } of pods) {
    const own = counts.get(pod.home) ?? { inference: 0, training: 0, batch: 0 };
    own[pod.kind] += Number(state !== "wait");
    counts.set(pod.home, own);
  }
  return counts;
}

/**
 * @param {NodeShown} shown
 * @param {ReturnType<typeof countsOf>} counts
 */
function named({ node, state }, counts) {
  const own = Object.entries(counts.get(node) ?? {}).filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${KINDS[/** @type {ClusterPod["kind"]} */ (kind)]}`);
  const said = [...(state === "ready" ? [] : [state]), own.join(", ") || "no pods"];
  return node
    ? { role: "button", tabindex: 0, "aria-label": `${node.name}: ${said.join(", ")}` }
    : { role: "presentation", tabindex: -1, "aria-label": "" };
}
