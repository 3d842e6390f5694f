/* <answer-visual>: where the time goes in one chatbot answer, with a slider for the answer's length. */

import { h } from "../kit/dom.js";
import { register } from "../kit/register.js";
import { answerSeconds } from "../models/answer.js";
import { sum, time } from "./words.js";

const TOKENS = { min: 10, max: 300, step: 10, value: 200 };
/** The status is spoken twice a second at most: ms. */
const PAUSE = 500;

export function start() {
  register("answer", upgrade);
}

/** @param {HTMLElement} host which holds the bars for the first length */
function upgrade(host) {
  const bars = [...host.querySelectorAll("rect")];
  const times = [...host.querySelectorAll("dd b")];
  const status = host.querySelector("p");
  const longest = answerSeconds(TOKENS.max).write;
  const length = h("span");
  const slider = h("input", { id: "answer-tokens", type: "range", ...TOKENS });
  let waiting = 0;
  const sayLength = () => {
    length.textContent = `${slider.value} tokens`;
    slider.setAttribute("aria-valuetext", length.textContent);
  };
  const show = () => {
    const parts = answerSeconds(Number(slider.value));
    Object.values(parts).forEach((seconds, index) => {
      bars[index]?.setAttribute("width", `${(seconds / longest) * 100}%`);
      times[index]?.replaceChildren(time(seconds));
    });
    sayLength();
    waiting ||= setTimeout(() => {
      waiting = 0;
      status?.replaceChildren(sum(answerSeconds(Number(slider.value))));
    }, PAUSE);
  };
  slider.addEventListener("input", show);
  sayLength();
  status?.setAttribute("role", "status");
  status?.replaceChildren(sum(answerSeconds(TOKENS.value)));
  const label = h("label", { for: slider.id }, h("span", {}, "Answer length"), " ", length);
  host.querySelector(".answer-length")?.append(label, slider);
}
