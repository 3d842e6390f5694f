/* <lifecycle-visual>: the six phases as a wheel of tabs, and the feedback loop as it runs: drift, retraining, canary. */

/** @import { ChoiceSpec, LineChart, RangeSpec } from "../kit/types.d.ts" */
/** @import { DriftTrials, Loop, LoopSettings } from "../models/lifecycle-types.d.ts" */
import { levels, phases, traps } from "../data/lifecycle.js";
import { createBars, createLineChart } from "../kit/charts.js";
import { createControls } from "../kit/controls.js";
import { calm, define, h, svg } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { createPlayer } from "../kit/player.js";
import { keepSettings } from "../kit/settings.js";
import { createAbout, createLog, createSpeaker, createTwin, link } from "../kit/words.js";
import * as drift from "../models/drift.js";
import * as model from "../models/lifecycle.js";

/** Defines the element. */
export function start() {
  define("lifecycle", upgrade);
}

/** @param {HTMLElement} host */
function upgrade(host) {
  const PACE = 0.8;
  const MOST_STEPS = 400;
  const TRIALS = 200;
  /** Milliseconds that are computed before the page may do something else. */
  const SLICE = 12;
  /** The smallest p that its chart tells apart. */
  const LEAST = 1e-6;
  /** Where a chart of the kit begins and ends, so that marks stand below its weeks. */
  const [LEFT, RIGHT] = [68, 12];
  const RADIUS = 80;
  const defaults = model.DEFAULTS;
  /** Which phases the loop is in. @type {Record<Loop["phase"], string>} */
  const AT = { monitoring: "monitoring", retraining: "retraining", canary: "deployment" };
  let settings = { ...defaults };
  let loop = model.create(settings);
  /** Steps that the loop is at, or on its way to. */
  let target = 0;
  let replaying = 0;
  let shown = phases[0].id;
  let fraction = 0;
  /** The way of the token, in phases: it stands still while the phase stays. */
  let [from, to] = [4, 4];

  /* The wheel. */

  const tabs = phases.map(({ id, title, short }, at) =>
    h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `lifecycle-tab-${id}`,
        "aria-controls": "lifecycle-panel",
        class: `v-tab v-tab-${at}`,
        click: () => turn(id),
        keydown: move,
      },
      h("span", { class: "v-tab-number", "aria-hidden": "true" }, String(at + 1)),
      h("span", { class: "v-tab-short" }, short),
      h("span", { class: "v-hidden" }, `: ${title}`),
    )
  );
  const ring = svg(
    "svg",
    { class: "v-ring", viewBox: "0 0 200 200", "aria-hidden": "true" },
    svg("circle", { class: "v-ring-all", cx: 100, cy: 100, r: RADIUS }),
    ...phases.map((_, at) => arrow(at)),
    svg("circle", { class: "v-ring-token", r: 4.5 }),
  );
  const now = h("p", { class: "v-ring-now", "aria-hidden": "true" });
  const panel = h("div", { role: "tabpanel", id: "lifecycle-panel", class: "v-card", tabindex: 0 });
  const wheel = h(
    "div",
    { class: "v-wheel" },
    ring,
    h("div", { class: "v-tabs", role: "tablist", "aria-label": "Phases of the lifecycle" }, ...tabs),
    now,
  );

  /** An arrowhead between a phase and the next. @param {number} at */
  function arrow(at) {
    // Those beside the widest tab, at the bottom, stand nearer to their other neighbors.
    const angle = ((at + 0.5) / phases.length) * 360 + (at === 2 ? -10 : at === 3 ? 10 : 0);
    return svg("path", {
      class: "v-ring-arrow",
      d: "M-4 -5L5 0L-4 5z",
      transform: `rotate(${angle} 100 100) translate(100 ${100 - RADIUS})`,
    });
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
    const list = (
      /** @type {string} */ title,
      /** @type {(Node | string)[][]} */ items,
    ) => [h("h5", {}, title), h("ul", {}, ...items.map((item) => h("li", {}, ...item)))];
    panel.replaceChildren(
      h("h4", {}, `${phases.indexOf(phase) + 1}. ${phase.title}`),
      h("p", {}, phase.about),
      h(
        "div",
        { class: "v-controls" },
        h(
          "div",
          {},
          ...list("Activities", phase.activities.map((text) => [text])),
          ...list("Infrastructure", phase.infrastructure.map((text) => [text])),
        ),
        h(
          "div",
          {},
          ...list("Tools", phase.tools.map(({ name, does, source }) => [link(source, name), ` ${does}`])),
          h("p", { class: "v-note" }, "Examples, not recommendations."),
        ),
      ),
      h("h5", {}, "Elsewhere"),
      h(
        "p",
        {},
        "CRISP-ML(Q) calls it ",
        h("strong", {}, phase.crisp),
        ". How it is done at the three levels of MLOps:",
      ),
      h(
        "ol",
        { start: 0, class: "v-levels" },
        ...phase.levels.map((text, level) => h("li", {}, h("strong", {}, levels[level]), `: ${text}`)),
      ),
    );
  }

  /* The loop. */

  const player = createPlayer({
    host,
    pass(seconds) {
      fraction += seconds / PACE;
      if (fraction >= 1) {
        fraction = 0;
        go(target + 1, 0);
      } else {
        paintRing(fraction / 0.6);
      }
      return target < MOST_STEPS;
    },
    step: () => go(target + 1),
    reset: () => restart(0),
    stopped() {
      fraction = 0;
      paintRing();
    },
    stepLabel: "Next decision",
    speeds: { label: "Speed", min: 0.5, max: 8, step: 0.5, value: 1, unit: "times" },
  });
  const controls = createControls(
    /** @type {[string, [string, RangeSpec | ChoiceSpec][]][]} */ ([
      ["The data", [
        ["shift", {
          label: "Shift of the mean",
          min: 0,
          max: 2,
          step: 0.05,
          value: defaults.shift,
          unit: "deviations",
        }],
        ["scale", { label: "Its spread becomes", min: 0.5, max: 2, step: 0.05, value: defaults.scale, unit: "times" }],
        ["begins", { label: "In week", min: 1, max: 30, value: defaults.begins }],
        ["size", {
          label: "Requests compared a week",
          min: 30,
          max: 5000,
          value: defaults.size,
          unit: "requests",
          log: true,
        }],
        ["references", {
          label: "Training records to compare with",
          min: 30,
          max: 5000,
          value: defaults.references,
          unit: "records",
          log: true,
        }],
      ]],
      ["The monitor", [
        ["rule", {
          label: "It goes by",
          options: [["psi", "PSI"], ["ks", "the KS test"], ["both", "both, which have to agree"]],
          value: defaults.rule,
        }],
        ["limit", { label: "PSI from which it is drift", min: 0.02, max: 1, step: 0.01, value: defaults.limit }],
        ["alpha", {
          label: "p of KS below which it is drift",
          min: 0.0001,
          max: 0.2,
          value: defaults.alpha,
          log: true,
        }],
      ]],
      ["The retrained model", [
        ["errors", {
          label: "Requests that fail with it",
          min: 0,
          max: 5,
          step: 0.1,
          value: defaults.errors,
          unit: "%",
        }],
        ["serving", {
          label: "Requests that fail with the version in production",
          min: 0,
          max: 5,
          step: 0.1,
          value: defaults.serving,
          unit: "%",
        }],
        ["latency", {
          label: "Its latency, 99th percentile",
          min: 50,
          max: 1000,
          step: 10,
          value: defaults.latency,
          unit: "ms",
        }],
      ]],
      ["The canary", [
        ["stepWeight", { label: "More traffic each time", min: 1, max: 50, value: defaults.stepWeight, unit: "%" }],
        ["maxWeight", { label: "At most, before all", min: 5, max: 100, value: defaults.maxWeight, unit: "%" }],
        ["threshold", {
          label: "Failed checks that roll back",
          min: 1,
          max: 20,
          value: defaults.threshold,
          unit: "checks",
        }],
        ["successRate", {
          label: "Success, at least",
          min: 90,
          max: 100,
          step: 0.1,
          value: defaults.successRate,
          unit: "%",
        }],
        ["slowest", {
          label: "99th percentile of latency, at most",
          min: 50,
          max: 1000,
          step: 10,
          value: defaults.slowest,
          unit: "ms",
        }],
        ["requests", {
          label: "Requests in an interval",
          min: 10,
          max: 20_000,
          value: defaults.requests,
          unit: "requests",
          log: true,
        }],
        ["seed", { label: "Seed of chance", min: 1, max: 999, value: defaults.seed }],
      ]],
    ]),
    (name, value) => {
      settings = { ...settings, [name]: value };
      trap.value = "";
      begin();
    },
    "The data",
  );
  const address = keepSettings({ host, name: "lifecycle", defaults, controls: controls.controls, load });
  const clock = h("span", { class: "v-clock" });
  const version = h("span", {});
  const speaker = createSpeaker();
  const charts = h("div");
  /** @type {LineChart[]} */
  let lines = [];
  let lined = "";
  const verdicts = h("div", { class: "v-figure" });
  const bins = h("div", { class: "v-figure" });
  const binsTwin = createTwin("The tenths as a table", ["Tenth", "Of the training records", "Of the requests"], () => {
    const last = loop.series[loop.series.length - 1];
    return last ? last.bins.trained.map((share, at) => [at + 1, percent(share), percent(last.bins.seen[at])]) : [];
  });
  const twin = createTwin(
    "The weeks as a table",
    ["Week", "PSI", "KS D", "KS p", "Monitor says", "In truth", "Version"],
    () =>
      loop.series.map((
        { week, psi, d, p, drift, truly, version: one },
      ) => [
        week,
        numbers.round(psi),
        numbers.round(d),
        numbers.round(p),
        drift ? "drift" : "no drift",
        truly ? "drifted" : "as before",
        one,
      ]),
  );
  const log = createLog("What was decided", (week) => `Week ${week}`);
  const errors = h("div", { class: "v-cards" });
  const progress = h("p", { class: "v-note" });
  const trialsTwin = createTwin("The trials as a table", ["Rule", "False alarms", "Misses"], () => trialRows());

  /** Whole weeks for the axis. @param {number} most @param {number} about */
  function weeks(most, about) {
    const step = Math.max(1, Math.ceil((most - 1) / about));
    return Array.from({ length: Math.floor((most - 1) / step) + 1 }, (_, at) => 1 + at * step);
  }

  const percent = (/** @type {number} */ share) => `${numbers.round(100 * share)} %`;

  const place = () => phases.findIndex(({ id }) => id === AT[loop.phase]);

  /** What was decided last. */
  function lastWords() {
    const last = loop.log[loop.log.length - 1];
    return last ? `Week ${last.t}, ${last.who}: ${last.text}` : "Press Play, or go from decision to decision.";
  }

  /** @param {number} step @param {number} [part] of its way that the token has gone already */
  function go(step, part = 1) {
    target = Math.min(MOST_STEPS, step);
    if (replaying) {
      return;
    }
    from = place();
    model.advance(loop, target);
    // It always goes forward: a retraining passes data, training and validation before it comes to deployment.
    to = from + ((place() - from + phases.length) % phases.length);
    speaker.say(lastWords());
    show(part);
  }

  /** Runs from the beginning to a step, so that the same settings always show the same. @param {number} step */
  function restart(step) {
    clearTimeout(replaying);
    const next = model.create(settings);
    target = step;
    fraction = 0;
    save();
    inSlices(
      () => {
        next.step < target && model.advance(next, next.step + 1);
        return next.step < target;
      },
      (timer) => (replaying = timer),
      () => {
        loop = next;
        from = to = place();
        log.show([]);
        speaker.element.textContent = lastWords();
        show();
      },
    );
  }

  /**
   * Does work in slices, so that a slider never waits.
   * @param {() => boolean} step does a little, and tells whether there is more
   * @param {(timer: number) => void} wait is told what to clear to end it, and 0 at the end
   * @param {() => void} done
   */
  function inSlices(step, wait, done) {
    const end = performance.now() + SLICE;
    let more = true;
    while (more && performance.now() < end) {
      more = step();
    }
    wait(more ? setTimeout(() => inSlices(step, wait, done)) : 0);
    more || done();
  }

  function begin() {
    player.stop();
    restart(target);
    count();
  }

  /** PSI and p by week; the line of a limit stands only where the monitor goes by it. */
  function drawLines() {
    const { rule, limit, alpha } = settings;
    const until = Math.max(2, loop.week);
    if (lined !== rule) {
      lined = rule;
      const one = (
        /** @type {string} */ title,
        /** @type {string[]} */ names,
        /** @type {(value: number) => string} */ y,
      ) => createLineChart({ title, label: title, names, y, height: 130, from: 1, steps: weeks, x: String });
      lines = [
        one("PSI by week", rule === "ks" ? ["PSI"] : ["PSI", "drift from here"], numbers.round),
        one(
          "p of KS by week: the smaller, the higher",
          rule === "psi" ? ["p"] : ["p", "drift above α"],
          (value) => numbers.round(10 ** -value, 1),
        ),
      ];
      charts.replaceChildren(...lines.map(({ element }) => element));
    }
    const line = (/** @type {(week: Loop["series"][number]) => number} */ of) =>
      loop.series.map((one) => /** @type {[number, number]} */ ([one.week, of(one)]));
    const level = (
      /** @type {boolean} */ used,
      /** @type {number} */ at,
    ) => (used ? [/** @type {[number, number][]} */ ([[1, at], [until, at]])] : []);
    const height = (/** @type {number} */ p) => -Math.log10(Math.max(LEAST, p));
    lines[0].draw([line(({ psi }) => psi), ...level(rule !== "ks", limit)]);
    lines[1].draw([line(({ p }) => height(p)), ...level(rule !== "psi", height(alpha))]);
    drawVerdicts(until);
  }

  /** @type {[string, string, (week: {drift: boolean, truly: boolean}) => boolean, string][]} */
  const VERDICTS = [
    ["alarm", "alarms, rightly", ({ drift, truly }) => drift && truly, "M0-6L6 5H-6z"],
    ["false", "false alarms", ({ drift, truly }) => drift && !truly, "M0-6L6 5H-6z"],
    ["miss", "misses", ({ drift, truly }) => !drift && truly, "M-5-5L5 5M5-5L-5 5"],
  ];

  const widthNow = () => Math.max(240, Math.round(charts.clientWidth || 600));

  /** Marks below the weeks, told apart by shape. @param {number} until */
  function drawVerdicts(until) {
    const width = widthNow();
    const mark = (/** @type {string} */ kind, /** @type {string} */ d, /** @type {number} */ x) =>
      svg("path", { class: `v-verdict v-verdict-${kind}`, d, transform: `translate(${x.toFixed(1)} 10)` });
    const toX = (/** @type {number} */ week) => LEFT + ((week - 1) / (until - 1)) * (width - LEFT - RIGHT);
    const sorts = VERDICTS.map(([kind, name, is, d]) => ({
      kind,
      name,
      d,
      weeks: loop.series.filter(is).map(({ week }) => week),
    }));
    const said = sorts.map(({ name, weeks: all }) => `${name}: ${all.length ? "in week " : "none"}${all.join(", ")}`)
      .join("; ");
    verdicts.replaceChildren(
      h("p", { class: "v-chart-title", "aria-hidden": "true" }, "What the monitor said"),
      svg(
        "svg",
        {
          class: "v-chart",
          viewBox: `0 0 ${width} 20`,
          role: "img",
          "aria-label": `What the monitor said by week. ${said}`,
        },
        svg("line", { class: "v-grid", x1: LEFT, x2: width - RIGHT, y1: 10, y2: 10 }),
        ...sorts.flatMap(({ kind, d, weeks: all }) => all.map((week) => mark(kind, d, toX(week)))),
      ),
      h(
        "ul",
        { class: "v-key", "aria-hidden": "true" },
        ...sorts.map(({ kind, name, d, weeks: all }) =>
          h("li", {}, svg("svg", { width: 20, height: 20 }, mark(kind, d, 10)), `${name}: ${all.length}`)
        ),
      ),
    );
  }

  /** The shares of the last week in the ten bins of PSI, beside those of the training records. */
  function drawBins() {
    const last = loop.series[loop.series.length - 1];
    if (!last) {
      return;
    }
    const { trained, seen } = last.bins;
    const most = Math.max(...trained, ...seen);
    const width = widthNow();
    const one = width / trained.length;
    const bar = (/** @type {string} */ kind, /** @type {number} */ x, /** @type {number} */ share) => {
      const height = (76 * share) / most;
      return svg("rect", {
        class: `v-bin v-bin-${kind}`,
        x: x.toFixed(1),
        width: (0.36 * one).toFixed(1),
        y: (82 - height).toFixed(1),
        height: height.toFixed(1),
      });
    };
    const kinds = [["trained", "p, of the training records"], ["seen", "q, of the requests"]];
    bins.replaceChildren(
      h("p", { class: "v-chart-title", "aria-hidden": "true" }, `Week ${last.week} in the tenths of the training data`),
      svg(
        "svg",
        {
          class: "v-chart v-bins",
          viewBox: `0 0 ${width} 100`,
          role: "img",
          "aria-label": `Shares of week ${last.week} in the ten bins of PSI, from ${percent(Math.min(...seen))} to ${
            percent(Math.max(...seen))
          }`,
        },
        svg("line", { class: "v-grid", x1: 0, x2: width, y1: 82.5, y2: 82.5 }),
        ...trained.flatMap((
          share,
          at,
        ) => [
          bar("trained", (at + 0.1) * one, share),
          bar("seen", (at + 0.52) * one, seen[at]),
          svg(
            "text",
            { class: "v-tick", x: ((at + 0.5) * one).toFixed(1), y: 96, "text-anchor": "middle" },
            String(at + 1),
          ),
        ]),
      ),
      h(
        "ul",
        { class: "v-key", "aria-hidden": "true" },
        ...kinds.map(([kind, name]) =>
          h(
            "li",
            {},
            svg(
              "svg",
              { width: 12, height: 14 },
              svg("rect", { class: `v-bin v-bin-${kind}`, x: 1, y: 1, width: 10, height: 12 }),
            ),
            name,
          )
        ),
      ),
    );
    binsTwin.update();
  }

  /** @param {number} [part] */
  function show(part = 1) {
    saw.hidden = loop.series.length === 0;
    drawLines();
    drawBins();
    clock.textContent = String(loop.week);
    const canary = loop.phase === "canary" && loop.canary
      ? `, version ${loop.version + 1} as a canary with ${loop.canary.weight} %`
      : "";
    version.textContent = `version ${loop.version} serves${canary}`;
    log.show(loop.log);
    twin.update();
    paintRing(part);
    save();
  }

  /** The token stands outside the phase that the loop is in, or is on its way there. @param {number} [part] of the way */
  function paintRing(part = 1) {
    const here = place();
    const angle = ((from + (to - from) * (calm() ? 1 : Math.min(1, part))) / phases.length) * 360;
    ring.querySelector(".v-ring-token")?.setAttribute(
      "transform",
      `rotate(${angle.toFixed(1)} 100 100) translate(100 0)`,
    );
    ring.querySelectorAll(".v-ring-arrow").forEach((one, at) =>
      one.classList.toggle("v-lit", (at - from + phases.length) % phases.length < to - from)
    );
    tabs.forEach((tab, at) => tab.classList.toggle("v-active", at === here));
    now.textContent = `Week ${loop.week}: ${phases[here].short.toLowerCase()}`;
  }

  function save() {
    address.save(settings, {
      ...(target > 0 ? { step: target } : {}),
      ...(shown === phases[0].id ? {} : { phase: shown }),
    });
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
    const trial = () => {
      const found = drift.trials(settings, sum.trials, sum.trials + 1);
      const names = /** @type {(keyof DriftTrials)[]} */ (Object.keys(sum));
      sum = /** @type {DriftTrials} */ (/** @type {unknown} */ (Object.fromEntries(
        names.map((name) => [name, sum[name] + found[name]]),
      )));
      return sum.trials < TRIALS;
    };
    about.textContent = traps.find(({ id }) => id === trap.value)?.about ?? "";
    progress.textContent = `${TRIALS} trials are being counted.`;
    counting = setTimeout(() => inSlices(trial, (timer) => (counting = timer), showTrials), 100);
  }

  const moves = () => settings.shift !== 0 || settings.scale !== 1;

  function trialRows() {
    const missed = (/** @type {number} */ some) => (moves() ? some : "none");
    return [
      [`PSI from ${numbers.round(settings.limit)}`, sum.falsePsi, missed(sum.missedPsi)],
      [`KS, p below ${numbers.round(settings.alpha)}`, sum.falseKs, missed(sum.missedKs)],
      ["Both", sum.falseBoth, missed(sum.missedBoth)],
      ["Trials", sum.trials, missed(sum.trials)],
    ];
  }

  function showTrials() {
    const card = (/** @type {string} */ title, /** @type {[string, string, number][]} */ rules) =>
      h(
        "section",
        { class: "v-card", "aria-label": title },
        h("h4", {}, title),
        createBars(
          rules.map(([rule, label, value]) => ({
            label,
            value,
            mark: rule === settings.rule,
            text: `${value} of ${sum.trials}`,
          })),
          { label: `${title} by rule`, most: sum.trials },
        ),
      );
    const said = moves()
      ? "once without drift and once with yours"
      : "without drift: yours is none, so there is none to miss";
    progress.textContent = `${sum.trials} times ${numbers.round(settings.size)} requests are compared with ${
      numbers.round(settings.references)
    } records, ${said}.`;
    errors.replaceChildren(
      card("False alarms", [["psi", "PSI", sum.falsePsi], ["ks", "KS", sum.falseKs], ["both", "Both", sum.falseBoth]]),
      ...(moves()
        ? [
          card("Misses", [["psi", "PSI", sum.missedPsi], ["ks", "KS", sum.missedKs], ["both", "Both", sum.missedBoth]]),
        ]
        : []),
    );
    trialsTwin.update();
  }

  function load() {
    const said = address.said();
    settings = address.set(said);
    const keys = /** @type {(keyof LoopSettings)[]} */ (Object.keys(defaults));
    trap.value =
      traps.find((one) => keys.every((name) => settings[name] === (one.settings[name] ?? defaults[name])))?.id ?? "";
    shown = phases.some(({ id }) => id === said["phase"]) ? said["phase"] : phases[0].id;
    showPhase();
    restart(Math.min(MOST_STEPS, Math.max(0, Math.floor(Number(said["step"]) || 0))));
    count();
  }

  const about = h("p", { class: "v-note" });
  const saw = h(
    "div",
    {},
    h("h4", { class: "v-title" }, "What the monitor saw"),
    charts,
    verdicts,
    twin.element,
    bins,
    binsTwin.element,
  );
  const trap = h(
    "select",
    { id: "lifecycle-trap" },
    h("option", { value: "" }, "Your own settings"),
    ...traps.map(({ id, title }) => h("option", { value: id }, title)),
  );
  trap.addEventListener("change", () => {
    settings = address.set({}, { ...defaults, ...traps.find(({ id }) => id === trap.value)?.settings });
    begin();
  });

  host.append(
    h(
      "p",
      {},
      "A model serves, and its data drifts. The monitor compares each week’s requests with the training data, and where it says drift, a retrained version goes out as a canary.",
    ),
    h(
      "div",
      { class: "v-lifecycle" },
      h(
        "div",
        {},
        wheel,
        player.element,
        h("div", { class: "v-status" }, h("span", {}, "Week ", clock, ", ", version), address.element),
        speaker.element,
        h("h4", { class: "v-title" }, "What was decided"),
        log.element,
      ),
      panel,
    ),
    controls.element,
    saw,
    h("h4", { class: "v-title" }, "How often the monitor errs"),
    h("div", { class: "v-control" }, h("label", { for: "lifecycle-trap" }, "A trap to look into"), trap),
    about,
    progress,
    errors,
    trialsTwin.element,
    createAbout(
      ["Simulated: one feature of normal data, drawn anew each week. The reader’s drift moves its mean and spread. Left out: drift of labels and of the relation between feature and label, which data alone does not show; many features at once, each with its own false alarms."],
      [
        "PSI: the sum of (q − p) × ln(q / p) over ten bins at the deciles of the training records, empty ones counted as 0.0001 (",
        link("https://scholarworks.wmich.edu/dissertations/3208", "Yurdakul 2018"),
        "). 0.1 and 0.25 are custom, whatever the sample: that is the trap. KS takes the sample size into account, and so finds ever smaller drifts in ever larger samples, which may not matter.",
      ],
      [
        "Canary: Flagger’s rules (",
        link("https://docs.flagger.app/usage/how-it-works", "how it works"),
        "): steps of 10 % up to 50 %, at most four failed checks, 99 % success, a 99th percentile of 500 ms. Where too many requests failed, p is of the two-proportion test against the version in production: at 10 % of 1,000 requests, a share of 1 % is one request.",
      ],
      [
        "Phases: ",
        link("https://arxiv.org/abs/2003.05155", "CRISP-ML(Q)"),
        "; levels of MLOps: ",
        link(
          "https://docs.cloud.google.com/architecture/mlops-continuous-delivery-and-automation-pipelines-in-machine-learning",
          "Google Cloud",
        ),
        ". After a rollback the team waits four weeks; that is our choice.",
      ],
    ),
  );
  load();
}
