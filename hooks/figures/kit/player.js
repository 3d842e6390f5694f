/* Time that a reader moves: play and pause, one step, back to the beginning. Nothing plays by itself, or out of sight. */

/** @import { PlayerSpec } from "./types.d.ts" */
import { createRange } from "./controls.js";
import { calm, h } from "./dom.js";

const LONGEST_FRAME = 0.1;
const CALM_FRAME = 1000;

/**
 * @param {PlayerSpec} spec
 * @returns {{element: HTMLElement, stop: () => void}}
 */
export function createPlayer({ host, pass, step, reset, stopped, stepLabel, speeds }) {
  const play = h("button", { type: "button", class: "v-primary" }, "Play");
  const speed = speeds && createRange(speeds, () => {});
  let playing = false;
  let last = 0;

  const toggle = (/** @type {boolean} */ on) => {
    const stops = playing && !on;
    playing = on;
    play.textContent = on ? "Pause" : "Play";
    if (on) {
      last = performance.now();
      requestAnimationFrame(frame);
    }
    stops && stopped?.();
  };
  const frame = (/** @type {number} */ now) => {
    if (!playing || !host.isConnected) {
      return;
    }
    // With less motion wanted, states follow each other once a second.
    if (!calm() || now - last >= CALM_FRAME) {
      const seconds = calm() ? CALM_FRAME / 1000 : Math.min(LONGEST_FRAME, Math.max(0, now - last) / 1000);
      last = now;
      if (!pass(seconds * (speed?.value ?? 1))) {
        toggle(false);
        return;
      }
    }
    requestAnimationFrame(frame);
  };
  play.addEventListener("click", () => toggle(!playing));
  new IntersectionObserver(([entry]) => void (!entry?.isIntersecting && toggle(false))).observe(host);
  document.addEventListener("visibilitychange", () => void (document.hidden && toggle(false)));
  const act = (/** @type {() => void} */ action) => () => {
    toggle(false);
    action();
  };
  const element = h(
    "div",
    { class: "v-player", role: "group", "aria-label": "Time" },
    play,
    h("button", { type: "button", click: act(step) }, stepLabel),
    h("button", { type: "button", click: act(reset) }, "Reset"),
    ...(speed ? [speed.element] : []),
  );
  return { element, stop: () => toggle(false) };
}
