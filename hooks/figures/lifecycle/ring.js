/* The wheel: six phases as buttons on a ring, arrows between them, and the packet that travels it. */

/** @import { Layout } from "./geometry.js" */
/** @import { Scene } from "./types.d.ts" */
import { phases } from "../data/lifecycle.js";
import { svg } from "../kit/dom.js";
import { label, place, set, write } from "../kit/stage/drawing.js";
import { onRing, packetAt, turnOf } from "./geometry.js";
import { MONITORING, RETRAINING } from "./spans.js";

/**
 * @param {Layout} layout
 * @param {(phase: number) => void} go jumps to a phase
 */
export function createRing(layout, go) {
  const arcs = phases.map((_, at) => arcOf(layout, at));
  const pills = phases.map((_, at) => pillOf(layout, at, () => go(at)));
  const cargo = label(0, 5, "", "s-middle lc-cargo");
  const lines = svg("path", { d: "M-6 -6H6M-6 0H6M-6 6H2" });
  const packet = svg(
    "g",
    { class: "lc-packet", "aria-hidden": "true" },
    svg("rect", { x: -12, y: -13, width: 24, height: 26, rx: 3 }),
    lines,
    cargo,
  );
  return {
    elements: [
      svg("g", { "aria-hidden": "true" }, ...arcs, ...phases.map((_, at) => headOf(layout, at)), ...wordsOf(layout)),
      // It passes behind the phases and covers no name.
      packet,
      ...pills,
    ],

    /** @param {Scene} scene */
    frame(scene) {
      arcs.forEach((arc, at) => {
        const lit = scene.arrows[at] ?? 0;
        set(arc, {
          class: `lc-arc${at >= MONITORING ? " lc-feedback" : ""}${lit > 0 ? " lc-lit" : ""}`,
          "stroke-width": (lit > 0 ? 4 + 4 * lit : 5).toFixed(1),
        });
      });
      pills.forEach((pill, at) => {
        const here = at === scene.span.phase;
        const warns = here && (at === RETRAINING || (at === MONITORING && scene.drift));
        set(pill, {
          class: `lc-pill${here ? " lc-here" : ""}${warns ? " lc-warns" : ""}`,
          "aria-current": here ? "step" : "false",
        });
      });
      place(packet, ...packetAt(layout, scene.way));
      write(cargo, scene.cargo);
      set(lines, { opacity: scene.cargo ? 0 : 1 });
    },
  };
}

/** @param {Layout} layout @param {number} at */
function arcOf(layout, at) {
  const [x, y] = onRing(layout, at + 0.02);
  const [u, v] = onRing(layout, at + 0.98);
  return svg("path", { class: "lc-arc", d: `M${x} ${y}A${layout.rx} ${layout.ry} 0 0 1 ${u} ${v}` });
}

/** @param {Layout} layout @param {number} at */
function headOf(layout, at) {
  const [x, y] = onRing(layout, at + 0.5);
  return svg("path", {
    class: at >= MONITORING ? "lc-head lc-feedback" : "lc-head",
    d: "M-6 -7L8 0L-6 7z",
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turnOf(layout, at + 0.5).toFixed(1)})`,
  });
}

/** What the arrows of the feedback say, where there is room. @param {Layout} layout */
function wordsOf({ words: { drift: [x = 0, y = 0], fresh: [u = 0, v = 0] } }) {
  return x === 0 ? [] : [
    label(x, y, "drift", "lc-orange"),
    label(x, y + 17, "detected", "lc-orange"),
    label(u, v, "new data", "lc-orange"),
  ];
}

/** @param {Layout} layout @param {number} at @param {() => void} act */
function pillOf(layout, at, act) {
  const [x, y] = onRing(layout, at);
  const [width = 0, height = 0] = layout.pill;
  const phase = /** @type {typeof phases[number]} */ (phases[at]);
  const name = `${at + 1} ${phase.short}`;
  const pill = svg(
    "g",
    { class: "lc-pill", role: "button", tabindex: 0, "aria-label": `${name}: ${phase.title}` },
    svg("rect", { x: x - width / 2, y: y - height / 2, width, height, rx: height / 2 }),
    label(x, y + 5, name, "s-middle"),
  );
  pill.addEventListener("click", act);
  pill.addEventListener("keydown", (event) => {
    const { key } = /** @type {KeyboardEvent} */ (event);
    if (key === "Enter" || key === " ") {
      event.preventDefault();
      act();
    }
  });
  return pill;
}
