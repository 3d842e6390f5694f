/* The three sliders over the cards. The tour moves them, and so does the reader, who stops the tour. */

/** @import { Part, Scene, WorkloadSettings } from "./types.d.ts" */
import { h } from "../kit/dom.js";
import { createSlider } from "../kit/stage/slider.js";
import { at, PARTS, position } from "./parts.js";
import { defaults } from "./settings.js";
import { days, perToken, short } from "./words.js";

const LABELS = { compute: "Compute", latency: "Latency", storage: "Storage" };

/** What a slider stands for. @type {Record<Part, (settings: WorkloadSettings, phone: boolean) => string>} */
const SAYS = {
  compute({ trainParameters, serveParameters, genParameters }, phone) {
    const all = [trainParameters, serveParameters, genParameters];
    const [least, most] = [Math.min(...all), Math.max(...all)].map(short);
    const words = least === most ? `${most}` : `${least} to ${most}`;
    return phone ? words : `${words} parameters`;
  },
  latency: ({ target, days: deadline }, phone) => `${perToken(target)}${phone ? "" : " a token"} · ${days(deadline)}`,
  storage({ passages, trainTokens, genContext }, phone) {
    // The first of them that is not as at first is where the slider is.
    const data = passages === defaults.passages && trainTokens !== defaults.trainTokens
      ? `${short(trainTokens)} tokens`
      : `${short(passages)} passages`;
    return phone ? data : `${data} · ${short(genContext)} context`;
  },
};
/** Half a step of the sliders: nearer places are the same. */
const SAME = 0.0026;

/**
 * @param {{
 *   take: (event: Event) => void,
 *   drag: (part: Part, place: number) => void,
 * }} reader take: a hand is on a slider
 */
export function createSliders({ take, drag }) {
  const shown = { settings: defaults, phone: false };
  /** @type {Part | undefined} */
  let held;
  const sliders = PARTS.map((part) => {
    const say = (/** @type {number} */ place) => {
      const { settings, phone } = shown;
      const moved = Math.abs(place - position(part, settings)) > SAME;
      return SAYS[part](moved ? { ...settings, ...at(part, place) } : settings, phone);
    };
    const control = createSlider({ label: LABELS[part], min: 0, max: 1, step: 0.005, value: 0.5, say }, (place) => {
      held = undefined;
      drag(part, place);
    });
    const { element } = control;
    const range = element.querySelector("input");
    range?.before(h("span", { "aria-hidden": "true" }, "modest"));
    range?.after(h("span", { "aria-hidden": "true" }, "extreme"));
    element.addEventListener("pointerdown", take);
    element.addEventListener("focusin", take);
    // What a hand has moved waits for the next frame; until then the tour must not move it back.
    element.addEventListener("input", () => void (held = part));
    return { part, control, element, said: "" };
  });
  return {
    element: h("div", { class: "workloads-sliders" }, ...sliders.map(({ element }) => element)),

    /** @param {Scene} scene @param {boolean} phone */
    show({ settings, acting }, phone) {
      Object.assign(shown, { settings, phone });
      for (const slider of sliders) {
        const { part, control, element } = slider;
        const place = position(part, settings);
        const said = `${place} ${SAYS[part](settings, phone)}`;
        element.classList.toggle("workloads-acting", part === acting);
        if (part !== held && said !== slider.said) {
          slider.said = said;
          control.set(place);
        }
      }
    },

    /** Let the next frame write them all. */
    forget: () => sliders.forEach((slider) => void (slider.said = "")),
  };
}
