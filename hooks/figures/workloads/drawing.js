/* The picture of the four cards, built once for each layout; a frame writes what has changed. */

/** @import { Card, Scene } from "./types.d.ts" */
import { svg } from "../kit/dom.js";
import { label, set, write } from "../kit/stage/drawing.js";
import * as units from "../kit/units.js";
import { cardAt, gaugeAt, layoutOf, room, squareAt } from "./layout.js";
import { amount, percent, RESOURCES, short } from "./words.js";

const NAMES = ["Training", "Inference", "RAG", "Generative AI"];

/**
 * @param {boolean} phone
 * @returns {{element: SVGElement, show: (scene: Scene) => void}}
 */
export function createDrawing(phone) {
  const layout = layoutOf(phone);
  const cards = NAMES.map((name, index) => {
    const { x, y } = cardAt(layout, index);
    const card = createCard(layout, phone && index === 3 ? "GenAI" : name);
    set(card.element, { transform: `translate(${x} ${y})` });
    return card;
  });
  return {
    element: svg("g", {}, ...cards.map(({ element }) => element)),
    show: (scene) => scene.cards.forEach((card, index) => cards[index]?.show(card)),
  };
}

/**
 * @param {ReturnType<typeof layoutOf>} layout
 * @param {string} name
 */
function createCard(layout, name) {
  const { pad, card: [width = 0, height = 0], worth: [worthX = 0, worthY = 0] } = layout;
  const wide = layout.detail > 0;
  const title = label(
    pad,
    layout.title,
    wide ? [[name, "s-bold"], ["", "s-muted"]] : name,
    wide ? "workloads-title" : "s-bold",
  );
  const count = label(pad, layout.amount, [["", "workloads-amount"], ["", wide ? "s-muted" : "s-bold"]]);
  const worth = label(worthX, worthY, [["■", "workloads-key"], ["", "s-muted"]], wide ? "" : "s-end");
  const detail = label(pad, layout.detail, "", "s-muted");
  const bottleneck = label(pad, layout.limit, "", "workloads-limit");
  const facts = layout.facts.map((y) => label(pad, y, "", "s-muted s-number"));
  const squares = createSquares(layout);
  const gauges = Object.keys(RESOURCES).map((key, index) => createGauge(layout, key, index, wide));
  const element = svg(
    "g",
    {},
    svg("rect", { x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 6, class: "workloads-card" }),
    title,
    count,
    worth,
    ...(wide ? [detail, bottleneck, ...facts] : []),
    ...squares.elements,
    ...gauges.map((gauge) => gauge.element),
  );
  return {
    element,
    /** @param {Card} card */
    show({ workload, unit, squares: filled, before }) {
      const { needs: { gpus }, full, parameters } = workload;
      const [big, small] = /** @type {[Element, Element]} */ (/** @type {unknown} */ ([...count.children]));
      write(big, amount(gpus));
      write(small, gpus === 1 ? "GPU" : "GPUs");
      write(
        /** @type {Element} */ (worth.lastElementChild),
        `= ${short(unit)}${wide ? unit === 1 ? " GPU" : " GPUs" : ""}`,
      );
      squares.show(filled, before);
      Object.keys(RESOURCES).forEach((key, index) => gauges[index]?.show(full[key], key === workload.bottleneck));
      if (wide) {
        write(/** @type {Element} */ (title.lastElementChild), short(parameters));
        write(detail, workload.detail());
        write(bottleneck, `Bottleneck: ${BOTTLENECKS[workload.bottleneck] ?? RESOURCES[workload.bottleneck]}`);
        factsOf(workload).forEach((fact, index) => write(/** @type {Element} */ (facts[index]), fact));
      }
    },
  };
}

/** Shorter, where the word before it takes the room. @type {Record<string, string>} */
const BOTTLENECKS = { bandwidth: "bandwidth" };

/** @param {ReturnType<typeof layoutOf>} layout */
function createSquares(layout) {
  const { side, round } = layout.squares;
  const elements = Array.from({ length: room(layout) }, (_, index) => {
    const { x, y } = squareAt(layout, index);
    return svg("rect", { x, y, width: side, height: side, rx: round });
  });
  return {
    elements,
    /** @param {number} filled @param {number} before */
    show: (filled, before) =>
      elements.forEach((one, index) =>
        set(one, { class: index >= filled ? "workloads-free" : index >= before ? "workloads-new" : "workloads-gpu" })
      ),
  };
}

/**
 * @param {ReturnType<typeof layoutOf>} layout
 * @param {string} key
 * @param {number} index
 * @param {boolean} wide
 */
function createGauge(layout, key, index, wide) {
  const { x, text, y, width, height } = gaugeAt(layout, index);
  const resource = RESOURCES[key] ?? "";
  const value = label(x + width, text, "", "s-end s-number s-muted");
  const fill = svg("rect", { x, y, width: 0, height, rx: 2, class: "workloads-fill" });
  const name = wide ? resource : BOTTLENECKS[key] ?? resource;
  const element = svg(
    "g",
    {},
    label(x, text, name.charAt(0).toUpperCase() + name.slice(1)),
    value,
    svg("rect", { x, y, width, height, rx: 2, class: "workloads-track" }),
    fill,
  );
  return {
    element,
    /** @param {number | undefined} share @param {boolean} limits */
    show(share, limits) {
      write(value, percent(share));
      set(fill, { width: (width * Math.min(1, share ?? 0)).toFixed(1) });
      set(element, { class: limits ? "workloads-limits" : "" });
    },
  };
}

/** What else a workload needs, in two lines. @param {Card["workload"]} workload */
function factsOf({ name, needs: { storage, storageBandwidth, index, cache } }) {
  const second = name === "Training"
    ? `Checkpoint at ${units.bandwidth(storageBandwidth)}`
    : index
    ? `Index of ${units.bytes(index)}`
    : name === "Inference"
    ? `Weights at ${units.bandwidth(storageBandwidth)}`
    : `Cache of ${units.bytes(cache ?? 0)}`;
  return [`Storage ${units.bytes(storage)}`, second];
}
