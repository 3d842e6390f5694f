/* <ways-visual>: three ways to a model, from scratch, fine-tuned, as it is: what each takes, and when it pays. */

/** @import { Price } from "../data/types.d.ts" */
/** @import { ChoiceSpec, RangeSpec } from "../kit/types.d.ts" */
/** @import { Way, WayName } from "../models/types.d.ts" */
/** @import { WaySettings } from "./types.d.ts" */
import { hardware } from "../data/hardware.js";
import { prices } from "../data/prices.js";
import { computeRuns, runs } from "../data/runs.js";
import { createBars, createLineChart } from "../kit/charts.js";
import { createControls } from "../kit/controls.js";
import { define, h, svg } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { createPlayer } from "../kit/player.js";
import { keepSettings } from "../kit/settings.js";
import * as units from "../kit/units.js";
import { createAbout, createSpeaker, createTwin, link } from "../kit/words.js";
import * as acquisition from "../models/acquisition.js";
import * as llm from "../models/llm.js";

/** Defines the element. */
export function start() {
  define("ways", upgrade);
}

/** @param {HTMLElement} host */
function upgrade(host) {
  const FILM = 12;
  const PETAFLOP_DAY = 8.64e19;
  /** What the visual begins with, as the worked table has it. @type {WaySettings} */
  const defaults = {
    parameters: 7e9,
    asIsParameters: 70e9,
    ratio: 20,
    tuningTokens: 1e7,
    method: "lora",
    rank: 16,
    gpu: "A100",
    count: 64,
    utilization: 0.4,
    price: 1.9,
    batch: 32,
    served: 1e11,
  };
  /** @type {[WayName, string][]} */
  const WAYS = [
    ["scratch", "From scratch"],
    ["tuned", "Fine-tuned"],
    ["asIs", "As it is"],
  ];
  /** @type {WaySettings} */
  let settings = { ...defaults };
  let plan = compute();
  let t = 0;

  /** @param {string} text for an axis */
  const short = (text) => text.replace(" million", " M").replace(" billion", " B").replace(" trillion", " T");
  const month = (/** @type {string} */ date) =>
    new Date(`${date}-01T00:00Z`).toLocaleDateString("en-US", { month: "long", year: "numeric", timeZone: "UTC" });
  const priced = (/** @type {Price} */ { low, high, date }) =>
    `$${low.toFixed(2)} to $${high.toFixed(2)}, ${month(date)}`;
  /** @param {number} value @param {number} [digits] of what is computed three, of what is published all */
  const hours = (value, digits = 3) =>
    `${value < 2e6 ? numbers.round(value, digits) : numbers.round(value / 1e6, digits) + " million"}`;

  const billions = { factor: 1e9, unit: "billion", log: true };
  const panel = createControls(
    /** @type {[string, [string, RangeSpec | ChoiceSpec][]][]} */ ([
      ["The model", [
        ["parameters", {
          label: "Parameters of the model you make",
          min: 1e8,
          max: 1e12,
          value: defaults.parameters,
          ...billions,
        }],
        ["asIsParameters", {
          label: "Parameters of the one that would do as it is",
          min: 1e8,
          max: 1e12,
          value: defaults.asIsParameters,
          ...billions,
        }],
        ["served", { label: "Tokens to be served", min: 1e8, max: 1e15, value: defaults.served, ...billions }],
      ]],
      ["Training", [
        ["ratio", {
          label: "From scratch: tokens for each parameter",
          min: 1,
          max: 2000,
          value: defaults.ratio,
          log: true,
        }],
        ["tuningTokens", {
          label: "Fine-tuning: tokens",
          min: 1e5,
          max: 1e11,
          value: defaults.tuningTokens,
          factor: 1e6,
          unit: "million",
          log: true,
        }],
        ["method", {
          label: "Fine-tuning: method",
          options: [["full", "all parameters"], ["lora", "LoRA, an adapter"], [
            "qlora",
            "QLoRA, an adapter on a 4-bit base",
          ]],
          value: defaults.method,
        }],
        ["rank", { label: "Rank of the adapter", min: 1, max: 256, value: defaults.rank }],
      ]],
      ["GPUs and money", [
        ["gpu", {
          label: "GPU",
          options: prices.map(({ name }) => [name, hardware.find((one) => one.name === name)?.title ?? name]),
          value: defaults.gpu,
        }],
        ["count", { label: "GPUs at work", min: 1, max: 16_384, value: defaults.count, unit: "GPUs", log: true }],
        ["utilization", {
          label: "Share of the peak that is reached",
          min: 0.05,
          max: 0.6,
          step: 0.01,
          value: defaults.utilization,
          factor: 0.01,
          unit: "%",
        }],
        ["price", { label: "A GPU costs an hour", min: 0.1, max: 20, step: 0.05, value: defaults.price, unit: "$" }],
        ["batch", {
          label: "Requests served at once by a GPU",
          min: 1,
          max: 512,
          value: defaults.batch,
          unit: "requests",
          log: true,
        }],
      ]],
    ]),
    (name, value) => {
      settings = { ...settings, [name]: value };
      show();
    },
    "The model",
  );

  const address = keepSettings({
    host,
    name: "ways",
    defaults,
    controls: panel.controls,
    load() {
      player.stop();
      load();
    },
  });
  const player = createPlayer({
    host,
    pass(seconds) {
      const before = serving().length;
      t = Math.min(end(), t + (seconds * end()) / FILM);
      lanes();
      serving().length > before && tell();
      return t < end();
    },
    step() {
      t = moments().find((one) => one > t * (1 + 1e-9)) ?? end();
      lanes();
      tell();
    },
    reset() {
      t = 0;
      lanes();
      speaker.say(`Back at 0. ${breakEvens()}`);
    },
    stepLabel: "Next event",
  });
  const clock = h("span", { class: "v-clock" });
  const speaker = createSpeaker();
  speaker.element.textContent = "Press Play, or go from event to event.";
  const track = h("div", { class: "v-lanes" });
  const bars = h("div", { class: "v-cards" });
  const hint = h("p", { class: "v-note" });
  const pays = h("p", {});
  const cost = createLineChart({
    title: "Money spent, over tokens served",
    label: "Cumulative cost of the three ways over tokens served",
    names: WAYS.map(([, title]) => title),
    x: (value) => (value === 0 ? "0" : short(numbers.count(value))),
    y: (value) => short(units.dollars(value)),
    height: 200,
    marks: () =>
      /** @type {["scratch" | "tuned", string][]} */ ([["scratch", "from scratch pays"], ["tuned", "fine-tuned pays"]])
        .map(([way, label]) => ({
          x: plan.breakEvens[way],
          y: acquisition.cumulativeCost(plan.offers[way], plan.breakEvens[way]),
          label,
        }))
        .filter(({ x }) => Number.isFinite(x) && x > 0),
  });
  const twin = createTwin("The three ways as a table", ["What it takes", ...WAYS.map(([, title]) => title)], rows);
  const points = createTwin(
    "The chart of money as a table",
    ["Tokens served", ...WAYS.map(([, title]) => title)],
    () =>
      steps().map((tokens) => [
        numbers.count(tokens),
        ...WAYS.map(([name]) => units.dollars(acquisition.cumulativeCost(plan.offers[name], tokens))),
      ]),
  );
  const published = createTwin(
    "Published runs as a table",
    ["Run", "GPU", "Tokens", "Published", "This model", "Share of the peak that follows"],
    () =>
      compared().map((
        { name, tokens, gpu, said, computed, say, unit, share: follows },
      ) => [name, gpu, numbers.count(tokens), `${say(said, 7)} ${unit}`, `${say(computed)} ${unit}`, follows]),
  );
  const pairs = h("div", { class: "v-cards v-runs" });

  host.append(
    panel.element,
    hint,
    player.element,
    h("div", { class: "v-status" }, h("span", {}, "Time ", clock), address.element),
    speaker.element,
    track,
    bars,
    twin.element,
    cost.element,
    pays,
    points.element,
    h("h4", { class: "v-title" }, "Published runs beside the model"),
    h(
      "p",
      { class: "v-note" },
      "Above, what was published; below, what this model gives at the share of the peak that is set. Each pair has a scale of its own.",
    ),
    pairs,
    ...[...runs, ...computeRuns].flatMap((
      { name, note },
    ) => (note ? [h("p", { class: "v-note" }, h("strong", {}, name), " ", note)] : [])),
    published.element,
    createAbout(
      [
        "From scratch: 6 × parameters × tokens operations; 20 tokens for each parameter is the optimum of ",
        link("https://arxiv.org/abs/2203.15556", "Hoffmann and others 2022"),
        ", whose parametric fit ",
        link("https://arxiv.org/abs/2404.10102", "a replication disputes"),
        ". Who serves much trains longer on purpose: Llama 2 7B read 300 tokens a parameter, and Llama 3.1 8B 1,900. Memory leaves out activations.",
      ],
      [
        "Fine-tuning: 4 operations where the base is frozen (",
        link("https://arxiv.org/abs/2106.09685", "LoRA"),
        "), 6 for all parameters; QLoRA keeps the base in ",
        link("https://arxiv.org/abs/2305.14314", "0.516 bytes a parameter"),
        ". The adapter is counted for the query and value matrices of a model of usual proportions. Its memory leaves out activations, which grow with the batch and the length of the examples.",
      ],
      ["Serving: weights are read once for each step of a batch; a bound that real servers stay behind, the same for all three. The cache is left out."],
      ["Whether the smaller model does the task as well as the larger one is yours to find out, and the whole point. People, data and evaluation cost, and are not counted."],
      [
        "Published figures that the model misses stay as they are: Llama 3.1 8B reached 14 % of the peak by this arithmetic. Runs: ",
        ...[...new Map([...runs, ...computeRuns].map((run) => [run.source, run]))].flatMap((
          [source, run],
        ) => [link(source, `${run.name.split(" ").slice(0, 2).join(" ")}`), ` (${run.date}) `]),
      ],
      [
        "Prices are on-demand offers, ",
        ...prices.flatMap((price) => [link(price.source, price.name), ` ${priced(price)}. `]),
        "They change; set your own.",
      ],
    ),
  );

  function compute() {
    const { ratio, ...rest } = settings;
    return acquisition.plan({ ...rest, tokens: ratio * settings.parameters, tokensServed: settings.served });
  }

  const end = () => Math.max(plan.scratch.seconds, plan.tuned.seconds, 1) * 1.25;
  const moments = () => [plan.tuned.seconds, plan.scratch.seconds, end()].sort((a, b) => a - b);

  function rows() {
    const row = (
      /** @type {string} */ name,
      /** @type {(way: Way) => string} */ say,
    ) => [name, ...WAYS.map(([way]) => say(plan[way]))];
    return [
      row("Data", ({ tokens }) => (tokens ? `${numbers.count(tokens)} tokens` : "None")),
      row("Compute", ({ flops }) => (flops ? `${units.scientific(flops)} FLOP` : "None before serving")),
      row("GPU time", ({ gpuHours }) => (gpuHours ? `${numbers.round(gpuHours)} GPU-hours` : "None before serving")),
      row("Time until it serves", ({ seconds }) => (seconds ? numbers.duration(seconds) : "None")),
      row("GPU cost", ({ cost: dollars }) => (dollars ? units.dollars(dollars) : "None before serving")),
      row("GPU memory", ({ memory }) => units.bytes(memory)),
      ["Serving a million tokens", ...WAYS.map(([way]) => units.dollars(plan.offers[way].perMillion))],
      [`Spent after ${numbers.count(settings.served)} tokens`, ...WAYS.map(([way]) => units.dollars(plan.spent[way]))],
    ];
  }

  /** Tokens served at which the chart and its table have points. */
  function steps() {
    const even = Array.from({ length: 11 }, (_, index) => (index * settings.served) / 10);
    const breaks = Object.values(plan.breakEvens).filter((tokens) => tokens > 0 && tokens < settings.served);
    return [...even, ...breaks].sort((a, b) => a - b);
  }

  function lanes() {
    clock.textContent = t === 0 ? "0" : numbers.duration(t);
    const rate = (/** @type {WayName} */ way) =>
      settings.count *
      acquisition.serving({ ...settings, parameters: way === "asIs" ? settings.asIsParameters : settings.parameters })
        .tokensPerSecond;
    track.replaceChildren(
      ...WAYS.map(([way, title]) => {
        const { seconds } = plan[way];
        const share = seconds === 0 ? 1 : Math.min(1, t / seconds);
        const said = share < 1
          ? `training, ${Math.floor(100 * share)} %`
          : `serves, ${numbers.count((t - seconds) * rate(way))} tokens so far`;
        const ready = `${((100 * seconds) / end()).toFixed(2)}%`;
        return h(
          "div",
          { class: "v-lane" },
          h("p", { class: "v-lane-title" }, h("strong", {}, title), " ", said),
          svg(
            "svg",
            { class: "v-lane-bar", height: 18, "aria-hidden": "true" },
            svg("rect", { class: "v-lane-all", width: "100%", height: 18 }),
            svg("rect", {
              class: "v-lane-training",
              width: `${((100 * Math.min(t, seconds)) / end()).toFixed(2)}%`,
              height: 18,
            }),
            svg("rect", {
              class: "v-lane-serving",
              x: ready,
              width: `${((100 * Math.max(0, t - seconds)) / end()).toFixed(2)}%`,
              height: 18,
            }),
            svg("line", { class: "v-lane-mark", x1: ready, x2: ready, y1: 0, y2: 18 }),
          ),
        );
      }),
    );
    address.save(settings, t > 0 ? { t: Math.round(t) } : {});
  }

  const serving = () => WAYS.filter(([way]) => t >= plan[way].seconds);

  /** Says who serves by now. */
  function tell() {
    const titles = serving().map(([, title]) => title);
    speaker.say(`After ${numbers.duration(t)}: ${titles.join(", ")} ${titles.length === 1 ? "serves" : "serve"}.`);
  }

  /** What was published of each run, and what this model says. */
  function compared() {
    const { utilization } = settings;
    const timed = runs.map((run) => ({
      ...run,
      said: run.gpuHours,
      computed: llm.trainingGpuHours({ ...run, utilization }),
      say: hours,
      unit: "GPU-hours",
      share: `${numbers.round(100 * llm.impliedUtilization(run), 2)} %`,
    }));
    const counted = computeRuns.map((run) => ({
      ...run,
      gpu: "any",
      said: run.petaflopDays,
      computed: llm.trainingFlops(run) / PETAFLOP_DAY,
      say: (/** @type {number} */ value) => numbers.round(value, 4),
      unit: "petaflop/s-days",
      share: "no time is said",
    }));
    return [...timed, ...counted];
  }

  /** @param {boolean} [first] whether the page has just been opened */
  function show(first = false) {
    plan = compute();
    t = Math.min(t, end());
    const bar = (
      /** @type {string} */ title,
      /** @type {(way: Way) => number} */ value,
      /** @type {(value: number) => string} */ say,
    ) =>
      h(
        "section",
        { class: "v-card", "aria-label": title },
        h("h4", {}, title, " ", h("small", {}, "logarithmic")),
        createBars(
          WAYS.map(([way, label]) => ({
            label,
            value: value(plan[way]),
            text: value(plan[way]) === 0 ? "none" : say(value(plan[way])),
          })),
          { log: true, label: `${title}, on a logarithmic scale` },
        ),
      );
    bars.replaceChildren(
      bar("GPU memory", ({ memory }) => memory, units.bytes),
      bar("Time until it serves", ({ seconds }) => seconds, numbers.duration),
      bar("Money before it serves", ({ cost: dollars }) => dollars, units.dollars),
      bar("Data, in tokens", ({ tokens }) => tokens, numbers.count),
    );
    cost.draw(
      WAYS.map(([way]) => steps().map((tokens) => [tokens, acquisition.cumulativeCost(plan.offers[way], tokens)])),
    );
    pays.textContent = breakEvens();
    const price = prices.find(({ name }) => name === settings.gpu);
    hint.textContent = price
      ? `An hour of an ${price.name}: ${priced(price)}. GPU memory is for all GPUs together, without activations.`
      : "";
    pairs.replaceChildren(
      ...compared().map(({ name, said, computed, say, unit }) =>
        h(
          "section",
          { class: "v-card", "aria-label": name },
          h("h4", {}, name, " ", h("small", {}, unit)),
          createBars(
            [
              { label: "Published", value: said, text: say(said, 7), mark: true },
              { label: "This model", value: computed, text: say(computed) },
            ],
            { label: `${name}, published and computed` },
          ),
        )
      ),
    );
    [twin, points, published].forEach((one) => one.update());
    lanes();
    first || speaker.say(breakEvens());
  }

  function breakEvens() {
    const say = (
      /** @type {number} */ tokens,
    ) => (Number.isFinite(tokens) ? `${numbers.count(tokens)} tokens` : "never");
    const lost = plan.breakEvens.tuned === Infinity
      ? " Serving costs the same or more, so what was spent before is not earned back."
      : "";
    return `Break-even with the model as it is: fine-tuned ${say(plan.breakEvens.tuned)}, from scratch ${
      say(plan.breakEvens.scratch)
    }.${lost}`;
  }

  function load(first = false) {
    const said = address.said();
    settings = address.set(said);
    plan = compute();
    t = Math.min(end(), Math.max(0, Number(said["t"]) || 0));
    show(first && t === 0);
  }

  load(true);
}
