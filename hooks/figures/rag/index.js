/* <rag-visual>: a query on its way through retrieval over this site's own pages, computed in the browser. */

/** @import { ChoiceSpec, RangeSpec } from "../kit/types.d.ts" */
/** @import { Estimate, RagIndex, RagQuality, RagQuery, RagSection } from "../models/retrieval-types.d.ts" */
/** @import { RagJourney, RagSettings } from "./types.d.ts" */
import { hardware } from "../data/hardware.js";
import { createControls } from "../kit/controls.js";
import { define, h, openInPrint } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { createPlayer } from "../kit/player.js";
import { keepSettings } from "../kit/settings.js";
import { createAbout, createSpeaker, createTwin, link } from "../kit/words.js";
import * as retrieval from "../models/retrieval.js";
import { createIndexer, serveJobs } from "./indexer.js";
import { createPassages } from "./passages.js";
import { passageName, stages } from "./stages.js";

/** Defines the element; in a worker, does the jobs of the page's. */
export function start() {
  if (typeof document === "undefined") {
    serveJobs();
    return;
  }
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const passages = createPassages(new URL("passages/", script?.src ?? location.href));
  const source = globalThis.figuresSource ?? "";
  define("rag", (host) => upgrade(host, passages, source));
}

/**
 * @param {HTMLElement} host
 * @param {ReturnType<typeof createPassages>} passages
 * @param {string} source of a worker
 */
function upgrade(host, passages, source) {
  const PACE = 2;
  const LONGEST = 300;
  const EXAMPLES = [
    "What happens to a model when the data changes over time?",
    "Why does adding more GPUs sometimes not help?",
    "How do I keep preprocessing off the GPU nodes?",
    "Which autoscaler changes the CPU and memory of a pod?",
    "Should I fine-tune or train from scratch?",
    "How do I write a Helm chart?",
  ];
  /** @type {RagSettings} */
  const defaults = {
    query: EXAMPLES[0],
    size: 80,
    overlap: 20,
    ef: 20,
    weight: 0.5,
    threshold: retrieval.THRESHOLD,
    most: 5,
    budget: 700,
    parameters: 8e9,
    gpu: "H100",
    answer: 200,
  };
  const indexer = createIndexer(host, source);
  let settings = { ...defaults };
  /** How far the query has come, in stages. */
  let way = stages.length;
  /** @type {RagJourney | undefined} */
  let journey;
  /** @type {{size: number, overlap: number} | undefined} what the index was made with, or is being made with */
  let asked;
  let working = false;
  /** @type {Promise<RagSection[]> | undefined} */
  let reading;

  const panel = createControls(
    /** @type {[string, [string, RangeSpec | ChoiceSpec][]][]} */ ([
      ["Passages", [
        ["size", { label: "Length of a passage", min: 20, max: 300, value: defaults.size, unit: "words" }],
        ["overlap", { label: "Overlap with the one before", min: 0, max: 100, value: defaults.overlap, unit: "words" }],
      ]],
      ["Search", [
        ["weight", {
          label: "Weight of vectors in the fusion",
          min: 0,
          max: 1,
          step: 0.05,
          value: defaults.weight,
          factor: 0.01,
          unit: "%",
        }],
        ["ef", { label: "HNSW: length of its list (ef)", min: 5, max: 200, value: defaults.ef, unit: "places" }],
        ["threshold", {
          label: "Weight of the query that a passage must hold",
          min: 0,
          max: 1,
          step: 0.05,
          value: defaults.threshold,
          factor: 0.01,
          unit: "%",
        }],
      ]],
      ["Prompt", [
        ["most", { label: "Passages at most (k)", min: 1, max: 20, value: defaults.most, unit: "passages" }],
        ["budget", {
          label: "Budget of the prompt",
          min: 100,
          max: 4000,
          step: 50,
          value: defaults.budget,
          unit: "tokens",
        }],
      ]],
      ["Language model", [
        ["parameters", {
          label: "Parameters",
          min: 1e8,
          max: 1e12,
          value: defaults.parameters,
          factor: 1e9,
          unit: "billion",
          log: true,
        }],
        ["gpu", { label: "GPU", options: hardware.map(({ name, title }) => [name, title]), value: defaults.gpu }],
        ["answer", {
          label: "Tokens of the answer",
          min: 10,
          max: 4000,
          value: defaults.answer,
          unit: "tokens",
          log: true,
        }],
      ]],
    ]),
    (name, value) => take({ ...settings, [name]: value }),
  );

  const address = keepSettings({ host, name: "rag", defaults, controls: panel.controls, load });
  const field = h("input", {
    type: "text",
    id: "rag-query",
    maxlength: LONGEST,
    autocomplete: "off",
    enterkeyhint: "search",
  });
  const examples = h(
    "select",
    { id: "rag-example" },
    ...EXAMPLES.map((text) => h("option", { value: text }, text)),
    h("option", { value: "", hidden: true }, "Your own"),
  );
  const form = h(
    "form",
    {
      class: "v-ask",
      submit: (event) => {
        event.preventDefault();
        ask(field.value.trim().slice(0, LONGEST));
      },
    },
    h(
      "div",
      { class: "v-control" },
      h("label", { for: "rag-query" }, "Ask this site"),
      h("div", { class: "v-range" }, field, h("button", { type: "submit", class: "v-primary" }, "Ask")),
    ),
    h("div", { class: "v-control" }, h("label", { for: "rag-example" }, "Or take an example"), examples),
  );
  examples.addEventListener("change", () => ask(examples.value));

  const player = createPlayer({
    host,
    pass(seconds) {
      if (way >= stages.length) {
        way = 0;
      }
      return go(way + seconds / PACE);
    },
    step: () => void go(way >= stages.length ? 1 : Math.floor(way) + 1),
    reset: () => void go(0),
    stopped: () => go(Math.ceil(way)),
    stepLabel: "Next stage",
  });
  const status = h("span", {}, "The pages are being read.");
  const speaker = createSpeaker();
  const bodies = stages.map(() => h("div"));
  const cards = stages.map(({ name }, at) =>
    h("section", { class: "v-card v-stage", "aria-label": name }, h("h4", {}, `${at + 1}. ${name}`), bodies[at])
  );
  const visited = createTwin(
    "The visited passages as a table",
    ["Visit", "Layer", "Passage", "Cosine"],
    () => visits(),
  );
  visited.element.classList.add("v-long");
  const quality = measured();

  host.append(
    form,
    panel.element,
    player.element,
    h("div", { class: "v-status" }, status, address.element),
    speaker.element,
    h("div", { class: "v-stages" }, ...cards),
    visited.element,
    quality.element,
    createAbout(
      ["Computed in your browser over the text of this site, without its questions, code, diagrams and list of sources. What you type stays here."],
      [
        "Terms: stop words go, plurals lose their s (",
        link("https://doi.org/10.1002/(SICI)1097-4571(199101)42:1%3C7::AID-ASI2%3E3.0.CO;2-P", "Harman 1991"),
        "), also GPUs and the like, which that rule leaves as they are. The heading above a passage counts as part of it.",
      ],
      [
        "Embedding: LSA with 48 dimensions (",
        link(
          "https://doi.org/10.1002/(SICI)1097-4571(199009)41:6%3C391::AID-ASI1%3E3.0.CO;2-9",
          "Deerwester and others 1990",
        ),
        "), by randomized subspace iteration (",
        link("https://arxiv.org/abs/0909.4061", "Halko and others 2011"),
        ") with a filter (",
        link("https://doi.org/10.1016/j.jcp.2006.03.017", "Zhou and others 2006"),
        "). Real pipelines use a neural network, which knows words that these pages do not have.",
      ],
      [
        "Search: HNSW with 8 links a layer (",
        link("https://arxiv.org/abs/1603.09320", "Malkov and Yashunin 2018"),
        "); BM25 with k₁ 1.5 and b 0.75 (",
        link("https://doi.org/10.1145/2682862.2682863", "Trotman and others 2014"),
        "); fusion with k 60 (",
        link("https://doi.org/10.1145/1571941.1572114", "Cormack and others 2009"),
        "). Left out: rerankers, filters, several users.",
      ],
      ["“Nothing here answers that” is a rule of thumb: the share of the query’s weight that one passage of the prompt holds. Its threshold was chosen on the questions that it is measured on below, so expect a little worse of others."],
      [
        "Language model: 2 × parameters × tokens operations to read, at 40 % of the dense peak; every token written reads the weights once (",
        link("https://arxiv.org/abs/2211.05102", "Pope and others 2022"),
        "). Both are bounds.",
      ],
    ),
  );

  /** A table of how well retrieval finds, which is measured when it is opened, and again when the settings change. */
  function measured() {
    const body = h("div", {}, h("p", {}, "Being measured."));
    const details = h("details", {}, h("summary", {}, "How well it finds, measured"), body);
    const line = h("p", { class: "v-note" });
    const element = h("div", { class: "v-quality" }, details, line);
    openInPrint(details);
    let known = "";
    const update = async () => {
      const { weight, ef, threshold, most, budget } = settings;
      const now = JSON.stringify([asked, weight, ef, threshold, most, budget]);
      if (known === now || !journey) {
        return;
      }
      known = "";
      line.textContent = "";
      element.classList.remove("v-measured");
      if (!details.open) {
        return;
      }
      known = now;
      try {
        const queries = await passages.queries();
        const found = await indexer.measure(queries, { weight, ef, threshold, most, budget });
        if (known === now) {
          body.replaceChildren(...report(found, queries));
          line.textContent = `Of ${found.queries} questions, a right passage is among the first five for ${
            Math.round(100 * found.methods[3].recall5.mean)
          } %, and the answer holds the expected words for ${found.answered}.`;
          element.classList.add("v-measured");
        }
      } catch {
        known = "";
        body.replaceChildren(h("p", {}, "The questions could not be loaded. Open this again to try once more."));
      }
    };
    details.addEventListener("toggle", update);
    return { element, update };
  }

  /** @param {RagQuality} found @param {RagQuery[]} asked */
  function report({ methods, queries, depth, answered, refusedRightly, unanswerable, refusedWrongly }, asked) {
    const say = (/** @type {Estimate} */ { mean, low, high }) =>
      `${mean.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
    const [byWords, , byVectors, fused] = methods;
    const rank = (/** @type {number} */ at) => (at < 0 ? Infinity : at);
    const better = fused.places.filter((at, one) => rank(at) < rank(byWords.places[one])).length;
    const worse = fused.places.filter((at, one) => rank(at) > rank(byWords.places[one])).length;
    const name = (/** @type {number} */ at) => (at < 0 ? "not found" : String(at + 1));
    const each = createTwin(
      "Question by question",
      ["Question", "By words", "By vectors", "Fused"],
      () =>
        texts.map((
          text,
          one,
        ) => [text, name(byWords.places[one]), name(byVectors.places[one]), name(fused.places[one])]),
    );
    const texts = asked.filter(({ answers }) => answers.length).map(({ text }) => text);
    const rows = methods.map((one) =>
      h(
        "tr",
        {},
        h("th", { scope: "row" }, one.name),
        h("td", {}, say(one.mrr)),
        h("td", {}, say(one.recall3)),
        h("td", {}, say(one.recall5)),
      )
    );
    return [
      h(
        "p",
        {},
        `${queries} questions were written for this site, about all of its pages, each with the words that answer it, and other words that do as well. A passage is right when it holds at least half of such words. Each ranking counts up to place ${depth}, the length of HNSW’s list. MRR is the mean of 1 / place of the first right passage; recall at 3 is the share of questions with a right one among the first three. In brackets, where 95 of 100 resamplings of the questions fall.`,
      ),
      h(
        "div",
        { class: "v-scroll", tabindex: 0, role: "group", "aria-label": "How well each ranking finds" },
        h(
          "table",
          {},
          h("caption", { class: "v-hidden" }, "How well each ranking finds"),
          h(
            "thead",
            {},
            h(
              "tr",
              {},
              ...["Ranking", "MRR", "Recall at 3", "Recall at 5"].map((text) => h("th", { scope: "col" }, text)),
            ),
          ),
          h("tbody", {}, ...rows),
        ),
      ),
      h(
        "p",
        {},
        `Beside the words alone, fusion puts the right passage higher for ${better} questions and lower for ${worse}. The answer holds the expected words for ${answered} of ${queries}. “Nothing here answers that” meets ${refusedRightly} of ${unanswerable} questions that no page answers, and ${refusedWrongly} of the ${queries} that one does.`,
      ),
      each.element,
    ];
  }

  function visits() {
    if (!journey) {
      return [];
    }
    const { index, trace } = journey;
    return trace.near.visited.map((
      { id, layer, score },
      at,
    ) => [at + 1, layer, passageName(index, id), numbers.round(score)]);
  }

  /** @param {number} next */
  function go(next) {
    const before = Math.floor(way);
    way = Math.min(stages.length, next);
    show();
    if (journey && Math.floor(way) !== before && way > 0) {
      speaker.say(saying());
    }
    return way < stages.length;
  }

  /** What the last stage that is seen says. */
  function saying() {
    const stage = stages[Math.ceil(way) - 1];
    return journey && stage
      ? `${stage.name}: ${stage.say(journey)}`
      : "The query is typed. Press Play, or go from stage to stage.";
  }

  /** @type {string[]} what each stage shows, so that only what changes is drawn again */
  let drawn = [];

  function show() {
    const whole = JSON.stringify(settings);
    stages.forEach((stage, at) => {
      const part = Math.min(1, Math.max(0, way - at));
      const now = `${whole} ${part > 0} ${at === 2 ? part : ""}`;
      cards[at].hidden = part === 0;
      cards[at].classList.toggle("v-now", part > 0 && part < 1);
      if (journey && part > 0 && drawn[at] !== now) {
        bodies[at].replaceChildren(...stage.draw(journey, part));
        drawn[at] = now;
      }
    });
    address.save(settings, way < stages.length ? { stage: Math.floor(way) } : {});
  }

  /** @param {RagIndex} index */
  function compute(index) {
    const trace = retrieval.search(index, settings.query, settings);
    const prompt = retrieval.prompt(index, settings.query, trace.fused.map(({ id }) => id), settings);
    const answer = retrieval.answer(index, trace.terms, prompt.included.map(({ id }) => id), settings);
    journey = { index, settings, trace, prompt, answer, address: passages.address };
    drawn = [];
    status.textContent = `${index.passages.length} passages of ${numbers.round(settings.size)} words at most.`;
    show();
    visited.update();
    quality.update();
    const words = saying();
    speaker.element.textContent ? speaker.say(words) : speaker.element.replaceChildren(words);
    host.dataset["ready"] = "";
  }

  /** Computes anew what the settings ask for: the index only where passages are cut in another way. */
  function update() {
    const { size, overlap } = settings;
    if (journey && asked?.size === size && asked.overlap === overlap) {
      working || compute(journey.index);
    } else {
      asked = { size, overlap };
      delete host.dataset["ready"];
      working || work();
    }
  }

  /** Makes one index at a time: of what a slider asks for meanwhile, only the last is made. */
  async function work() {
    working = true;
    /** @type {RagIndex} */
    let index;
    try {
      reading ??= passages.sections();
      const sections = await reading;
      let made;
      do {
        made = asked;
        index = await indexer.index(sections, made ?? {});
      } while (made !== asked);
    } catch {
      reading = undefined;
      asked = undefined;
      status.textContent = "The pages could not be read. Ask again to try once more.";
      return;
    } finally {
      working = false;
    }
    compute(index);
  }

  /** Whoever asks wants the answer, however far the last query had come. @param {string} query */
  function ask(query) {
    way = stages.length;
    field.value = query;
    take({ ...settings, query });
  }

  /** @param {RagSettings} next */
  function take(next) {
    settings = { ...next, overlap: Math.min(next.overlap, Math.floor(next.size / 2)) };
    panel.controls.get("overlap")?.set(settings.overlap);
    examples.value = EXAMPLES.includes(settings.query) ? settings.query : "";
    player.stop();
    started && update();
  }

  function load() {
    const said = address.said();
    const found = address.set(said, { ...defaults, query: (said["query"] ?? defaults.query).slice(0, LONGEST) });
    const stage = Number(said["stage"] ?? stages.length);
    way = Number.isInteger(stage) && stage >= 0 && stage < stages.length ? stage : stages.length;
    field.value = found.query;
    take(found);
    started || show();
  }

  let started = false;
  // Nobody loads the pages' text who never comes near.
  const near = new IntersectionObserver(
    ([entry]) => {
      if (entry.isIntersecting) {
        near.disconnect();
        started = true;
        update();
      }
    },
    { rootMargin: "100% 0px" },
  );
  near.observe(host);
  load();
}
