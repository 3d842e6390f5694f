/* <kit-visual>: every part of the kit, live, for who writes a visual. Little's law is the model that moves them. */

/** @import { ChoiceSpec, RangeSpec } from "../kit/types.d.ts" */
import { createBars, createLineChart, times } from "../kit/charts.js";
import { createControls } from "../kit/controls.js";
import { define, h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { createPlayer } from "../kit/player.js";
import { keepSettings } from "../kit/settings.js";
import { createAbout, createLog, createSpeaker, createTwin, link } from "../kit/words.js";
import * as queue from "../models/queue.js";

/** Defines the element. */
export function start() {
  define("kit", upgrade);
}

/** @param {HTMLElement} host */
function upgrade(host) {
  const LONGEST = 600;
  const defaults = { rate: 40, stay: 0.5, mode: "mean" };
  let settings = { ...defaults };
  let seconds = 0;
  /** @type {{t: number, who: string, text: string}[]} */
  let decisions = [];

  const panel = createControls(
    /** @type {[string, [string, RangeSpec | ChoiceSpec][]][]} */ ([
      ["createControls with createRange and createChoice", [
        ["rate", { label: "Requests that arrive", min: 0, max: 200, value: defaults.rate, unit: "/s" }],
        ["stay", {
          label: "Time that a request stays",
          min: 0.01,
          max: 100,
          value: defaults.stay,
          unit: "s",
          log: true,
        }],
        ["mode", {
          label: "Show",
          options: [["mean", "the mean"], ["peak", "the mean and three deviations"]],
          value: defaults.mode,
        }],
      ]],
    ]),
    (name, value) => take({ ...settings, [name]: value }),
    "createControls with createRange and createChoice",
  );
  const address = keepSettings({ host, name: "kit", defaults, controls: panel.controls, load });
  const player = createPlayer({
    host,
    pass(passed) {
      seconds = Math.min(LONGEST, seconds + passed);
      show();
      return seconds < LONGEST;
    },
    step() {
      seconds = Math.min(LONGEST, seconds + 10);
      decide("ten seconds pass");
    },
    reset() {
      seconds = 0;
      decisions = [];
      show();
    },
    stepLabel: "Ten seconds",
    speeds: { label: "Seconds per second", min: 1, max: 60, value: 5, log: true },
  });
  const speaker = createSpeaker();
  speaker.element.textContent = "createSpeaker: it says what was decided, at most every two seconds.";
  const log = createLog("createLog, the newest first");
  const chart = createLineChart({
    title: "createLineChart",
    label: "Requests: inside, and done",
    names: ["inside", "done"],
    steps: times,
    x: numbers.clock,
    y: numbers.round,
  });
  const twin = createTwin(
    "createTwin, the chart as a table",
    ["Time", "Inside", "Done"],
    () => samples().map(([t, inside, done]) => [numbers.clock(t), numbers.round(inside), numbers.round(done)]),
  );
  const bars = h("div");
  const amount = h("p", { class: "v-big" });
  const clock = h("span", { class: "v-clock" });

  host.append(
    panel.element,
    player.element,
    h("div", { class: "v-status" }, h("span", {}, "Time ", clock), address.element),
    speaker.element,
    h(
      "div",
      { class: "v-cards" },
      h("section", { class: "v-card", "aria-label": "Inside" }, h("h4", {}, "v-card, v-big"), amount),
    ),
    chart.element,
    twin.element,
    h("h4", { class: "v-title" }, "createBars"),
    bars,
    h("h4", { class: "v-title" }, "createLog"),
    log.element,
    createAbout([
      "Requests inside = requests a second × seconds that one stays: ",
      link("https://doi.org/10.1287/opre.9.3.383", "Little 1961"),
      ". Left out: everything else.",
    ]),
  );

  /** @returns {[number, number, number][]} time, requests inside and done */
  function samples() {
    const points = Math.max(2, Math.ceil(seconds / 10) + 1);
    return Array.from({ length: points }, (_, index) => {
      const t = Math.min(seconds, index * 10);
      return [
        t,
        queue.inside(settings.rate, Math.min(settings.stay, t)),
        settings.rate * Math.max(0, t - settings.stay),
      ];
    });
  }

  /** @param {typeof defaults} next */
  function take(next) {
    settings = next;
    decide(`${numbers.round(queue.inside(settings.rate, settings.stay))} requests are inside on average`);
  }

  /** @param {string} text */
  function decide(text) {
    decisions = [...decisions, { t: seconds, who: "Reader", text }];
    speaker.say(text);
    show();
  }

  function show() {
    const inside = queue.inside(settings.rate, settings.stay);
    const all = [{ label: "Arrive a second", value: settings.rate, text: numbers.round(settings.rate) }, {
      label: "Inside",
      value: inside,
      text: numbers.round(inside),
      mark: true,
    }];
    const peak = inside + 3 * Math.sqrt(inside);
    bars.replaceChildren(
      createBars(
        settings.mode === "peak"
          ? [...all, { label: "Three deviations more", value: peak, text: numbers.round(peak) }]
          : all,
        { label: "Requests" },
      ),
    );
    amount.textContent = `${numbers.round(inside)} requests inside`;
    clock.textContent = numbers.clock(seconds);
    chart.draw([samples().map(([t, value]) => [t, value]), samples().map(([t, , done]) => [t, done])]);
    twin.update();
    log.show(decisions);
    const t = Math.floor(seconds);
    address.save(settings, t > 0 ? { t } : {});
  }

  function load() {
    const said = address.said();
    settings = address.set(said);
    seconds = Math.min(LONGEST, Math.max(0, Math.floor(Number(said["t"]) || 0)));
    show();
  }

  load();
}
