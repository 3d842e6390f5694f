/* <kit-visual>: every part of the kit, live, for who writes a visual. Little's law is the model that moves them.
   Needs kit/dom.js kit/numbers.js kit/controls.js kit/address.js kit/words.js kit/player.js kit/charts.js models/queue.js. */
"use strict";

visuals.define("kit", (host) => {
  const { h } = visuals;
  const NAME = "kit";
  const LONGEST = 600;
  const defaults = { rate: 40, stay: 0.5, mode: "mean" };
  let settings = { ...defaults };
  let seconds = 0;
  /** @type {{t: number, who: string, text: string}[]} */
  let decisions = [];

  const panel = visuals.groups(
    /** @type {[string, [string, RangeSpec | ChoiceSpec][]][]} */ ([
      ["visuals.groups with visuals.range and visuals.choice", [
        ["rate", { label: "Requests that arrive", min: 0, max: 200, value: defaults.rate, unit: "/s" }],
        ["stay", { label: "Time that a request stays", min: 0.01, max: 100, value: defaults.stay, unit: "s", log: true }],
        ["mode", { label: "Show", options: [["mean", "the mean"], ["peak", "the mean and three deviations"]], value: defaults.mode }],
      ]],
    ]),
    (name, value) => take({ ...settings, [name]: value }),
    "visuals.groups with visuals.range and visuals.choice",
  );
  const player = visuals.player({
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
  const speaker = visuals.speaker();
  speaker.element.textContent = "visuals.speaker: it says what was decided, at most every two seconds.";
  const log = visuals.eventLog("visuals.eventLog, the newest first");
  const chart = visuals.lineChart({ title: "visuals.lineChart", label: "Requests: inside, and done", names: ["inside", "done"], steps: visuals.times, x: visuals.clock, y: visuals.round });
  const twin = visuals.twin("visuals.twin, the chart as a table", ["Time", "Inside", "Done"], () => samples().map(([t, inside, done]) => [visuals.clock(t), visuals.round(inside), visuals.round(done)]));
  const bars = h("div");
  const amount = h("p", { class: "v-big" });
  const share = h("a", { class: "v-share" }, "Link to this state");
  const clock = h("span", { class: "v-clock" });

  host.append(
    panel.element,
    player.element,
    h("div", { class: "v-status" }, h("span", {}, "Time ", clock), share),
    speaker.element,
    h("div", { class: "v-cards" }, h("section", { class: "v-card", "aria-label": "Inside" }, h("h4", {}, "v-card, v-big"), amount)),
    chart.element,
    twin.element,
    h("h4", { class: "v-title" }, "visuals.bars"),
    bars,
    h("h4", { class: "v-title" }, "visuals.eventLog"),
    log.element,
    visuals.about(["Requests inside = requests a second × seconds that one stays: ", visuals.link("https://doi.org/10.1287/opre.9.3.383", "Little 1961"), ". Left out: everything else."]),
  );

  /** @returns {[number, number, number][]} time, requests inside and done */
  function samples() {
    const points = Math.max(2, Math.ceil(seconds / 10) + 1);
    return Array.from({ length: points }, (_, index) => {
      const t = Math.min(seconds, index * 10);
      return [t, models.queue.inside(settings.rate, Math.min(settings.stay, t)), settings.rate * Math.max(0, t - settings.stay)];
    });
  }

  /** @param {typeof defaults} next */
  function take(next) {
    settings = next;
    decide(`${visuals.round(models.queue.inside(settings.rate, settings.stay))} requests are inside on average`);
  }

  /** @param {string} text */
  function decide(text) {
    decisions = [...decisions, { t: seconds, who: "Reader", text }];
    speaker.say(text);
    show();
  }

  function show() {
    const inside = models.queue.inside(settings.rate, settings.stay);
    const all = [{ label: "Arrive a second", value: settings.rate, text: visuals.round(settings.rate) }, { label: "Inside", value: inside, text: visuals.round(inside), mark: true }];
    const peak = inside + 3 * Math.sqrt(inside);
    bars.replaceChildren(visuals.bars(settings.mode === "peak" ? [...all, { label: "Three deviations more", value: peak, text: visuals.round(peak) }] : all, { label: "Requests" }));
    amount.textContent = `${visuals.round(inside)} requests inside`;
    clock.textContent = visuals.clock(seconds);
    chart.draw([samples().map(([t, value]) => [t, value]), samples().map(([t, , done]) => [t, done])]);
    twin.update();
    log.show(decisions);
    const state = Object.fromEntries(Object.entries({ ...settings, t: Math.floor(seconds) }).filter(([name, value]) => value !== { ...defaults, t: 0 }[name]));
    share.href = visuals.linkTo(NAME, state);
    visuals.writeState(NAME, state);
  }

  function load() {
    const said = visuals.readState(NAME);
    panel.controls.forEach((control, name) => control.set(said[name] ?? defaults[/** @type {keyof typeof defaults} */ (name)]));
    settings = /** @type {typeof defaults} */ (Object.fromEntries([...panel.controls].map(([name, control]) => [name, control.value])));
    seconds = Math.min(LONGEST, Math.max(0, Math.floor(Number(said["t"]) || 0)));
    show();
  }

  visuals.onState(host, NAME, load);
  load();
});
