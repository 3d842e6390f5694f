/* The picture of the cluster: it draws a scene, and hands clicks on. */

/** @import { Drawing } from "../kit/stage/types.d.ts" */
/** @import { BadgeShown, Box, ClusterFilm, Geometry, Scene } from "./types.d.ts" */
import { svg } from "../kit/dom.js";
import { createTextures, label, place, set, write } from "../kit/stage/drawing.js";
import { lastAt } from "../kit/stage/motion.js";
import { createBadges, measuredAt } from "./badges.js";
import { PHONE, WIDE } from "./geometry.js";
import { createNodeMarks } from "./node-marks.js";
import { createPodMarks } from "./pod-marks.js";
import { onPress } from "./press.js";
import { createScene } from "./scene.js";
import { createSparklines } from "./sparklines.js";

const TITLES = { HPA: ["HPA", "HPA"], CA: ["Cluster Autoscaler", "CA"], VPA: ["VPA", "VPA"] };
const LONG = { HPA: "Horizontal Pod Autoscaler", CA: "Cluster Autoscaler", VPA: "Vertical Pod Autoscaler" };

/**
 * @param {SVGElement} picture
 * @param {boolean} phone
 * @param {ClusterFilm} film
 * @param {(kind: "node" | "pod" | "waiting", name: string) => void} open
 * @returns {Drawing}
 */
export function draw(picture, phone, film, open) {
  const geometry = phone ? PHONE : WIDE;
  const sceneAt = createScene(film, geometry);
  const badgesAt = createBadges(film);
  const textures = createTextures();
  const charts = createSparklines(film, geometry);
  const words = createWords(film, geometry, open);
  const nodes = createNodeMarks(sceneAt(0).nodes, open);
  const badges = createBadgeMarks(film, geometry, textures.arrow);
  const pods = createPodMarks(textures, open, film.pods.length);
  const dots = svg("g");
  set(picture, { role: "group" });
  picture.append(
    textures.element,
    ...words.elements,
    nodes.element,
    ...badges.elements,
    ...charts.elements,
    // Requests end behind the pods that take them, and cover no pod's letter.
    dots,
    pods.element,
  );
  return {
    frame(t) {
      const scene = sceneAt(t);
      words.frame(t, scene);
      nodes.frame(scene, t);
      badges.frame(badgesAt(t, scene.waiting), t);
      charts.frame(t);
      pods.frame(scene.pods);
      frameDots(dots, scene.dots, phone ? 4 : 4.5);
    },
  };
}

/** @param {SVGElement} group @param {Scene["dots"]} dots @param {number} r */
function frameDots(group, dots, r) {
  while (group.childElementCount < dots.length) {
    group.append(svg("circle", { class: "cluster-dot", r }));
  }
  [...group.children].forEach((mark, index) => {
    const dot = dots[index];
    place(mark, dot?.x ?? 0, dot?.y ?? 0, dot?.opacity ?? 0);
  });
}

/**
 * The words over requests, waiting pods, and pools.
 * @param {ClusterFilm} film
 * @param {Geometry} geometry
 * @param {(kind: "waiting", name: string) => void} open
 */
function createWords({ settings, series, dots }, { phone, gpu, cpu, tray, pod }, open) {
  const { nodeGpus, nodeCpu } = settings;
  const requests = label(0, 14, [["Requests", "s-bold"], ["", "s-muted s-number"]]);
  const waiting = label(0, phone ? 34 : 84, "", "s-muted s-number");
  const pools = [
    label(gpu[0], gpu[1] - 10, [["GPU nodes", "s-bold"], ["", "s-muted"]]),
    label(cpu[0], cpu[1] - 10, [["CPU nodes", "s-bold"], [
      `${nodeCpu} cores each${phone ? "" : " · a pod is as wide as its CPU request"}`,
      "s-muted",
    ]]),
  ];
  const title = label(tray[0] - 2, tray[1] - 9, "", "s-bold");
  const box = [tray[0] - 4, tray[1] - 28, 2 * pod[0] + 14, 30];
  const button = svg(
    "g",
    { class: "cluster-open", tabindex: 0, role: "button" },
    svg("rect", { x: box[0], y: box[1], width: box[2], height: box[3] }),
    title,
  );
  onPress(button, () => open("waiting", ""));
  const rate = /** @type {Element} */ (requests.lastElementChild);
  const taint = /** @type {Element} */ (pools[0].lastElementChild);
  return {
    elements: [requests, waiting, ...pools, button],

    /** @param {number} t @param {Scene} scene */
    frame(t, scene) {
      const now = lastAt(series, t);
      const queue = Math.round(now?.queue ?? 0).toLocaleString("en-US");
      write(rate, `${Math.round(now?.load ?? 0)}${phone ? "/s" : " a second"}`);
      write(waiting, phone ? `${queue} wait` : `${queue} wait · 1 dot = ${dots.worth.toLocaleString("en-US")}`);
      write(title, `${phone ? "Waiting" : "Waiting pods"}: ${scene.waiting}`);
      const barred = phone ? ", tainted" : " · their taint keeps pods out that need no GPU";
      write(taint, `${nodeGpus} GPU${nodeGpus > 1 ? "s" : ""} each${barred}`);
      set(taint, { class: scene.barred ? "s-bold cluster-over-word" : "s-muted" });
    },
  };
}

/**
 * The three autoscalers, each with an arrow to what it acts on.
 * @param {ClusterFilm} film
 * @param {Geometry} geometry
 * @param {string} arrow
 */
function createBadgeMarks(film, { badges, arrows, phone }, arrow) {
  const names = /** @type {("HPA" | "CA" | "VPA")[]} */ (["HPA", "CA", "VPA"]);
  const made = names.map((name) => {
    const [x, y, width, height] = badges[name];
    const lines = [0, 1, 2].map((index) =>
      label(x + 9, y + (phone ? 37 : 42) + index * 18, "", index ? "s-muted s-number" : "s-number")
    );
    const element = svg(
      "g",
      {},
      svg("title", {}, LONG[name]),
      svg("rect", { x, y, width, height, rx: 6 }),
      label(x + 9, y + 19, TITLES[name][Number(phone)], "s-bold"),
      ...lines,
    );
    return { name, element, lines, way: svg("path", { d: arrows[name], "marker-end": arrow }) };
  });
  const bar = createBar(film, badges.HPA);
  made[0].element.append(...bar.elements);
  return {
    elements: made.flatMap(({ element, way }) => [element, way]),

    /** @param {Record<"HPA" | "CA" | "VPA", BadgeShown>} shown @param {number} t */
    frame(shown, t) {
      for (const { name, element, lines, way } of made) {
        const { lines: said, lit } = shown[name];
        set(element, { class: `cluster-badge${lit ? " cluster-lit" : ""}` });
        set(way, { class: `cluster-arrow${lit ? " cluster-lit" : ""}` });
        if (name === "HPA") {
          write(lines[0], said[Number(phone)]);
          bar.frame(t, said[2]);
        } else {
          lines.forEach((line, index) => write(line, phone && index ? "" : said[index] ?? ""));
        }
      }
    },
  };
}

/**
 * How far the HPA's metric is from its target.
 * @param {ClusterFilm} film
 * @param {Box} box
 */
function createBar(film, [x, y, width]) {
  const replicas = label(x + width - 9, y + 19, "", "s-end s-number");
  const fill = svg("rect", { x: x + 9, y: y + 54, height: 8, rx: 2 });
  const { target } = measuredAt(film, 0);
  const most = Math.max(film.settings.metric === "cpu" ? 100 : 0, target * 1.5);
  const mark = x + 9 + (width - 18) * (target / most);
  return {
    elements: [
      replicas,
      svg("rect", { x: x + 9, y: y + 54, width: width - 18, height: 8, rx: 2, class: "cluster-track" }),
      fill,
      svg("path", { d: `M${mark} ${y + 50}v16`, class: "cluster-line" }),
    ],

    /** @param {number} t @param {string} pods */
    frame(t, pods) {
      const { value = 0, over } = measuredAt(film, t);
      write(replicas, pods);
      set(fill, {
        width: ((width - 18) * Math.min(1, value / most)).toFixed(1),
        class: over ? "cluster-fill cluster-too-much" : "cluster-fill",
      });
    },
  };
}
