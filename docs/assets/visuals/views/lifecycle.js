/* <lifecycle-visual>: the six phases as a wheel of tabs, and the feedback loop as it runs: drift, retraining, canary.
   Needs kit/dom.js kit/numbers.js kit/controls.js kit/address.js kit/words.js kit/player.js kit/charts.js models/lifecycle.js data/lifecycle.js. */
"use strict";

visuals.define("lifecycle", (host) => {
  const { h, svg } = visuals;
  const NAME = "lifecycle";
  const PACE = 0.8;
  const MOST_STEPS = 400;
  const TRIALS = 200;
  const SLICE = 4;
  const { phases } = models.data;
  const defaults = models.lifecycle.DEFAULTS;
  /** Which phases the loop is in. @type {Record<Loop["phase"], string>} */
  const AT = { monitoring: "monitoring", retraining: "retraining", canary: "deployment" };
  let settings = { ...defaults };
  let loop = models.lifecycle.create(settings);
  let shown = phases[0].id;
  let fraction = 0;

  /* The wheel. */

  const tabs = phases.map(({ id, title, short }, at) =>
    h(
      "button",
      { type: "button", role: "tab", id: `lifecycle-tab-${id}`, "aria-controls": "lifecycle-panel", class: `v-tab v-tab-${at}`, click: () => turn(id), keydown: move },
      h("span", { class: "v-tab-number", "aria-hidden": "true" }, String(at + 1)),
      h("span", { class: "v-tab-short" }, short),
      h("span", { class: "v-hidden" }, `: ${title}`),
    ),
  );
  const ring = svg(
    "svg",
    { class: "v-ring", viewBox: "0 0 200 200", "aria-hidden": "true" },
    svg("circle", { class: "v-ring-all", cx: 100, cy: 100, r: 70 }),
    ...phases.map((_, at) => arrow(at)),
    svg("circle", { class: "v-ring-token", r: 5 }),
  );
  const now = h("p", { class: "v-ring-now", "aria-hidden": "true" });
  const panel = h("div", { role: "tabpanel", id: "lifecycle-panel", class: "v-card", tabindex: 0 });
  const wheel = h("div", { class: "v-wheel" }, ring, h("div", { class: "v-tabs", role: "tablist", "aria-label": "Phases of the lifecycle" }, ...tabs), now);

  /** An arrowhead between a phase and the next. @param {number} at */
  function arrow(at) {
    const angle = ((at + 0.5) / phases.length) * 360;
    return svg("path", { class: "v-ring-arrow", d: "M-4 -5L5 0L-4 5z", transform: `rotate(${angle} 100 100) translate(100 30)` });
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    const at = phases.findIndex(({ id }) => id === shown);
    const last = phases.length - 1;
    /** @type {Record<string, number>} */
    const keys = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last };
    const next = keys[event.key];
    if (next !== undefined) {
      event.preventDefault();
      turn(phases[(next + phases.length) % phases.length].id);
      tabs[(next + phases.length) % phases.length].focus();
    }
  }

  /** @param {string} id */
  function turn(id) {
    shown = id;
    showPhase();
    save();
  }

  function showPhase() {
    const phase = phases.find(({ id }) => id === shown) ?? phases[0];
    tabs.forEach((tab, at) => {
      const chosen = phases[at] === phase;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", `lifecycle-tab-${phase.id}`);
    const list = (/** @type {string} */ title, /** @type {(Node | string)[][]} */ items) => [h("h5", {}, title), h("ul", {}, ...items.map((item) => h("li", {}, ...item)))];
    panel.replaceChildren(
      h("h4", {}, `${phases.indexOf(phase) + 1}. ${phase.title}`),
      h("p", {}, phase.about),
      h(
        "div",
        { class: "v-controls" },
        h("div", {}, ...list("Activities", phase.activities.map((text) => [text])), ...list("Infrastructure", phase.infrastructure.map((text) => [text]))),
        h("div", {}, ...list("Tools", phase.tools.map(({ name, does, source }) => [visuals.link(source, name), ` ${does}`])), h("p", { class: "v-note" }, "Examples, not recommendations.")),
      ),
      h("h5", {}, "Elsewhere"),
      h("p", {}, "CRISP-ML(Q) calls it ", h("strong", {}, phase.crisp), ". How it is done at the three levels of MLOps:"),
      h("ol", { start: 0, class: "v-levels" }, ...phase.levels.map((text) => h("li", {}, text))),
    );
  }

  /* The loop. */

  const player = visuals.player({
    host,
    pass(seconds) {
      fraction += seconds / PACE;
      if (fraction >= 1) {
        fraction = 0;
        go(loop.step + 1);
      } else {
        paintRing();
      }
      return loop.step < MOST_STEPS;
    },
    step: () => go(loop.step + 1),
    reset: () => restart(0),
    stopped() {
      fraction = 0;
      paintRing();
    },
    stepLabel: "Next decision",
    speeds: { label: "Speed", min: 0.5, max: 8, step: 0.5, value: 1, unit: "times" },
  });
  const controls = visuals.groups(
    /** @type {[string, [string, RangeSpec | ChoiceSpec][]][]} */ ([
      ["The data", [
        ["shift", { label: "Shift of the mean", min: 0, max: 2, step: 0.05, value: defaults.shift, unit: "deviations" }],
        ["scale", { label: "Its spread becomes", min: 0.5, max: 2, step: 0.05, value: defaults.scale, unit: "times" }],
        ["begins", { label: "In week", min: 1, max: 30, value: defaults.begins }],
        ["size", { label: "Requests compared a week", min: 30, max: 5000, value: defaults.size, unit: "requests", log: true }],
        ["references", { label: "Training records to compare with", min: 30, max: 5000, value: defaults.references, unit: "records", log: true }],
      ]],
      ["The monitor", [
        ["rule", { label: "It goes by", options: [["psi", "PSI"], ["ks", "the KS test"], ["both", "both, which have to agree"]], value: defaults.rule }],
        ["limit", { label: "PSI from which it is drift", min: 0.02, max: 1, step: 0.01, value: defaults.limit }],
        ["alpha", { label: "p of KS below which it is drift", min: 0.0001, max: 0.2, value: defaults.alpha, log: true }],
      ]],
      ["The retrained model", [
        ["errors", { label: "Requests that fail with it", min: 0, max: 5, step: 0.1, value: defaults.errors, unit: "%" }],
        ["serving", { label: "Requests that fail with the version in production", min: 0, max: 5, step: 0.1, value: defaults.serving, unit: "%" }],
        ["latency", { label: "Its latency, 99th percentile", min: 50, max: 1000, step: 10, value: defaults.latency, unit: "ms" }],
      ]],
      ["The canary", [
        ["stepWeight", { label: "More traffic each time", min: 1, max: 50, value: defaults.stepWeight, unit: "%" }],
        ["maxWeight", { label: "At most, before all", min: 5, max: 100, value: defaults.maxWeight, unit: "%" }],
        ["threshold", { label: "Failed checks that roll back", min: 1, max: 20, value: defaults.threshold, unit: "checks" }],
        ["successRate", { label: "Success, at least", min: 90, max: 100, step: 0.1, value: defaults.successRate, unit: "%" }],
        ["slowest", { label: "99th percentile of latency, at most", min: 50, max: 1000, step: 10, value: defaults.slowest, unit: "ms" }],
        ["requests", { label: "Requests in an interval", min: 10, max: 20_000, value: defaults.requests, unit: "requests", log: true }],
        ["seed", { label: "Seed of chance", min: 1, max: 999, value: defaults.seed }],
      ]],
    ]),
    (name, value) => {
      settings = { ...settings, [name]: value };
      player.stop();
      restart(loop.step);
      count();
    },
    "The data",
  );
  const share = h("a", { class: "v-share" }, "Link to this state");
  const clock = h("span", { class: "v-clock" });
  const version = h("span", {});
  const speaker = visuals.speaker();
  speaker.element.textContent = "Press Play, or go from decision to decision.";
  const chart = visuals.lineChart({ title: "PSI by week", label: "PSI by week, and from where it is drift", names: ["PSI", "drift from here"], from: 1, steps: weeks, x: String, y: visuals.round });
  const twin = visuals.twin("The weeks as a table", ["Week", "PSI", "KS D", "KS p", "Monitor says", "In truth", "Version"], () =>
    loop.series.map(({ week, psi, d, p, drift, truly, version: one }) => [week, visuals.round(psi), visuals.round(d), visuals.round(p), drift ? "drift" : "no drift", truly ? "drifted" : "as before", one]),
  );
  const log = visuals.eventLog("What was decided", (week) => `Week ${week}`);
  const errors = h("div", { class: "v-cards" });
  const progress = h("p", { class: "v-note" });
  const trialsTwin = visuals.twin("The trials as a table", ["Rule", "False alarms", "Misses"], () => trialRows());

  /** Whole weeks for the axis. @param {number} most @param {number} about */
  function weeks(most, about) {
    const step = Math.max(1, Math.ceil((most - 1) / about));
    return Array.from({ length: Math.floor((most - 1) / step) + 1 }, (_, at) => 1 + at * step);
  }

  /** @param {number} to steps */
  function go(to) {
    const decided = loop.log.length;
    models.lifecycle.advance(loop, Math.min(MOST_STEPS, to));
    const last = loop.log[loop.log.length - 1];
    if (last && loop.log.length > decided) {
      speaker.say(`Week ${last.t}, ${last.who}: ${last.text}`);
    }
    show();
  }

  /** Runs from the beginning to a step, so that the same settings always show the same. @param {number} to */
  function restart(to) {
    loop = models.lifecycle.create(settings);
    models.lifecycle.advance(loop, to);
    fraction = 0;
    log.show([]);
    show();
  }

  function show() {
    const points = loop.series.map(({ week, psi }) => /** @type {[number, number]} */ ([week, psi]));
    const until = Math.max(8, loop.week);
    chart.draw([points, [[1, settings.limit], [until, settings.limit]]]);
    clock.textContent = String(loop.week);
    const canary = loop.phase === "canary" && loop.canary ? `, version ${loop.version + 1} as a canary with ${loop.canary.weight} %` : "";
    version.textContent = `version ${loop.version} serves${canary}`;
    log.show(loop.log);
    twin.update();
    paintRing();
    save();
  }

  /** The token stands where the loop is, or on its way there. */
  function paintRing() {
    const here = phases.findIndex(({ id }) => id === AT[loop.phase]);
    // A retraining goes through data, training and validation before it comes to deployment.
    const way = loop.phase === "retraining" ? 4 : 0.6;
    const angle = ((here + (visuals.calm() ? 0 : fraction * way)) / phases.length) * 360;
    ring.querySelector(".v-ring-token")?.setAttribute("transform", `rotate(${angle.toFixed(1)} 100 100) translate(100 30)`);
    tabs.forEach((tab, at) => tab.classList.toggle("v-active", at === here));
    now.textContent = `Week ${loop.week}: ${phases[here].short.toLowerCase()}`;
  }

  function save() {
    const names = /** @type {(keyof LoopSettings)[]} */ (Object.keys(defaults));
    const state = Object.fromEntries([
      ...names.filter((name) => settings[name] !== defaults[name]).map((name) => [name, settings[name]]),
      ...(loop.step > 0 ? [["step", loop.step]] : []),
      ...(shown === phases[0].id ? [] : [["phase", shown]]),
    ]);
    share.href = visuals.linkTo(NAME, state);
    visuals.writeState(NAME, state);
  }

  /* The trials. */

  /** @type {DriftTrials} */
  let sum = nothing();
  let counting = 0;

  function nothing() {
    return { trials: 0, falsePsi: 0, falseKs: 0, falseBoth: 0, missedPsi: 0, missedKs: 0, missedBoth: 0 };
  }

  /** Counts in slices, so that a slider never waits; what changes meanwhile begins anew. */
  function count() {
    clearTimeout(counting);
    sum = nothing();
    const slice = () => {
      const found = models.drift.trials(settings, sum.trials, Math.min(TRIALS, sum.trials + SLICE));
      const names = /** @type {(keyof DriftTrials)[]} */ (Object.keys(sum));
      sum = /** @type {DriftTrials} */ (/** @type {unknown} */ (Object.fromEntries(names.map((name) => [name, sum[name] + found[name]]))));
      if (sum.trials < TRIALS) {
        counting = window.setTimeout(slice);
      } else {
        showTrials();
      }
    };
    progress.textContent = `${TRIALS} trials are being counted.`;
    counting = window.setTimeout(slice, 100);
  }

  function trialRows() {
    return [
      [`PSI from ${visuals.round(settings.limit)}`, sum.falsePsi, sum.missedPsi],
      [`KS, p below ${visuals.round(settings.alpha)}`, sum.falseKs, sum.missedKs],
      ["Both", sum.falseBoth, sum.missedBoth],
      ["Trials", sum.trials, sum.trials],
    ];
  }

  function showTrials() {
    const moved = settings.shift !== 0 || settings.scale !== 1;
    const card = (/** @type {string} */ title, /** @type {[string, string, number][]} */ rules) =>
      h(
        "section",
        { class: "v-card", "aria-label": title },
        h("h4", {}, title),
        visuals.bars(rules.map(([rule, label, value]) => ({ label, value, mark: rule === settings.rule, text: `${value} of ${sum.trials}` })), { label: `${title} by rule`, most: sum.trials }),
      );
    const none = moved ? "" : ", which is none: there is nothing to miss";
    progress.textContent = `${sum.trials} times ${visuals.round(settings.size)} requests are compared with ${visuals.round(settings.references)} records, once without drift and once with yours${none}.`;
    errors.replaceChildren(
      card("False alarms", [["psi", "PSI", sum.falsePsi], ["ks", "KS", sum.falseKs], ["both", "Both", sum.falseBoth]]),
      card("Misses", [["psi", "PSI", sum.missedPsi], ["ks", "KS", sum.missedKs], ["both", "Both", sum.missedBoth]]),
    );
    trialsTwin.update();
  }

  function load() {
    const said = visuals.readState(NAME);
    /** @type {Record<string, string | number>} */
    const found = {};
    controls.controls.forEach((control, name) => {
      control.set(said[name] ?? defaults[/** @type {keyof LoopSettings} */ (name)]);
      found[name] = control.value;
    });
    settings = /** @type {LoopSettings} */ (/** @type {unknown} */ (found));
    shown = phases.some(({ id }) => id === said["phase"]) ? said["phase"] : phases[0].id;
    showPhase();
    restart(Math.min(MOST_STEPS, Math.max(0, Math.floor(Number(said["step"]) || 0))));
    count();
  }

  host.append(
    wheel,
    panel,
    h("h4", { class: "v-title" }, "The feedback loop, running"),
    h("p", {}, "A model serves, and its data drifts. The monitor compares each week's requests with the training data, and where it says drift, a retrained version goes out as a canary."),
    player.element,
    h("div", { class: "v-status" }, h("span", {}, "Week ", clock, ", ", version), share),
    speaker.element,
    chart.element,
    twin.element,
    h("h4", { class: "v-title" }, "What was decided"),
    log.element,
    controls.element,
    h("h4", { class: "v-title" }, "How often the monitor errs"),
    progress,
    errors,
    trialsTwin.element,
    visuals.about(
      ["Simulated: one feature of normal data, drawn anew each week. The reader’s drift moves its mean and spread. Left out: drift of labels and of the relation between feature and label, which data alone does not show; many features at once, each with its own false alarms."],
      ["PSI: the sum of (q − p) × ln(q / p) over ten bins at the deciles of the training records, empty ones counted as 0.0001 (", visuals.link("https://scholarworks.wmich.edu/dissertations/3208", "Yurdakul 2018"), "). 0.1 and 0.25 are custom, whatever the sample: that is the trap. KS takes the sample size into account, and so finds ever smaller drifts in ever larger samples, which may not matter."],
      ["Canary: Flagger’s rules (", visuals.link("https://docs.flagger.app/usage/how-it-works", "how it works"), "): steps of 10 % up to 50 %, at most four failed checks, 99 % success, a 99th percentile of 500 ms. p beside a failed check is the two-proportion test against the version in production: at 10 % of 1,000 requests, a share of 1 % is one request."],
      ["Phases: ", visuals.link("https://arxiv.org/abs/2003.05155", "CRISP-ML(Q)"), "; levels of MLOps: ", visuals.link("https://docs.cloud.google.com/architecture/mlops-continuous-delivery-and-automation-pipelines-in-machine-learning", "Google Cloud"), ". After a rollback the team waits four weeks; that is our choice."],
    ),
  );
  visuals.onState(host, NAME, load);
  load();
});
