/* Time: what moves it, and where it stands. */

/** @import { createDecisions } from "./decisions.js" */
/** @import { Run } from "./run.js" */
/** @import { Address } from "./types.d.ts" */
import { h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { createPlayer } from "../kit/player.js";
import { LONGEST } from "./run.js";

/**
 * @param {HTMLElement} host
 * @param {Run} run
 * @param {Address} address
 * @param {ReturnType<typeof createDecisions>} decisions
 * @param {{paint: () => void, paintSome: (moved: boolean) => void}} painting
 * @param {() => void} reset
 */
export function createTime(host, run, address, decisions, { paint, paintSome }, reset) {
  const clock = h("span", { class: "v-clock" });
  const { element, stop } = createPlayer({
    host,
    pass(seconds) {
      if (run.aim !== null) {
        return true;
      }
      paintSome(run.pass(seconds));
      return run.now < LONGEST;
    },
    step() {
      if (run.aim === null) {
        const isDecided = run.decide();
        paint();
        isDecided || decisions.sayNone();
      }
    },
    reset,
    stopped: () => void (run.aim === null && paint()),
    stepLabel: "Next decision",
    speeds: {
      label: "Seconds per second",
      min: 1,
      max: 600,
      value: 20,
      log: true,
      say: (value) => `${numbers.round(value)} seconds of the cluster in a second`,
    },
  });
  return {
    elements: [
      element,
      h("div", { class: "v-status" }, h("span", {}, "Time ", clock), address.element),
      decisions.live,
    ],
    stop,
    show() {
      const shown = numbers.clock(run.cluster.t);
      clock.textContent = run.aim === null ? shown : `${shown}, computing up to ${numbers.clock(run.aim)} …`;
    },
  };
}
