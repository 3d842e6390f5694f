/* <workloads-visual>: four workloads side by side, what each needs, and which need decides. */

/** @import { ChoiceSpec, RangeSpec } from "../kit/types.d.ts" */
/** @import { Needs } from "../models/types.d.ts" */
/** @import { WorkloadSettings } from "./types.d.ts" */
import { hardware } from "../data/hardware.js";
import { presets } from "../data/presets.js";
import { createBars } from "../kit/charts.js";
import { createControls } from "../kit/controls.js";
import { define, h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { changes, keepSettings } from "../kit/settings.js";
import * as units from "../kit/units.js";
import { createAbout, createSpeaker, createTwin, link } from "../kit/words.js";
import * as workloads from "../models/workloads.js";

/** Defines the element. */
export function start() {
  define("workloads", upgrade);
}

/** @param {HTMLElement} host */
function upgrade(host) {
  /** What the visual begins with, as the worked table has it. @type {WorkloadSettings} */
  const defaults = {
    gpu: "H100",
    trainParameters: 7e9,
    trainTokens: 2e12,
    days: 10,
    serveParameters: 8e9,
    prompt: 500,
    answer: 300,
    users: 64,
    target: 0.02,
    passages: 10e6,
    genParameters: 70e9,
    genContext: 32_000,
    genUsers: 32,
    genTarget: 0.05,
  };
  /** @type {Record<string, string>} */
  const NEEDS = {
    compute: "arithmetic in time",
    memory: "room for weights, states, cache",
    bandwidth: "reading memory in time",
    prefill: "reading prompts in time",
  };
  /** @type {WorkloadSettings} */
  let settings = { ...defaults };

  const billions = { factor: 1e9, unit: "billion", log: true };
  const panel = createControls(
    /** @type {[string, [string, RangeSpec | ChoiceSpec][]][]} */ ([
      ["Hardware", [["gpu", {
        label: "GPU",
        options: hardware.map(({ name, title }) => [name, title]),
        value: defaults.gpu,
      }]]],
      ["Training", [
        ["trainParameters", {
          label: "Parameters of the model",
          min: 1e8,
          max: 1e12,
          value: defaults.trainParameters,
          ...billions,
        }],
        ["trainTokens", {
          label: "Tokens that it reads",
          min: 1e9,
          max: 1e14,
          value: defaults.trainTokens,
          ...billions,
        }],
        ["days", { label: "Deadline", min: 1, max: 365, value: defaults.days, unit: "days" }],
      ]],
      ["Inference", [
        ["serveParameters", {
          label: "Parameters of the model that serves",
          min: 1e8,
          max: 1e12,
          value: defaults.serveParameters,
          ...billions,
        }],
        ["prompt", {
          label: "Tokens of a prompt",
          min: 10,
          max: 128_000,
          value: defaults.prompt,
          unit: "tokens",
          log: true,
        }],
        ["answer", {
          label: "Tokens of an answer",
          min: 10,
          max: 16_000,
          value: defaults.answer,
          unit: "tokens",
          log: true,
        }],
        ["users", { label: "Users at once", min: 1, max: 10_000, value: defaults.users, unit: "users", log: true }],
        ["target", {
          label: "Target for each token",
          min: 0.005,
          max: 0.5,
          value: defaults.target,
          factor: 0.001,
          unit: "ms",
          log: true,
        }],
      ]],
      ["RAG", [["passages", {
        label: "Passages of the corpus",
        min: 1e4,
        max: 1e10,
        value: defaults.passages,
        factor: 1e6,
        unit: "million",
        log: true,
      }]]],
      ["Generative AI", [
        ["genParameters", {
          label: "Parameters of the foundation model",
          min: 1e9,
          max: 1e12,
          value: defaults.genParameters,
          ...billions,
        }],
        ["genContext", {
          label: "Tokens of context that each user keeps",
          min: 1000,
          max: 1e6,
          value: defaults.genContext,
          unit: "tokens",
          log: true,
        }],
        ["genUsers", {
          label: "Users who write at once",
          min: 1,
          max: 10_000,
          value: defaults.genUsers,
          unit: "users",
          log: true,
        }],
        ["genTarget", {
          label: "Target for each token of theirs",
          min: 0.005,
          max: 0.5,
          value: defaults.genTarget,
          factor: 0.001,
          unit: "ms",
          log: true,
        }],
      ]],
    ]),
    (name, value) => {
      settings = { ...settings, [name]: value };
      show();
    },
    "Inference",
  );

  const address = keepSettings({ host, name: "workloads", defaults, controls: panel.controls, load });
  const preset = h(
    "select",
    { id: "workloads-preset" },
    h("option", { value: "" }, "The guide's example"),
    ...presets.map(({ id, title }) => h("option", { value: id }, title)),
    h("option", { value: "own", hidden: true }, "Your own"),
  );
  preset.addEventListener(
    "change",
    () => take({ ...defaults, ...presets.find((one) => one.id === preset.value)?.settings }),
  );
  const said = h("p", { class: "v-note" });
  const speaker = createSpeaker();
  const cards = h("div", { class: "v-cards" });
  const twin = createTwin(
    "The comparison as a table",
    ["Need", "Training", "Inference", "RAG", "Generative AI"],
    () => rows(compute()),
  );

  host.append(
    h("div", { class: "v-control" }, h("label", { for: "workloads-preset" }, "Begin with"), preset),
    said,
    panel.element,
    h("div", { class: "v-status" }, h("span", {}, "Computed from the settings, nothing is measured."), address.element),
    speaker.element,
    cards,
    twin.element,
    createAbout(
      ["GPUs are the largest of what memory, arithmetic, memory bandwidth and prompts ask for, each computed alone. The one that asks for most binds. Services get 1, 2, 4 or 8 GPUs, then whole servers of 8: tensor parallelism has to divide the attention heads."],
      [
        "Training: 6 × parameters × tokens operations (",
        link("https://arxiv.org/abs/2001.08361", "Kaplan and others 2020"),
        ") at 40 % of the dense 16-bit peak; 16 bytes of state a parameter (",
        link("https://arxiv.org/abs/1910.02054", "ZeRO"),
        "), divided among all GPUs, in 90 % of their memory. Storage holds three checkpoints of 14 bytes a parameter and 4 bytes a token; a checkpoint is written within a minute. Steps have 4 million tokens, as Llama 2 had, and 16 million above 100 billion parameters, as Llama 3.1 405B had. In a step each GPU receives the weights twice and sends the gradients, 6 bytes a parameter. Inside a server it has NVLink for that, in one direction half of what data sheets say; among servers each of a server's GPUs adds a port of 400 Gb/s, 50 GB/s (A100: 200 Gb/s). Left out: activations, failures, and the time for talking to each other.",
      ],
      [
        "Inference: weights and cache are read once for each step (",
        link("https://arxiv.org/abs/2211.05102", "Pope and others 2022"),
        "), which is a bound that real servers stay behind; 10 % of memory is kept free; a new replica loads its weights within a minute. A token's cache is that of the published Llama model next in size. Users at once and the time of an answer give the rate of prompts (Little's law).",
      ],
      ["RAG: five passages of 200 tokens join each prompt; the index, 4 bytes × 768 numbers and 16 links a passage, stays in the hosts' memory."],
      ["Generative AI here means serving a foundation model that keeps long contexts. To train one, set the sliders of training."],
      [
        "A mixture of experts counts the parameters that are active. GPUs: ",
        ...hardware.flatMap(({ name, source, date }) => [link(source, name), ` (${date}) `]),
      ],
    ),
  );

  /** @returns {{name: string, needs: Needs, detail: string}[]} */
  function compute() {
    const { gpu, target } = settings;
    return [
      {
        name: "Training",
        detail: `${numbers.count(settings.trainParameters)} parameters, ${
          numbers.count(settings.trainTokens)
        } tokens, ${numbers.round(settings.days)} days`,
        needs: workloads.training({
          parameters: settings.trainParameters,
          tokens: settings.trainTokens,
          days: settings.days,
          gpu,
        }),
      },
      {
        name: "Inference",
        detail: `${numbers.count(settings.serveParameters)} parameters, ${numbers.round(settings.users)} users, ${
          numbers.duration(target)
        } a token`,
        needs: workloads.serving({
          parameters: settings.serveParameters,
          prompt: settings.prompt,
          answer: settings.answer,
          users: settings.users,
          target,
          gpu,
        }),
      },
      {
        name: "RAG",
        detail: `the same service, ${numbers.count(settings.passages)} passages`,
        needs: workloads.rag({
          parameters: settings.serveParameters,
          users: settings.users,
          target,
          passages: settings.passages,
          gpu,
        }),
      },
      {
        name: "Generative AI",
        detail: `${numbers.count(settings.genParameters)} parameters, ${numbers.round(settings.genUsers)} users, ${
          numbers.count(settings.genContext)
        } tokens of context`,
        needs: workloads.serving({
          parameters: settings.genParameters,
          prompt: settings.genContext / 2,
          answer: settings.genContext / 2,
          users: settings.genUsers,
          target: settings.genTarget,
          gpu,
        }),
      },
    ];
  }

  /** @param {ReturnType<typeof compute>} all */
  function rows(all) {
    const row = (
      /** @type {string} */ name,
      /** @type {(needs: Needs) => string} */ say,
    ) => [name, ...all.map(({ needs }) => say(needs))];
    return [
      row("GPUs", ({ gpus }) => numbers.round(gpus, 4)),
      row("What binds", ({ binding }) => NEEDS[binding] ?? binding),
      ...Object.keys(NEEDS).map((name) =>
        row(
          `GPUs for ${NEEDS[name]}`,
          ({ needs }) => (needs[name] === undefined ? "none" : numbers.round(needs[name] ?? 0)),
        )
      ),
      row("Operations", ({ flops }) => `${units.scientific(flops)} FLOP`),
      row("GPU memory", ({ memory }) => units.bytes(memory)),
      row("Hosts' memory", ({ host: bytes }) => (bytes ? units.bytes(bytes) : "small")),
      row("Storage", ({ storage }) => units.bytes(storage)),
      row("Storage bandwidth", ({ storageBandwidth }) => units.bandwidth(storageBandwidth)),
      row("Network", ({ network }) => units.bandwidth(network)),
      row("A GPU's links carry", ({ link }) => (link ? units.bandwidth(link) : "not asked")),
      row("The model is split for it", ({ link, note }) => (note ? "has to be" : link ? "need not be" : "not asked")),
      row("Time", ({ seconds }) => numbers.duration(seconds)),
    ];
  }

  /** @param {{name: string, needs: Needs, detail: string}} workload */
  function card({ name, needs, detail }) {
    const serves = name !== "Training";
    const facts = [
      ["GPU memory", units.bytes(needs.memory)],
      ...(needs.host ? [["Hosts' memory, for the index", units.bytes(needs.host)]] : []),
      [
        "Storage",
        `${units.bytes(needs.storage)}, ${units.bandwidth(needs.storageBandwidth)} ${
          serves ? "to load it in a minute" : "for a checkpoint in a minute"
        }`,
      ],
      [
        "Network",
        needs.network === 0
          ? "none: one GPU"
          : `${units.bandwidth(needs.network)} ${serves ? "for a new replica" : "for each GPU"}`,
      ],
      ...(needs.link ? [["Its links carry", units.bandwidth(needs.link)]] : []),
      ...(needs.note ? [["The network binds too", needs.note]] : []),
      [serves ? "A step, at least" : "The whole run", numbers.duration(needs.seconds)],
    ];
    return h(
      "section",
      { class: "v-card", "aria-label": name },
      h("h4", {}, name),
      h("p", { class: "v-note" }, detail),
      h("p", { class: "v-big" }, `${numbers.round(needs.gpus, 4)} ${needs.gpus === 1 ? "GPU" : "GPUs"}`),
      h("p", {}, "Binds: ", h("strong", {}, NEEDS[needs.binding] ?? needs.binding)),
      createBars(
        Object.entries(needs.needs).map(([key, value]) => ({
          value,
          label: NEEDS[key] ?? key,
          text: numbers.round(value),
          mark: key === needs.binding,
        })),
        { label: `GPUs that ${name} asks for, by need` },
      ),
      h("dl", {}, ...facts.flatMap(([term = "", text = ""]) => [h("dt", {}, term), h("dd", {}, text)])),
    );
  }

  function show() {
    const all = compute();
    cards.replaceChildren(...all.map(card));
    twin.update();
    const here = changes(settings, defaults);
    const same = presets.find((one) => JSON.stringify(sorted(one.settings)) === JSON.stringify(sorted(here)));
    preset.value = same?.id ?? (Object.keys(here).length === 0 ? "" : "own");
    said.replaceChildren(
      ...(same ? ["Published: ", same.said, " ", link(same.source, "Source"), `, ${same.date}.`] : []),
    );
    address.save(settings);
    const words = all.map(({ name, needs }) =>
      `${name}: ${numbers.round(needs.gpus, 4)} ${needs.gpus === 1 ? "GPU" : "GPUs"}, ${NEEDS[needs.binding]}`
    ).join(". ");
    speaker.element.textContent ? speaker.say(words) : speaker.element.replaceChildren(words);
  }

  /** @param {Record<string, string | number>} some */
  function sorted(some) {
    return Object.entries(some)
      .filter(([name, value]) => value !== defaults[/** @type {keyof WorkloadSettings} */ (name)])
      .sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** @param {Record<string, string | number>} some */
  function take(some) {
    settings = address.set(some);
    show();
  }

  function load() {
    take(address.said());
  }

  load();
}
