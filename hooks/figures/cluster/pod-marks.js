/* The pods: a mark each, taken from those that are free. */

/** @import { PodShown } from "./types.d.ts" */
/** @import { ClusterPod } from "../models/types.d.ts" */
import { svg } from "../kit/dom.js";
import { label, place, set, write } from "../kit/stage/drawing.js";
import { nameFor } from "./words.js";

/** @type {Record<ClusterPod["kind"], "a" | "b" | "c">} */
const COLORS = { inference: "a", training: "b", batch: "c" };

/** Marks that are made before they are needed. */
const READY = 600;

/**
 * @param {{hatch: (kind: "a" | "b" | "c") => string}} textures
 * @param {(kind: "pod", name: string) => void} open
 * @param {number} count of pods in all
 */
export function createPodMarks({ hatch }, open, count) {
  const element = svg("g");
  /** @type {Mark[]} */
  const free = [];
  /** @type {Map<ClusterPod, Mark>} */
  let used = new Map();
  const make = () => {
    const mark = new Mark();
    mark.element.addEventListener("click", () => open("pod", mark.name));
    element.append(mark.element);
    return mark;
  };
  for (let made = 0; made < Math.min(count, READY); made += 1) {
    free.push(make());
  }
  return {
    element,

    /** @param {PodShown[]} pods */
    frame(pods) {
      /** @type {typeof used} */
      const next = new Map();
      for (const shown of pods) {
        const mark = used.get(shown.pod) ?? free.pop() ?? make();
        used.delete(shown.pod);
        next.set(shown.pod, mark);
        mark.show(shown, hatch);
      }
      for (const mark of used.values()) {
        mark.hide();
        free.push(mark);
      }
      used = next;
    },
  };
}

/** A pod's mark. It writes what has changed since the last frame, and of most pods that is little. */
class Mark {
  name = "";
  #place = "";
  #look = "";
  #share = -1;
  #body = svg("rect");
  #track = svg("rect", { class: "cluster-pod-track", x: 4, rx: 1.5 });
  #fill = svg("rect", { class: "cluster-pod-fill", x: 4, rx: 1.5 });
  #word = label(0, 0, "", "s-bold s-middle");
  element = svg("g", { display: "none" }, this.#body, this.#track, this.#fill, this.#word);

  hide() {
    this.#look = "";
    write(this.#word, "");
    set(this.element, { display: "none" });
  }

  /** @param {PodShown} shown @param {(kind: "a" | "b" | "c") => string} hatch */
  show({ pod, x, y, width, height, opacity, state, share }, hatch) {
    const where = `${x} ${y} ${opacity}`;
    const look = `${pod.name} ${width} ${height} ${state}`;
    if (where !== this.#place) {
      this.#place = where;
      place(this.element, x, y, opacity);
    }
    if (look !== this.#look) {
      this.#look = look;
      this.#share = -1;
      this.name = pod.name;
      set(this.element, { class: `cluster-pod cluster-${pod.kind} cluster-${state}`, display: "" });
      set(this.#body, { width, height, rx: Math.min(4, width / 5), fill: hatch(COLORS[pod.kind]) });
      write(this.#word, nameFor(pod.kind, width, height));
      set(this.#word, { x: width / 2, y: height / 2 + (height < 32 ? 3 : 2) });
    }
    const hasBar = width >= 13 && height >= 20 && state === "run";
    const full = hasBar ? Math.round((width - 8) * share * 10) / 10 : 0;
    if (full !== this.#share) {
      this.#share = full;
      const bar = height < 32 ? { y: height - 5, height: 3 } : { y: height - 8, height: 4 };
      set(this.#track, { ...bar, width: hasBar ? width - 8 : 0 });
      set(this.#fill, { ...bar, width: full });
    }
  }
}
