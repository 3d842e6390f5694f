/* The stage of a query through a RAG pipeline: its film and its scenes, on a frozen corpus, in both layouts. */

import assert from "node:assert/strict";
import { filmOf } from "../../hooks/figures/rag/film.js";
import { travel } from "../../hooks/figures/rag/journey.js";
import { PHONE, WIDE } from "../../hooks/figures/rag/layout.js";
import { sceneAt } from "../../hooks/figures/rag/scene.js";
import { hopTime, visitsAt } from "../../hooks/figures/rag/scenes/vectors.js";
import { widthOf, wrap } from "../../hooks/figures/rag/scenes/shapes.js";
import { DEFAULTS } from "../../hooks/figures/rag/settings.js";
import { completeAt, END, OPENING, stationAt, STATIONS } from "../../hooks/figures/rag/stations.js";
import { storyOf } from "../../hooks/figures/rag/story.js";
import { verdictOf } from "../../hooks/figures/rag/verdict.js";
import * as quality from "../../hooks/figures/models/retrieval-quality.js";
import * as retrieval from "../../hooks/figures/models/retrieval.js";
import corpus from "./oracles/corpus.json" with { type: "json" };

const index = retrieval.index(corpus.sections);
const small = retrieval.index(corpus.sections, { size: 20, overlap: 10 });
const MEASURED = quality.measure(index, [
  { text: "pods", answers: [{ page: corpus.sections[0].page, words: corpus.sections[0].text.slice(0, 40) }] },
]);

function tell(change = {}, over = index, measured = undefined) {
  const settings = { ...DEFAULTS, query: "How does a cluster schedule pods on GPU nodes?", ...change };
  return storyOf(travel(over, settings, ({ page, anchor }) => `${page}#${anchor}`), measured);
}

// what a reader sets or types | the story of it
const STORIES = {
  "a question": tell({}, index, MEASURED),
  "a question in small passages": tell({ size: 20, overlap: 10, ef: 200, budget: 4000, most: 20 }, small),
  "words of which no page has one": tell({ query: "Does xyzzy help with plugh?" }, index, MEASURED),
  "no known word": tell({ query: "xyzzy plugh" }),
  "words that every text has": tell({ query: "the of and" }, index, MEASURED),
  "nothing": tell({ query: "" }),
  "one word": tell({ query: "pods" }),
  "a word without an end": tell({ query: "xyzzy".repeat(60) }),
  "many words": tell({ query: "GPU node pod drift query token cache cluster model training data ".repeat(4) }),
  "a small budget": tell({ budget: 100, most: 20 }),
  "a large budget": tell({ budget: 4000, most: 20 }),
  "keywords alone": tell({ weight: 0 }),
  "vectors alone": tell({ weight: 1 }),
  "a slow model": tell({ parameters: 1e12, gpu: "A100", answer: 10 }),
};
const LAYOUTS = [WIDE, PHONE];
const EACH = Object.entries(STORIES).flatMap(([name, story]) => LAYOUTS.map((at) => ({ name, story, at })));
const label = ({ name, at }) => `${name}, ${at.phone ? "phone" : "wide"}`;

const shapesOf = ({ line, chips, picture }, at) => [
  ...line,
  ...chips,
  ...picture.map((one) => one.kind === "path" ? one : { ...one, y: (one.y ?? 0) + at.top }),
];
const seen = ({ opacity = 1 }) => opacity > 0.05;
const plain = (text) => typeof text === "string" ? text : text.map(([one]) => one).join("  ");

/** The size of a text's font, by its class. */
const sizeOf = (as = "") => Number(/rag-(15|16|18|22)/.exec(as)?.[1] ?? 13);

/** Where a shape is: left, top, right, bottom. Texts as wide as the estimate by which they are fitted. */
function boundsOf(shape) {
  const { kind, x = 0, y = 0 } = shape;
  if (kind === "circle") {
    return [x - shape.r, y - shape.r, x + shape.r, y + shape.r];
  }
  if (kind === "rect") {
    return [x, y, x + shape.width, y + shape.height];
  }
  const width = widthOf(plain(shape.text), sizeOf(shape.as)) * 0.95;
  const left = /s-end/.test(shape.as) ? x - width : /s-middle/.test(shape.as) ? x - width / 2 : x;
  return [left, y - sizeOf(shape.as) * 0.8, left + width, y + 3];
}

EACH.forEach((one) =>
  Deno.test(`everything has a place in each frame: ${label(one)}`, () => {
    let station = -1;
    let kinds = "";
    for (let t = 0; t <= END; t += 0.25) {
      const scene = sceneAt(one.story, t, one.at);
      const now = scene.picture.map(({ kind }) => kind).join();
      // What is drawn is kept from frame to frame, so a station's list stays as long as it is.
      assert.ok(scene.station !== station || now === kinds, `station ${station + 1} at ${t} s`);
      [station, kinds] = [scene.station, now];
      shapesOf(scene, one.at).forEach((shape) => {
        const text = JSON.stringify(shape);
        assert.doesNotMatch(text, /NaN|null|undefined|Infinity/, `${t} s: ${text}`);
        assert.ok((shape.width ?? 0) >= 0 && (shape.height ?? 0) >= 0, text);
      });
    }
  })
);

EACH.forEach((one) =>
  Deno.test(`stills are inside the picture and their texts apart: ${label(one)}`, () => {
    for (const { t } of filmOf(one.story).says) {
      const scene = sceneAt(one.story, t, one.at);
      const shapes = shapesOf(scene, one.at).filter((shape) => shape.kind !== "path" && seen(shape));
      shapes.filter(({ kind, text }) => kind !== "text" || text).forEach((shape) => {
        // The chip of a query that has just arrived may stand over the edge of its station.
        const [left, top, right, bottom] = boundsOf(shape);
        const inside = left >= -4 && top >= -50 && right <= one.at.width + 5 && bottom <= one.at.height + 2;
        assert.ok(inside, `${t} s: ${JSON.stringify(shape)} ${boundsOf(shape)}`);
      });
      // In the map of the vector search, texts have a halo and may cross dots and each other.
      const texts = shapes.filter(({ kind, text, as }) => kind === "text" && plain(text) && !/s-halo/.test(as));
      texts.forEach((shape, at) =>
        texts.slice(0, at).forEach((other) => {
          const [a, b] = [boundsOf(shape), boundsOf(other)];
          const apart = a[0] >= b[2] || b[0] >= a[2] || a[1] >= b[3] || b[1] >= a[3];
          assert.ok(apart, `${t} s: “${plain(shape.text)}” lies over “${plain(other.text)}”`);
        })
      );
    }
  })
);

EACH.forEach((one) =>
  Deno.test(`each step is another still: ${label(one)}`, () => {
    const stills = filmOf(one.story).says.map(({ t, text }) => JSON.stringify([text, sceneAt(one.story, t, one.at)]));

    assert.equal(new Set(stills).size, stills.length);
  })
);

Object.entries(STORIES).forEach(([name, story]) =>
  Deno.test(`a film says something at each station, in a line: ${name}`, () => {
    const film = filmOf(story);
    const times = film.says.map(({ t }) => t);

    assert.equal(times[0], 0);
    assert.deepEqual(times, [...times].sort((one, two) => one - two));
    assert.ok(times.every((t) => t < film.end));
    STATIONS.forEach((_, at) => assert.ok(times.filter((t) => stationAt(t) === at).length >= 2));
    film.says.forEach(({ text }) => {
      assert.ok(text.replaceAll("**", "").length <= 108, `${text.length}: ${text}`);
      assert.equal(text.split("**").length % 2, 1, text);
      assert.doesNotMatch(text, /NaN|undefined|null/);
    });
    assert.equal(film.ending.numbers.length, 3);
    assert.equal(film.ending.tries.length, 2);
  })
);

Deno.test("the same query is the same film", () => {
  const again = tell({}, retrieval.index(corpus.sections), MEASURED);

  const [one, two] = [again, STORIES["a question"]].map(filmOf).map(({ says, end, ending }) => ({ says, end, ending }));
  assert.deepEqual(one, two);
  assert.deepEqual(sceneAt(again, OPENING, WIDE), sceneAt(STORIES["a question"], OPENING, WIDE));
});

Deno.test("the query is at one station at a time, in their order", () => {
  const stations = Array.from({ length: END * 10 }, (_, at) => stationAt(at / 10));

  assert.deepEqual([...new Set(stations)], [0, 1, 2, 3, 4, 5, 6]);
  assert.deepEqual(stations, [...stations].sort());
});

Object.entries(STORIES).filter(([, { axis }]) => axis >= 0).forEach(([name, story]) =>
  Deno.test(`the search visits each passage once, and hops only nearer: ${name}`, () => {
    const { visited } = story.trace.near;
    const counts = Array.from({ length: 60 }, (_, at) => visitsAt(story, at / 10));

    assert.deepEqual(counts, [...counts].sort((one, two) => one - two));
    assert.equal(counts[0], 0);
    assert.equal(counts.at(-1), visited.length);
    assert.equal(new Set(visited.map(({ id }) => id)).size, visited.length);
    story.hops.forEach(({ visit, score }, at) => {
      assert.ok(at === 0 || score > story.hops[at - 1].score);
      assert.ok(visitsAt(story, hopTime(story.hops.length, at) + 1e-6) > visit, `hop ${at + 1}`);
    });
    const best = Math.max(...visited.map((one) => one.score));
    assert.equal(story.hops.at(-1).score, best);
    const nearest = story.nearest.at(-1).ids.map((id) => visited.find((one) => one.id === id).score);
    assert.deepEqual(nearest, visited.map(({ score }) => score).sort((one, two) => two - one).slice(0, 5));
  })
);

Deno.test("in the map, the distance from the query is 1 − cosine", () => {
  const story = STORIES["a question"];
  const { picture } = sceneAt(story, completeAt(2), WIDE);
  const query = picture.findLast(({ kind, as }) => kind === "circle" && as === "rag-acts");
  const hops = picture.filter(({ as }) => as === "rag-hop");
  const stretch = 1.84;
  const far = ({ x, y }) => Math.hypot((x - query.x) / stretch, y - query.y);

  assert.equal(hops.length, story.hops.length);
  const unit = far(hops[0]) / (1 - story.hops[0].score);
  hops.forEach((hop, at) => assert.ok(Math.abs(far(hop) - unit * (1 - story.hops[at].score)) < 1e-6));
});

Deno.test("a passage's bar is its BM25 score, word by word", () => {
  ["a question", "many words"].forEach((name) =>
    STORIES[name].bars.forEach(({ score, parts }) => {
      assert.ok(Math.abs(parts.reduce((sum, one) => sum + one, 0) - score) < 1e-9);
    })
  );
});

Deno.test("what is in the prompt and what is dropped is what fusion ranked first", () => {
  const { prompt, dropped, trace, settings } = STORIES["a small budget"];
  const ids = [...prompt.included, ...dropped].map(({ id }) => id);

  assert.deepEqual(ids, trace.fused.slice(0, settings.most).map(({ id }) => id));
  assert.ok(dropped.length > 0);
  assert.ok(prompt.tokens + dropped[0].tokens > settings.budget);
});

Deno.test("the prompt's blocks fill the share of it that is used", () => {
  const story = tell({ budget: 300 });
  const blocks = sceneAt(story, completeAt(5), WIDE).picture.filter(({ kind, x, opacity }) =>
    kind === "rect" && x === 303 && opacity > 0.99
  );
  const height = blocks.reduce((sum, one) => sum + one.height + 2, 0);

  assert.equal(blocks.length, story.prompt.included.length + 1);
  assert.ok(Math.abs(height - 300 * story.prompt.tokens / 300) < 1e-6);
});

Deno.test("a refusal is said, shown and on the card", () => {
  const film = filmOf(STORIES["no known word"]);
  const { picture } = sceneAt(STORIES["no known word"], completeAt(6), WIDE);

  assert.match(film.says.at(-1).text, /Nothing here answers that/);
  assert.match(film.ending.title, /nothing here answers that/);
  assert.ok(picture.some(({ text }) => text === "Nothing here answers that."));
});

Deno.test("an answer links to its section", () => {
  const story = STORIES["a question"];
  const { picture } = sceneAt(story, completeAt(6), PHONE);
  const links = picture.filter(({ href }) => href).map(({ href }) => href);

  assert.equal(links.length, story.answer.sentences.length);
  assert.ok(links.length > 0 && links.every((one) => /\.html#/.test(one)));
});

// mean reciprocal ranks: keywords, vectors, fused | what is said
[
  [0.68, 0.53, 0.63, "keywords", "Fusion doesn't win on average."],
  [0.53, 0.68, 0.68, "vectors", "Fusion doesn't win on average."],
  [0.53, 0.62, 0.68, "vectors", "Fusion wins on average."],
].forEach(([words, vectors, fused, best, verdict]) =>
  Deno.test(`the verdict on fusion: ${words}, ${vectors}, ${fused}`, () => {
    const methods = [words, 0, vectors, fused].map((mean) => ({ mrr: { mean } }));
    const found = verdictOf({ queries: 9, methods });

    assert.equal(found.best, best);
    assert.equal(found.verdict, verdict);
  })
);

// text, characters in a line, lines | the lines
[
  ["one two three", 7, 3, ["one two", "three"]],
  ["one two three four", 7, 2, ["one two", "three…"]],
  ["onetwothreefour", 7, 1, ["onetwo…"]],
  ["", 7, 2, [""]],
].forEach(([text, characters, most, lines]) =>
  Deno.test(`a text is broken into lines: “${text}”`, () => assert.deepEqual(wrap(text, characters, most), lines))
);
