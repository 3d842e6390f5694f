/* The stages of a query's way, each drawn from what was computed. */

/** @import { RagIndex, RagTrace, Scored } from "../models/retrieval-types.d.ts" */
/** @import { RagJourney, RagStage } from "./types.d.ts" */
import { createBars } from "../kit/charts.js";
import { h, svg } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import * as llm from "../models/llm.js";
import { stem, telling } from "../models/words.js";

const SHOWN = 5;
/** The share of its peak at which a GPU reads a prompt, as in the worked table. */
const EFFICIENCY = 0.4;
const HEIGHT = 260;
/** The width of a drawing: on a phone it has fewer units, so that its points and bars stay as large. */
const widthNow = () => (matchMedia("(max-width: 30em)").matches ? 320 : 640);

/** @param {RagIndex} index @param {number} id */
export function passageName(index, id) {
  const passage = index.passages[id];
  const section = index.sections[passage.section];
  const parts = index.passages.filter((one) => one.section === passage.section);
  const title = section.title === section.heading ? section.title : `${section.title}, ${section.heading}`;
  return parts.length > 1 ? `${title} (${parts.indexOf(passage) + 1} of ${parts.length})` : title;
}

/** @param {RagJourney} journey @param {number} id */
function linked({ index, address }, id) {
  const section = index.sections[index.passages[id].section];
  return h("a", { href: address(section) }, passageName(index, id));
}

/** How a place differs from that of the word search. @param {number} now @param {number} before both from 0, before -1 where it has none */
function moved(now, before) {
  const by = before - now;
  const [mark, said] = before < 0
    ? ["new", ""]
    : by > 0
    ? [`▲${by}`, `${by} up`]
    : by < 0
    ? [`▼${-by}`, `${-by} down`]
    : ["=", "as before"];
  return said
    ? h("span", {}, h("span", { "aria-hidden": "true" }, mark), h("span", { class: "v-hidden" }, said))
    : mark;
}

/** @param {string} text @param {number} words */
function begin(text, words) {
  const all = text.split(" ");
  return all.length > words ? `${all.slice(0, words).join(" ")} …` : text;
}

/** @param {string} caption @param {string[]} headings @param {(Node | string)[][]} rows @param {string} [kind] */
function table(caption, headings, rows, kind = "") {
  return h(
    "div",
    { class: `v-scroll ${kind}`, tabindex: 0, role: "group", "aria-label": caption },
    h(
      "table",
      {},
      h("caption", { class: "v-hidden" }, caption),
      h("thead", {}, h("tr", {}, ...headings.map((text) => h("th", { scope: "col" }, text)))),
      h(
        "tbody",
        {},
        ...rows.map((row) =>
          h("tr", {}, ...row.map((cell, at) => (at ? h("td", {}, cell) : h("th", { scope: "row" }, cell))))
        ),
      ),
    ),
  );
}

const signed = (/** @type {number} */ value) => numbers.round(value).replace("-", "−");

/** @param {Node | string} value @param {string} text */
const big = (value, text) => h("p", {}, h("strong", {}, value), ` ${text}`);

/** @param {Scored[]} ranking @param {number} id */
const placeIn = (ranking, id) => {
  const at = ranking.findIndex((one) => one.id === id);
  return at < 0 ? "none" : String(at + 1);
};

/** @type {RagStage} */
const terms = {
  name: "Terms",
  say: ({ trace }) => `${trace.terms.length} terms, ${trace.unknown.length} of them on no page`,
  draw(journey) {
    const { index } = journey;
    const chips = telling(journey.settings.query).map((word) => {
      const term = stem(word);
      const known = index.bm25.postings.get(term)?.length ?? 0;
      const where = known === 1 ? "in 1 passage" : `in ${known} passages`;
      return h("li", { class: known ? "" : "v-unknown" }, h("strong", {}, word), " ", known ? where : "in no passage");
    });
    return [
      h(
        "p",
        {},
        `The ${index.sections.length} sections of this site are cut into ${index.passages.length} passages. The query is cut into words; those that every text has, such as “the”, go, and plurals lose their s.`,
      ),
      chips.length
        ? h("ul", { class: "v-chips" }, ...chips)
        : h("p", {}, "Nothing is left of it: every word is one that every text has."),
    ];
  },
};

/** Each term as the pages first spell it, by index. @type {WeakMap<RagIndex, Map<string, string>>} */
const spellings = new WeakMap();

/** @param {RagIndex} index @param {string} term */
function spelled(index, term) {
  const known = spellings.get(index) ?? new Map();
  if (known.size === 0) {
    telling(index.sections.map(({ heading, text }) => `${text} ${heading}`).join(" ")).forEach((word) => {
      const one = stem(word);
      known.has(one) || known.set(one, word);
    });
    spellings.set(index, known);
  }
  return known.get(term) ?? term;
}

/** @param {RagJourney} journey @param {number} axis @param {number} sign */
function speaksOf({ index }, axis, sign) {
  const { terms: known, axes, values } = index.lsa;
  return [...known]
    .map(([term, at]) => ({ term, weight: sign * axes[at * values.length + axis] }))
    .sort((one, two) => two.weight - one.weight)
    .slice(0, SHOWN)
    .map(({ term }) => spelled(index, term))
    .join(", ");
}

/** @type {RagStage} */
const embedding = {
  name: "Embedding",
  say: (
    { trace },
  ) => (strongest(trace) < 0 ? "no vector, since no term is known" : `a vector of ${trace.vector.length} numbers`),
  draw(journey) {
    const { trace } = journey;
    const vector = [...trace.vector];
    const axis = strongest(trace);
    if (axis < 0) {
      return [h("p", {}, "No page has any of the terms, so there is no vector.")];
    }
    const most = Math.max(...vector.map(Math.abs));
    const whole = widthNow();
    const width = whole / vector.length;
    const bars = vector.map((value, at) => {
      const height = (46 * Math.abs(value)) / most;
      return svg("rect", {
        class: at === axis ? "v-strong" : "",
        x: (at * width + 1).toFixed(1),
        width: (width - 2).toFixed(1),
        y: (value > 0 ? 50 - height : 50).toFixed(1),
        height: height.toFixed(1),
      });
    });
    const said = `${vector.length} numbers from ${signed(Math.min(...vector))} to ${
      signed(Math.max(...vector))
    }; number ${axis + 1} is the strongest`;
    return [
      h("p", {}, "LSA, learned just now from which words stand together on these pages. No neural network."),
      svg(
        "svg",
        { class: "v-chart v-vector", viewBox: `0 0 ${whole} 100`, role: "img", "aria-label": said },
        svg("line", { class: "v-grid", x1: 0, x2: whole, y1: 50, y2: 50 }),
        ...bars,
      ),
      big(
        `Number ${axis + 1} is the strongest, ${signed(vector[axis])}.`,
        `Its side stands for: ${speaksOf(journey, axis, Math.sign(vector[axis]))}.`,
      ),
    ];
  },
};

/** The number in which a vector stands out most from others: the first one only says that it is English. @param {RagTrace} trace */
function strongest({ vector }) {
  let best = -1;
  vector.forEach((value, at) => {
    if (value !== 0 && (at > 0 || vector.length === 1) && (best < 0 || Math.abs(value) > Math.abs(vector[best]))) {
      best = at;
    }
  });
  return best;
}

/** @type {RagStage} */
const vectors = {
  name: "Vector search",
  say: ({ trace, index }) => `${trace.near.visited.length} of ${index.passages.length} passages visited`,
  draw(journey, share) {
    const { trace, index } = journey;
    const { visited, found } = trace.near;
    const best = new Set(trace.exact.slice(0, SHOWN).map(({ id }) => id));
    const hits = found.slice(0, SHOWN).filter(({ id }) => best.has(id)).length;
    const some = visited.slice(0, Math.ceil(visited.length * share));
    return [
      h(
        "p",
        {},
        "HNSW links each passage to near ones, on layers that thin out upward. The search jumps along the links to ever nearer passages. Exact search compares all.",
      ),
      graph(journey, some, share >= 1),
      h(
        "ul",
        { class: "v-key", "aria-hidden": "true" },
        key(svg("circle", { class: "v-dot", cx: 7, cy: 7, r: 3 }), "passage"),
        key(visit("7 7"), "visited"),
        key(find("7 7"), "found"),
      ),
      big(
        `${some.length} of ${index.passages.length}`,
        `passages visited. Of the ${best.size} nearest by exact search it found ${hits}. The more passages, the smaller the share: of 1,800 it visits 8 %.`,
      ),
      ...(share >= 1
        ? [
          table(
            "The nearest passages by HNSW",
            ["Passage", "Cosine", "Place by exact search"],
            found.slice(0, SHOWN).map((
              { id, score },
            ) => [linked(journey, id), numbers.round(score), placeIn(trace.exact, id)]),
          ),
        ]
        : []),
    ];
  },
};

/** @param {SVGElement} mark @param {string} text */
const key = (mark, text) => h("li", {}, svg("svg", { width: 14, height: 14 }, mark), text);

/** @param {string} at */
const find = (at) => svg("path", { class: "v-found", d: `M${at}m0 -7l7 7l-7 7l-7 -7z` });

/** @param {string} at */
function visit(at) {
  const [cx = "", cy = ""] = at.split(" ");
  return svg("circle", { class: "v-dot v-seen", cx, cy, r: 4 });
}

/** What of a graph stays the same while a search goes on, by index. @type {WeakMap<RagIndex, {width: number, at: (id: number) => string, parts: SVGElement[]}>} */
const maps = new WeakMap();

/** @param {RagIndex} index @param {number} width */
function mapOf(index, width) {
  const known = maps.get(index);
  if (known?.width === width) {
    return known;
  }
  const { vectors: all, links } = index.graph;
  // The second and third number of a vector tell passages apart best on paper.
  const spots = all.map((vector) => [vector[1] ?? 0, vector[2] ?? 0]);
  const scale = (/** @type {number} */ axis, /** @type {number} */ size) => {
    const values = spots.map((spot) => spot[axis]);
    const least = Math.min(...values);
    const most = Math.max(...values);
    return (/** @type {number} */ id) => (12 + ((values[id] - least) / (most - least || 1)) * (size - 24)).toFixed(1);
  };
  const toX = scale(0, width);
  const toY = scale(1, HEIGHT);
  const at = (/** @type {number} */ id) => `${toX(id)} ${toY(id)}`;
  const lines = links.flatMap((layers, id) =>
    (layers[0] ?? []).filter((other) => other > id).map((other) => `M${at(id)}L${at(other)}`)
  );
  const parts = [
    svg("path", { class: "v-links", d: lines.join("") }),
    svg("path", { class: "v-dots", d: all.map((_, id) => `M${at(id)}h0`).join("") }),
  ];
  const made = { width, at, parts };
  maps.set(index, made);
  return made;
}

/** @param {RagJourney} journey @param {Scored[]} visited @param {boolean} done */
function graph({ index, trace }, visited, done) {
  const width = widthNow();
  const { at, parts } = mapOf(index, width);
  const found = new Set(done ? trace.near.found.slice(0, SHOWN).map(({ id }) => id) : []);
  const trail = visited.map(({ id }, step) => `${step ? "L" : "M"}${at(id)}`).join("");
  // What was found lies on top.
  const dots = [...visited].sort((one, two) => Number(found.has(one.id)) - Number(found.has(two.id))).map((
    { id },
  ) => (found.has(id) ? find(at(id)) : visit(at(id))));
  const label =
    `${index.passages.length} passages as points, ${visited.length} of them visited, by two numbers of their vectors`;
  return svg(
    "svg",
    { class: "v-chart v-graph", viewBox: `0 0 ${width} ${HEIGHT}`, role: "img", "aria-label": label },
    ...parts,
    ...(done ? [] : [svg("path", { class: "v-trail", d: trail })]),
    ...dots,
  );
}

/** How many passages hold a term. @param {RagTrace} trace @param {RagIndex} index */
const holding = ({ terms: asked }, { bm25 }) =>
  new Set(asked.flatMap((term) => (bm25.postings.get(term) ?? []).map(([id]) => id))).size;

/** @type {RagStage} */
const words = {
  name: "Word search",
  say: ({ trace, index }) => `${holding(trace, index)} of ${index.passages.length} passages hold a term of it`,
  draw(journey) {
    const { trace, index } = journey;
    const rows = trace.words.slice(0, SHOWN).map(({ id, score }) => {
      const has = new Set(index.documents[id]);
      return [
        linked(journey, id),
        numbers.round(score),
        [...new Set(trace.terms)].filter((term) => has.has(term)).map((term) => spelled(index, term)).join(", "),
      ];
    });
    return [
      h(
        "p",
        {},
        "BM25 counts the query's own terms in each passage: rare ones more, a second time less, in long passages less.",
      ),
      big(
        `${holding(trace, index)} of ${index.passages.length}`,
        `passages hold a term. The best ${trace.words.length} are ranked.`,
      ),
      rows.length
        ? table("The best passages by BM25", ["Passage", "Score", "Terms"], rows)
        : h("p", {}, "No passage has any of them."),
    ];
  },
};

/** @type {RagStage} */
const fusion = {
  name: "Fusion",
  say: ({ trace, settings }) =>
    `${
      trace.fused.slice(0, settings.most).filter(({ id }, at) => placeIn(trace.words, id) !== String(at + 1)).length
    } of the first ${settings.most} places differ from those of the word search`,
  draw(journey) {
    const { trace, settings } = journey;
    const rows = trace.fused.slice(0, Math.max(SHOWN, settings.most)).map(({ id, score }, at) => [
      linked(journey, id),
      String(at + 1),
      placeIn(trace.words, id),
      placeIn(trace.near.found, id),
      moved(at, trace.words.findIndex((one) => one.id === id)),
      numbers.round(score * 1000),
    ]);
    return [
      h(
        "p",
        {},
        `Reciprocal rank fusion adds up places, since scores of two kinds can't be added: ${
          numbers.round(1 - settings.weight)
        } / (60 + place by words) + ${
          numbers.round(settings.weight)
        } / (60 + place by vectors). Moved is counted from the place by words.`,
      ),
      rows.length
        ? table(
          "The best passages after fusion",
          ["Passage", "Place", "By words", "By vectors", "Moved", "Sum, thousandths"],
          rows,
          "v-fusion",
        )
        : h("p", {}, "There is nothing to fuse."),
    ];
  },
};

/** @type {RagStage} */
const prompt = {
  name: "Prompt",
  say: ({ prompt: made }) => `${made.included.length} passages, ${made.tokens} tokens; ${made.dropped.length} fell out`,
  draw(journey) {
    const { prompt: made, settings } = journey;
    const share = Math.min(1, made.tokens / settings.budget);
    return [
      big(
        `${made.tokens} of ${settings.budget} tokens`,
        `(a token is about three quarters of a word): instruction, ${made.included.length} passages, query.`,
      ),
      svg(
        "svg",
        { class: "v-bar", height: 12, "aria-hidden": "true" },
        svg("rect", { class: "v-strong", height: 12, width: `${(100 * share).toFixed(1)}%` }),
      ),
      ...(made.dropped.length
        ? [
          h(
            "p",
            {},
            "Fell out, for want of room: ",
            ...made.dropped.flatMap((id, at) => [at ? "; " : "", linked(journey, id)]),
            ".",
          ),
        ]
        : []),
      h(
        "blockquote",
        { class: "v-prompt", tabindex: 0, role: "group", "aria-label": "The prompt" },
        h("p", {}, made.instruction),
        ...made.included.map(({ text }) => h("p", {}, text)),
        h("p", {}, `Question: ${settings.query}`),
      ),
    ];
  },
};

/** @param {RagJourney} journey */
function times({ prompt: made, settings }) {
  const { parameters, gpu, answer: written } = settings;
  const first = llm.prefillSeconds({ parameters, tokens: made.tokens, gpu, efficiency: EFFICIENCY });
  const each = llm.decodeStepSeconds({ parameters, gpu });
  return { first, each, rest: each * written };
}

/** @type {RagStage} */
const model = {
  name: "Language model",
  say: (journey) => `no model runs here; ${numbers.duration(times(journey).first)} to the first token`,
  draw(journey) {
    const { first, each, rest } = times(journey);
    const { settings } = journey;
    return [
      h(
        "p",
        {},
        h("strong", {}, "No model runs here."),
        ` On one ${settings.gpu}, a model with ${numbers.count(settings.parameters)} parameters would take, at best:`,
      ),
      createBars(
        [
          { label: "Reading the prompt, to the first token", value: first, text: numbers.duration(first) },
          {
            label: `Writing ${numbers.round(settings.answer)} tokens, ${numbers.duration(each)} each`,
            value: rest,
            text: numbers.duration(rest),
            mark: true,
          },
        ],
        { label: "Seconds of a language model" },
      ),
    ];
  },
};

/** @type {RagStage} */
const answer = {
  name: "Answer",
  say: (
    { answer: made },
  ) => (made.sentences.length ? `in the pages' own words: ${made.sentences[0].text}` : "nothing here answers that"),
  draw(journey) {
    const { answer: made, settings } = journey;
    const held = `The best passage holds ${numbers.round(100 * made.share, 2)} % of the query’s weight; at least ${
      numbers.round(100 * settings.threshold, 2)
    } % are asked for. A rare term weighs more, and one that no page has the most.`;
    if (made.sentences.length === 0) {
      return [h("p", { class: "v-big" }, "Nothing here answers that."), h("p", {}, held)];
    }
    return [
      ...made.sentences.map(({ id, text }) =>
        h("p", { class: "v-answer" }, `“${begin(text, 80)}” `, linked(journey, id))
      ),
      h("p", {}, `${held} Sentences are taken as they stand.`),
    ];
  },
};

export const stages = [terms, embedding, vectors, words, fusion, prompt, model, answer];
