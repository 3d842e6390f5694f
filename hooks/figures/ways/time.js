/* Time: what moves it, a lane for each way's training and serving up to now, and who says what happened. */

/** @import { WayName } from "../models/types.d.ts" */
/** @import { Address, WaySettings } from "./types.d.ts" */
/** @import { State } from "./state.js" */
import { h, svg } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { createPlayer } from "../kit/player.js";
import { createSpeaker } from "../kit/words.js";
import * as acquisition from "../models/acquisition.js";
import { breakEvens } from "./money.js";
import { WAYS } from "./words.js";

/** Seconds in which time passes from the beginning to the end. */
const FILM = 12;

/**
 * @param {HTMLElement} host
 * @param {State} state
 * @param {Address} address
 */
export function createTime(host, state, address) {
  const clock = h("span", { class: "v-clock" });
  const speaker = createSpeaker();
  speaker.element.textContent = "Press Play, or go from event to event.";
  const lanes = h("div", { class: "v-lanes" });
  const show = () => {
    const { t, settings } = state;
    clock.textContent = t === 0 ? "0" : numbers.duration(t);
    lanes.replaceChildren(...WAYS.map(([way, title]) => createLane(state, way, title)));
    address.save(settings, t > 0 ? { t: Math.round(t) } : {});
  };
  const serving = () => WAYS.filter(([way]) => state.t >= state.plan[way].seconds).map(([, title]) => title);
  const tell = () => {
    const ways = serving();
    speaker.say(`After ${numbers.duration(state.t)}: ${ways.join(", ")} ${ways.length === 1 ? "serves" : "serve"}.`);
  };
  const player = createPlayer({
    host,
    pass(seconds) {
      const before = serving().length;
      state.t = Math.min(state.end, state.t + (seconds * state.end) / FILM);
      show();
      serving().length > before && tell();
      return state.t < state.end;
    },
    step() {
      const { scratch, tuned } = state.plan;
      const moments = [tuned.seconds, scratch.seconds].sort((a, b) => a - b);
      state.t = moments.find((one) => one > state.t * (1 + 1e-9)) ?? state.end;
      show();
      tell();
    },
    reset() {
      state.t = 0;
      show();
      speaker.say(`Back at 0. ${breakEvens(state.plan)}`);
    },
    stepLabel: "Next event",
  });
  const status = h("div", { class: "v-status" }, h("span", {}, "Time ", clock), address.element);
  return { elements: [player.element, status, speaker.element, lanes], show, say: speaker.say, stop: player.stop };
}

/** @param {State} state @param {WayName} way @param {string} title */
function createLane(state, way, title) {
  const { t, end, settings, plan } = state;
  const { seconds } = plan[way];
  const along = (/** @type {number} */ passed) => `${((100 * passed) / end).toFixed(2)}%`;
  const ready = along(seconds);
  const said = t < seconds
    ? `training, ${Math.floor((100 * t) / seconds)} %`
    : `serves, ${numbers.count((t - seconds) * rate(settings, way))} tokens so far`;
  return h(
    "div",
    { class: "v-lane" },
    h("p", { class: "v-lane-title" }, h("strong", {}, title), " ", said),
    svg(
      "svg",
      { class: "v-lane-bar", height: 18, "aria-hidden": "true" },
      svg("rect", { class: "v-lane-all", width: "100%", height: 18 }),
      svg("rect", { class: "v-lane-training", width: along(Math.min(t, seconds)), height: 18 }),
      svg("rect", { class: "v-lane-serving", x: ready, width: along(Math.max(0, t - seconds)), height: 18 }),
      svg("line", { class: "v-lane-mark", x1: ready, x2: ready, y1: 0, y2: 18 }),
    ),
  );
}

/** Tokens a second that all GPUs serve. @param {WaySettings} settings @param {WayName} way */
function rate(settings, way) {
  const parameters = way === "asIs" ? settings.asIsParameters : settings.parameters;
  return settings.count * acquisition.serving({ ...settings, parameters }).tokensPerSecond;
}
