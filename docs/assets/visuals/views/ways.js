/* <ways-visual>: three ways to a model, from scratch, fine-tuned, as it is: what each takes, and when it pays.
   Needs kit/dom.js kit/units.js kit/controls.js kit/address.js kit/words.js kit/player.js kit/charts.js models/acquisition.js data/runs.js. */
"use strict";

visuals.define("ways", (host) => {
  const { h } = visuals;
  const NAME = "ways";
  const FILM = 12;
  const PETAFLOP_DAY = 8.64e19;
  const { hardware, prices, runs, computeRuns } = models.data;
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
  const month = (/** @type {string} */ date) => new Date(`${date}-01T00:00Z`).toLocaleDateString("en-US", { month: "long", year: "numeric", timeZone: "UTC" });
  const priced = (/** @type {Price} */ { low, high, date }) => `$${low.toFixed(2)} to $${high.toFixed(2)}, ${month(date)}`;
  /** @param {number} value @param {number} [digits] of what is computed three, of what is published all */
  const hours = (value, digits = 3) => `${value < 2e6 ? visuals.round(value, digits) : visuals.round(value / 1e6, digits) + " million"}`;

  const billions = { factor: 1e9, unit: "billion", log: true };
  const panel = visuals.groups(
    /** @type {[string, [string, RangeSpec | ChoiceSpec][]][]} */ ([
      ["The model", [
        ["parameters", { label: "Parameters of the model you make", min: 1e8, max: 1e12, value: defaults.parameters, ...billions }],
        ["asIsParameters", { label: "Parameters of the one that would do as it is", min: 1e8, max: 1e12, value: defaults.asIsParameters, ...billions }],
        ["served", { label: "Tokens to be served", min: 1e8, max: 1e15, value: defaults.served, ...billions }],
      ]],
      ["Training", [
        ["ratio", { label: "From scratch: tokens for each parameter", min: 1, max: 2000, value: defaults.ratio, log: true }],
        ["tuningTokens", { label: "Fine-tuning: tokens", min: 1e5, max: 1e11, value: defaults.tuningTokens, factor: 1e6, unit: "million", log: true }],
        ["method", { label: "Fine-tuning: method", options: [["full", "all parameters"], ["lora", "LoRA, an adapter"], ["qlora", "QLoRA, an adapter on a 4-bit base"]], value: defaults.method }],
        ["rank", { label: "Rank of the adapter", min: 1, max: 256, value: defaults.rank }],
      ]],
      ["GPUs and money", [
        ["gpu", { label: "GPU", options: prices.map(({ name }) => [name, hardware.find((one) => one.name === name)?.title ?? name]), value: defaults.gpu }],
        ["count", { label: "GPUs at work", min: 1, max: 16_384, value: defaults.count, unit: "GPUs", log: true }],
        ["utilization", { label: "Share of the peak that is reached", min: 0.05, max: 0.6, step: 0.01, value: defaults.utilization, factor: 0.01, unit: "%" }],
        ["price", { label: "A GPU costs an hour", min: 0.1, max: 20, step: 0.05, value: defaults.price, unit: "$" }],
        ["batch", { label: "Requests served at once by a GPU", min: 1, max: 512, value: defaults.batch, unit: "requests", log: true }],
      ]],
    ]),
    (name, value) => {
      settings = { ...settings, [name]: value };
      show();
    },
    "The model",
  );

  const player = visuals.player({
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
  const speaker = visuals.speaker();
  speaker.element.textContent = "Press Play, or go from event to event.";
  const track = h("div", { class: "v-lanes" });
  const share = h("a", { class: "v-share" }, "Link to this state");
  const bars = h("div", { class: "v-cards" });
  const hint = h("p", { class: "v-note" });
  const pays = h("p", {});
  const cost = visuals.lineChart({
    title: "Money spent, over tokens served",
    label: "Cumulative cost of the three ways over tokens served",
    names: WAYS.map(([, title]) => title),
    x: (value) => (value === 0 ? "0" : short(visuals.count(value))),
    y: (value) => short(visuals.dollars(value)),
    height: 200,
    marks: () =>
      /** @type {["scratch" | "tuned", string][]} */ ([["scratch", "from scratch pays"], ["tuned", "fine-tuned pays"]])
        .map(([way, label]) => ({ x: plan.breakEvens[way], y: models.acquisition.cumulativeCost(plan.offers[way], plan.breakEvens[way]), label }))
        .filter(({ x }) => Number.isFinite(x) && x > 0),
  });
  const twin = visuals.twin("The three ways as a table", ["What it takes", ...WAYS.map(([, title]) => title)], rows);
  const points = visuals.twin("The chart of money as a table", ["Tokens served", ...WAYS.map(([, title]) => title)], () =>
    steps().map((tokens) => [visuals.count(tokens), ...WAYS.map(([name]) => visuals.dollars(models.acquisition.cumulativeCost(plan.offers[name], tokens)))]),
  );
  const published = visuals.twin("Published runs as a table", ["Run", "GPU", "Tokens", "Published", "This model", "Share of the peak that follows"], () =>
    compared().map(({ name, tokens, gpu, said, computed, say, unit, share: follows }) => [name, gpu, visuals.count(tokens), `${say(said, 7)} ${unit}`, `${say(computed)} ${unit}`, follows]),
  );
  const pairs = h("div", { class: "v-cards v-runs" });

  host.append(
    panel.element,
    hint,
    player.element,
    h("div", { class: "v-status" }, h("span", {}, "Time ", clock), share),
    speaker.element,
    track,
    bars,
    twin.element,
    cost.element,
    pays,
    points.element,
    h("h4", { class: "v-title" }, "Published runs beside the model"),
    h("p", { class: "v-note" }, "Above, what was published; below, what this model gives at the share of the peak that is set. Each pair has a scale of its own."),
    pairs,
    ...[...runs, ...computeRuns].flatMap(({ name, note }) => (note ? [h("p", { class: "v-note" }, h("strong", {}, name), " ", note)] : [])),
    published.element,
    visuals.about(
      ["From scratch: 6 × parameters × tokens operations; 20 tokens for each parameter is the optimum of ", visuals.link("https://arxiv.org/abs/2203.15556", "Hoffmann and others 2022"), ", whose parametric fit ", visuals.link("https://arxiv.org/abs/2404.10102", "a replication disputes"), ". Who serves much trains longer on purpose: Llama 2 7B read 300 tokens a parameter, and Llama 3.1 8B 1,900. Memory leaves out activations."],
      ["Fine-tuning: 4 operations where the base is frozen (", visuals.link("https://arxiv.org/abs/2106.09685", "LoRA"), "), 6 for all parameters; QLoRA keeps the base in ", visuals.link("https://arxiv.org/abs/2305.14314", "0.516 bytes a parameter"), ". The adapter is counted for the query and value matrices of a model of usual proportions. Its memory leaves out activations, which grow with the batch and the length of the examples."],
      ["Serving: weights are read once for each step of a batch; a bound that real servers stay behind, the same for all three. The cache is left out."],
      ["Whether the smaller model does the task as well as the larger one is yours to find out, and the whole point. People, data and evaluation cost, and are not counted."],
      ["Published figures that the model misses stay as they are: Llama 3.1 8B reached 14 % of the peak by this arithmetic. Runs: ", ...[...new Map([...runs, ...computeRuns].map((run) => [run.source, run]))].flatMap(([source, run]) => [visuals.link(source, `${run.name.split(" ").slice(0, 2).join(" ")}`), ` (${run.date}) `])],
      ["Prices are on-demand offers, ", ...prices.flatMap((price) => [visuals.link(price.source, price.name), ` ${priced(price)}. `]), "They change; set your own."],
    ),
  );

  function compute() {
    const { ratio, ...rest } = settings;
    return models.acquisition.plan({ ...rest, tokens: ratio * settings.parameters, tokensServed: settings.served });
  }

  const end = () => Math.max(plan.scratch.seconds, plan.tuned.seconds, 1) * 1.25;
  const moments = () => [plan.tuned.seconds, plan.scratch.seconds, end()].sort((a, b) => a - b);

  function rows() {
    const row = (/** @type {string} */ name, /** @type {(way: Way) => string} */ say) => [name, ...WAYS.map(([way]) => say(plan[way]))];
    return [
      row("Data", ({ tokens }) => (tokens ? `${visuals.count(tokens)} tokens` : "None")),
      row("Compute", ({ flops }) => (flops ? `${visuals.scientific(flops)} FLOP` : "None before serving")),
      row("GPU time", ({ gpuHours }) => (gpuHours ? `${visuals.round(gpuHours)} GPU-hours` : "None before serving")),
      row("Time until it serves", ({ seconds }) => (seconds ? visuals.duration(seconds) : "None")),
      row("GPU cost", ({ cost: dollars }) => (dollars ? visuals.dollars(dollars) : "None before serving")),
      row("GPU memory", ({ memory }) => visuals.bytes(memory)),
      ["Serving a million tokens", ...WAYS.map(([way]) => visuals.dollars(plan.offers[way].perMillion))],
      [`Spent after ${visuals.count(settings.served)} tokens`, ...WAYS.map(([way]) => visuals.dollars(plan.spent[way]))],
    ];
  }

  /** Tokens served at which the chart and its table have points. */
  function steps() {
    const even = Array.from({ length: 11 }, (_, index) => (index * settings.served) / 10);
    const breaks = Object.values(plan.breakEvens).filter((tokens) => tokens > 0 && tokens < settings.served);
    return [...even, ...breaks].sort((a, b) => a - b);
  }

  function lanes() {
    clock.textContent = t === 0 ? "0" : visuals.duration(t);
    const rate = (/** @type {WayName} */ way) => settings.count * models.acquisition.serving({ ...settings, parameters: way === "asIs" ? settings.asIsParameters : settings.parameters }).tokensPerSecond;
    track.replaceChildren(
      ...WAYS.map(([way, title]) => {
        const { seconds } = plan[way];
        const share = seconds === 0 ? 1 : Math.min(1, t / seconds);
        const said = share < 1 ? `training, ${Math.floor(100 * share)} %` : `serves, ${visuals.count((t - seconds) * rate(way))} tokens so far`;
        const ready = `${((100 * seconds) / end()).toFixed(2)}%`;
        return h(
          "div",
          { class: "v-lane" },
          h("p", { class: "v-lane-title" }, h("strong", {}, title), " ", said),
          visuals.svg(
            "svg",
            { class: "v-lane-bar", height: 18, "aria-hidden": "true" },
            visuals.svg("rect", { class: "v-lane-all", width: "100%", height: 18 }),
            visuals.svg("rect", { class: "v-lane-training", width: `${((100 * Math.min(t, seconds)) / end()).toFixed(2)}%`, height: 18 }),
            visuals.svg("rect", { class: "v-lane-serving", x: ready, width: `${((100 * Math.max(0, t - seconds)) / end()).toFixed(2)}%`, height: 18 }),
            visuals.svg("line", { class: "v-lane-mark", x1: ready, x2: ready, y1: 0, y2: 18 }),
          ),
        );
      }),
    );
    address();
  }

  const serving = () => WAYS.filter(([way]) => t >= plan[way].seconds);

  /** Says who serves by now. */
  function tell() {
    const titles = serving().map(([, title]) => title);
    speaker.say(`After ${visuals.duration(t)}: ${titles.join(", ")} ${titles.length === 1 ? "serves" : "serve"}.`);
  }

  /** What was published of each run, and what this model says. */
  function compared() {
    const { utilization } = settings;
    const timed = runs.map((run) => ({
      ...run,
      said: run.gpuHours,
      computed: models.llm.trainingGpuHours({ ...run, utilization }),
      say: hours,
      unit: "GPU-hours",
      share: `${visuals.round(100 * models.llm.impliedUtilization(run), 2)} %`,
    }));
    const counted = computeRuns.map((run) => ({
      ...run,
      gpu: "any",
      said: run.petaflopDays,
      computed: models.llm.trainingFlops(run) / PETAFLOP_DAY,
      say: (/** @type {number} */ value) => visuals.round(value, 4),
      unit: "petaflop/s-days",
      share: "no time is said",
    }));
    return [...timed, ...counted];
  }

  /** @param {boolean} [first] whether the page has just been opened */
  function show(first = false) {
    plan = compute();
    t = Math.min(t, end());
    const bar = (/** @type {string} */ title, /** @type {(way: Way) => number} */ value, /** @type {(value: number) => string} */ say) =>
      h(
        "section",
        { class: "v-card", "aria-label": title },
        h("h4", {}, title, " ", h("small", {}, "logarithmic")),
        visuals.bars(
          WAYS.map(([way, label]) => ({ label, value: value(plan[way]), text: value(plan[way]) === 0 ? "none" : say(value(plan[way])) })),
          { log: true, label: `${title}, on a logarithmic scale` },
        ),
      );
    bars.replaceChildren(
      bar("GPU memory", ({ memory }) => memory, visuals.bytes),
      bar("Time until it serves", ({ seconds }) => seconds, visuals.duration),
      bar("Money before it serves", ({ cost: dollars }) => dollars, visuals.dollars),
      bar("Data, in tokens", ({ tokens }) => tokens, visuals.count),
    );
    cost.draw(WAYS.map(([way]) => steps().map((tokens) => [tokens, models.acquisition.cumulativeCost(plan.offers[way], tokens)])));
    pays.textContent = breakEvens();
    const price = prices.find(({ name }) => name === settings.gpu);
    hint.textContent = price ? `An hour of an ${price.name}: ${priced(price)}. GPU memory is for all GPUs together, without activations.` : "";
    pairs.replaceChildren(
      ...compared().map(({ name, said, computed, say, unit }) =>
        h(
          "section",
          { class: "v-card", "aria-label": name },
          h("h4", {}, name, " ", h("small", {}, unit)),
          visuals.bars(
            [
              { label: "Published", value: said, text: say(said, 7), mark: true },
              { label: "This model", value: computed, text: say(computed) },
            ],
            { label: `${name}, published and computed` },
          ),
        ),
      ),
    );
    [twin, points, published].forEach((one) => one.update());
    lanes();
    first || speaker.say(breakEvens());
  }

  function breakEvens() {
    const say = (/** @type {number} */ tokens) => (Number.isFinite(tokens) ? `${visuals.count(tokens)} tokens` : "never");
    const lost = plan.breakEvens.tuned === Infinity ? " Serving costs the same or more, so what was spent before is not earned back." : "";
    return `Break-even with the model as it is: fine-tuned ${say(plan.breakEvens.tuned)}, from scratch ${say(plan.breakEvens.scratch)}.${lost}`;
  }

  function state() {
    const names = /** @type {(keyof WaySettings)[]} */ (Object.keys(defaults));
    /** @type {Record<string, string | number>} */
    const all = Object.fromEntries(names.filter((name) => settings[name] !== defaults[name]).map((name) => [name, settings[name]]));
    if (t > 0) {
      all["t"] = Math.round(t);
    }
    return all;
  }

  function address() {
    const here = state();
    share.href = visuals.linkTo(NAME, here);
    visuals.writeState(NAME, here);
  }

  function load(first = false) {
    const said = visuals.readState(NAME);
    /** @type {Record<string, string | number>} */
    const found = {};
    panel.controls.forEach((control, name) => {
      control.set(said[name] ?? defaults[/** @type {keyof WaySettings} */ (name)]);
      found[name] = control.value;
    });
    settings = /** @type {WaySettings} */ (/** @type {unknown} */ (found));
    plan = compute();
    t = Math.min(end(), Math.max(0, Number(said["t"]) || 0));
    show(first && t === 0);
  }

  visuals.onState(host, NAME, () => {
    player.stop();
    load();
  });
  load(true);
});
