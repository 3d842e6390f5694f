/* What a click opens over the charts: a node with its pods and what can be done to it, or a pod with its events. */

/** @import { ClusterFilm } from "./types.d.ts" */
/** @import { ClusterNode, ClusterPod } from "../models/types.d.ts" */
import { h } from "../kit/dom.js";
import { eventsOf, requestedAt, statusAt } from "./report.js";

const MOST_PODS = 60;

/**
 * @typedef {{
 *   film: () => ClusterFilm | undefined,
 *   now: () => number,
 *   pause: () => void,
 *   disrupt: (type: "drain" | "fail", node: string) => void,
 * }} PanelFigure what the panel asks the figure for
 */

/** @param {string} text @param {() => void} click */
const button = (text, click) => h("button", { type: "button", click }, text);

/** @param {PanelFigure} figure */
export function createPanel(figure) {
  const element = h("div", { class: "cluster-panel", role: "group", hidden: true });
  /** @type {Element | null} */
  let before = null;
  const close = () => {
    element.hidden = true;
    before instanceof SVGElement && before.focus();
  };
  element.addEventListener("keydown", (event) => void (event.key === "Escape" && close()));

  /**
   * @param {"node" | "pod" | "waiting"} kind
   * @param {string} name
   */
  function open(kind, name) {
    const film = figure.film();
    if (film) {
      figure.pause();
      before = element.contains(document.activeElement) ? before : document.activeElement;
      const [title, ...content] = CONTENTS[kind](
        name,
        film,
        figure,
        (pods) => pods.slice(0, MOST_PODS).map((pod) => button(pod.name, () => open("pod", pod.name))),
      );
      element.setAttribute("aria-label", title);
      element.replaceChildren(h("p", {}, h("strong", {}, title)), ...content, button("Close", close));
      element.hidden = false;
      element.querySelector("button")?.focus();
    }
  }
  return { element, open, close: () => void (element.hidden = true) };
}

/** @type {Record<string, (name: string, film: ClusterFilm, figure: PanelFigure, list: (pods: ClusterPod[]) => Node[]) => [string, ...Node[]]>} */
const CONTENTS = {
  waiting(_, { pods }, { now }, list) {
    const t = now();
    return ["Waiting pods", ...list(pods.filter((pod) => pod.created <= t && t < Math.min(pod.bound, pod.gone)))];
  },

  pod(name, film, { now }) {
    const pod = /** @type {ClusterPod} */ (film.pods.find((one) => one.name === name));
    const events = eventsOf(pod, now(), film).map(([when, text]) => h("li", {}, when, " ", text));
    return [`Events of ${name}`, h("ol", {}, ...events)];
  },

  node(name, { nodes, pods }, { now, disrupt }, list) {
    const t = now();
    const node = /** @type {ClusterNode} */ (nodes.find((one) => one.name === name));
    const status = statusAt(node, t);
    const own = pods.filter((pod) => pod.home === node && pod.bound <= t && t < pod.gone);
    const acts = [
      button("Drain node", () => disrupt("drain", name)),
      button("Crash node", () => disrupt("fail", name)),
    ];
    return [`${name}: ${status}, ${requestedAt(node, own, t)}`, ...(status === "ready" ? acts : []), ...list(own)];
  },
};
