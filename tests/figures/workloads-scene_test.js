/* The tour of the four workloads: its film, its scenes, where its drawing has things, and the page's worked table. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { presets } from "../../hooks/figures/data/presets.js";
import { inRange } from "../../hooks/figures/kit/controls.js";
import { plain } from "../../hooks/figures/kit/stage/narration.js";
import { compare } from "../../hooks/figures/workloads/compare.js";
import { afterDrag, filmOf, opening } from "../../hooks/figures/workloads/film.js";
import { cardAt, gaugeAt, PHONE, room, squareAt, WIDE } from "../../hooks/figures/workloads/layout.js";
import { at, PARTS, position } from "../../hooks/figures/workloads/parts.js";
import { published } from "../../hooks/figures/workloads/presets.js";
import { sceneAt, unitFor } from "../../hooks/figures/workloads/scene.js";
import { defaults, groups } from "../../hooks/figures/workloads/settings.js";
import { needRows } from "../../hooks/figures/workloads/tables.js";
import { END, FIRST_SEEN, settingsAt, times } from "../../hooks/figures/workloads/tour.js";
import { gpus, RESOURCES } from "../../hooks/figures/workloads/words.js";

const ONE_LINE = 105;
const specs = new Map(groups().flatMap(([, rows]) => rows));
/** Settings that a link can say, any of them. */
const anySettings = fc.record(
  Object.fromEntries([...specs].map(([name, spec]) => [
    name,
    "options" in spec
      ? fc.constantFrom(...spec.options.map(([id]) => id))
      : fc.double({ min: Math.log(spec.min), max: Math.log(spec.max), noNaN: true }).map((power) =>
        inRange(spec, Math.exp(power))
      ),
  ])),
);

/** What a scene shows, as far as a reader sees it. */
const seen = (settings, t) => {
  const { acting, cards } = sceneAt(settings, t, room(WIDE));
  return JSON.stringify([
    acting,
    cards.map(({ workload, ...rest }) => [workload.full, workload.needs.gpus, workload.detail(), rest]),
  ]);
};

Deno.test("the tour passes its extremes and comes back to where it began", () => {
  for (const part of PARTS) {
    assert.equal(position(part, settingsAt(defaults, times(part).arrive)), 1);
    assert.equal(settingsAt(defaults, times(part).back), defaults);
  }
  assert.equal(settingsAt(defaults, 0), defaults);
  assert.equal(settingsAt(defaults, END), defaults);
  assert.ok(END < 90);
});

Deno.test("within three seconds of the beginning something moves", () => {
  assert.notEqual(seen(defaults, 0), seen(defaults, 3));
  assert.ok(settingsAt(defaults, 3).serveParameters > 8e9);
});

Deno.test("a slider moves its own settings alone, and all of them", () => {
  const moved = PARTS.map((part) => {
    const far = settingsAt(defaults, times(part).arrive);
    return Object.keys(defaults).filter((name) => far[name] !== defaults[name]);
  });

  assert.deepEqual(moved, PARTS.map((part) => Object.keys(defaults).filter((name) => name in at(part, 1))));
  assert.deepEqual(moved.map((names) => names.length), [3, 3, 3]);
});

Deno.test("a slider's place and its settings say the same", () => {
  for (const part of PARTS) {
    assert.deepEqual({ ...defaults, ...at(part, 0.5) }, defaults);
    for (let place = 0; place <= 1; place += 0.005) {
      assert.ok(Math.abs(position(part, { ...defaults, ...at(part, place) }) - place) < 0.0025, `${part} ${place}`);
    }
  }
});

Deno.test("from an extreme, the tour goes the other way", () => {
  const settings = { ...defaults, ...at("compute", 1) };
  const far = settingsAt(settings, times("compute").arrive);

  assert.equal(far.serveParameters, 1e9);
  assert.match(filmOf(settings).says[1].text, /a smaller model/);
});

Deno.test("the same settings make the same film", () => assert.deepEqual(filmOf(defaults).log, filmOf(defaults).log));

Deno.test("the film says each change of a bottleneck, when it comes", () => {
  const { says, log } = filmOf(defaults);
  const flipped = log.filter(({ text }) => text.includes("the bottleneck is now"));

  assert.deepEqual(flipped.map(({ text }) => /\*\*(.*?): the bottleneck is now (.*?)\.\*\*/.exec(text).slice(1)), [
    ["Training", "the network"],
    ["Training", "arithmetic"],
    ["Generative AI", "memory bandwidth"],
    ["Generative AI", "GPU memory"],
    ["RAG", "host memory"],
    ["RAG", "arithmetic"],
  ]);
  for (const { t, text } of flipped) {
    const [, name, limit] = /\*\*(.*?): the bottleneck is now (?:the )?(.*?)\.\*\*/.exec(text);
    const { workload } = sceneAt(defaults, t, 1).cards.find((card) => card.workload.name === name);
    assert.equal(RESOURCES[workload.bottleneck], limit, `${t}`);
  }
  assert.ok(says.some(({ text }) => text.includes("split the model, too")));
  const { t } = says.find(({ text }) =>
    text === "**RAG: host memory is full.** The index no longer fits beside these GPUs."
  );
  assert.ok(Math.abs(sceneAt(defaults, t, 1).cards[2].workload.full.host - 1) < 0.02);
});

Deno.test("at its far end, a slider says the four counts, or what no longer fits", () => {
  const { says } = filmOf(defaults);
  const told = PARTS.map((part) => plain(says.find(({ t }) => t === times(part).arrive).text));

  assert.deepEqual(told, [
    "At 405 billion parameters, training needs 20,310 GPUs, inference 16, RAG 40, generative AI 24.",
    "At 5 ms a token, 1 day, training needs 2,809 GPUs, inference 2, RAG 4, generative AI 4.",
    "At 1 billion passages, RAG needs 1 GPU, but its index no longer fits into host memory.",
  ]);
});

Deno.test("a sentence stays long enough to be read", () => {
  const { says } = filmOf(defaults);
  const pauses = says.slice(2).map(({ t }, index) => t - says[index + 1].t);

  assert.equal(says[0].t, 0);
  assert.ok(Math.min(...pauses) >= 1.6, `${pauses}`);
});

Deno.test("each step is a picture of its own", () => {
  const pictures = filmOf(defaults).says.map(({ t }) => seen(defaults, t));
  const same = pictures.flatMap((picture, index) => index && picture === pictures[index - 1] ? [index] : []);

  assert.deepEqual(same, []);
});

Deno.test("the first view is the largest model, with a bottleneck that is over its limit", () => {
  const { cards: [{ workload }] } = sceneAt(defaults, FIRST_SEEN, room(WIDE));

  assert.equal(workload.parameters, 405e9);
  assert.ok(workload.full.network > 1);
});

Deno.test("every sentence of the first film fits a line", () => {
  const sayings = [
    ...filmOf(defaults).log.map(({ text }) => text),
    ...PARTS.flatMap((part) => [0, 1].map((place) => opening({ ...defaults, ...at(part, place) }))),
    ...presets.map(({ settings }) => published({ ...defaults, ...settings })),
  ].map(plain);

  assert.deepEqual(sayings.filter((text) => text.length > ONE_LINE), []);
});

// a slider, from where and to where | what the narration says
const DRAGS = [
  ["compute", 0.5, 1, /^\*\*Training: the bottleneck is now the network\.\*\* It needs 20,310 GPUs\.$/],
  ["compute", 0.5, 0.6, /^Training needs \d+ GPUs, inference \d, RAG \d, generative AI \d\.$/],
  ["latency", 0.5, 1, /^\*\*Generative AI: the bottleneck is now memory bandwidth\.\*\* It needs 4 GPUs\.$/],
  ["storage", 0.5, 1, /^\*\*RAG: the bottleneck is now host memory\.\*\* It needs 1 GPU\.$/],
  ["storage", 1, 0.5, /^\*\*RAG: the bottleneck is now arithmetic\.\*\* It needs 1 GPU\.$/],
];

DRAGS.forEach(([part, from, to, said]) =>
  Deno.test(`a drag says what flipped, else the counts: ${part} from ${from} to ${to}`, () =>
    assert.match(afterDrag({ ...defaults, ...at(part, from) }, { ...defaults, ...at(part, to) }), said))
);

Deno.test("squares that a drag has added stand out", () => {
  const settings = { ...defaults, ...at("latency", 1) };
  const [training] = sceneAt(settings, 0, 4000, defaults).cards;

  assert.deepEqual([training.before, training.squares, training.unit], [402, 2809, 1]);
});

Deno.test("whatever a link says, scenes are finite and have room", () =>
  fc.assert(
    fc.property(anySettings, fc.double({ min: 0, max: END, noNaN: true }), (settings, t) => {
      for (const layout of [WIDE, PHONE]) {
        for (const { workload, unit, squares, before } of sceneAt(settings, t, room(layout)).cards) {
          assert.ok(squares >= 1 && squares <= room(layout) && before >= 1);
          assert.equal(squares, Math.ceil(workload.needs.gpus / unit));
          assert.ok(Object.values(workload.full).every((share) => Number.isFinite(share) && share >= 0));
          assert.equal(workload.full[workload.bottleneck], Math.max(...Object.values(workload.full)));
        }
      }
    }),
    { numRuns: 200 },
  ));

Deno.test("whatever a link says, its film has an end and every sentence fits three lines", () =>
  fc.assert(
    fc.property(anySettings, (settings) => {
      const { says, log, ending } = filmOf(settings);
      const texts = [...log.map(({ text }) => text), afterDrag(defaults, settings)].map(plain);
      assert.deepEqual(texts.filter((text) => text.length > 120 || /NaN|undefined|Infinity/.test(text)), []);
      assert.ok(says.every((one) => log.includes(one)));
      assert.equal(ending.numbers.length, 3);
    }),
    { numRuns: 30 },
  ));

// GPUs, squares of a card | GPUs that a square stands for
[[1, 52, 1], [52, 52, 1], [53, 52, 8], [416, 52, 8], [417, 52, 32], [20_310, 52, 512], [1e9, 52, 2 ** 25]].forEach((
  [count, most, unit],
) =>
  Deno.test(`a square's worth: ${count} GPUs in ${most} squares`, () => {
    assert.equal(unitFor(count, most), unit);
    assert.ok(Math.ceil(count / unit) <= most);
  })
);

const apart = (one, other) =>
  one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y ||
  other.y + other.height <= one.y;
const isInside = (one, [width, height]) =>
  one.x >= 0 && one.y >= 0 && one.x + one.width <= width && one.y + one.height <= height;

[["wide", WIDE], ["phone", PHONE]].forEach(([name, layout]) =>
  Deno.test(`nothing overlaps or leaves the picture: ${name}`, () => {
    const cards = [0, 1, 2, 3].map((index) => cardAt(layout, index));
    const { side } = layout.squares;
    const squares = Array.from({ length: room(layout) }, (_, index) => ({
      ...squareAt(layout, index),
      width: side,
      height: side,
    }));
    // Letters of 13 px stand 10 above their line and 3 below it.
    const line = (y) => ({ x: 0, width: layout.card[0], y: y - 10, height: 13 });
    const gauges = Object.keys(RESOURCES).map((_, index) => gaugeAt(layout, index));
    const parts = [
      ...squares,
      ...gauges,
      ...gauges.map(({ text }) => line(text)),
      line(layout.amount),
      line(layout.title),
      ...[layout.detail, layout.limit, ...layout.facts].filter((y) => y > 0).map(line),
    ];

    assert.ok(cards.every((card) => isInside(card, layout.size)));
    assert.ok(parts.every((part) => isInside(part, layout.card)));
    for (const things of [cards, parts]) {
      things.forEach((one, index) =>
        things.slice(index + 1).forEach((other) => assert.ok(apart(one, other), JSON.stringify([one, other])))
      );
    }
  })
);

Deno.test("the page's worked table is what the model says, of the default and of each slider's ends", async () => {
  const page = await Deno.readTextFile(new URL("../../docs/workloads.md", import.meta.url));
  const figure = page.slice(page.indexOf("<workloads-visual"));
  const table = figure.slice(0, figure.indexOf("<figcaption")).split("\n").filter((line) => line.startsWith("| "))
    .map((line) => line.slice(2, -2).split(" | "));
  const needs = new Map(needRows(compare(defaults)).map(([name, ...cells]) => [name, cells]));
  const ends = PARTS.flatMap((part) => [0, 1].map((place) => compare({ ...defaults, ...at(part, place) }))).map((all) =>
    all.map((one) => `${gpus(one.needs)}, ${RESOURCES[one.bottleneck]}`)
  );

  const [, , , ...rows] = table;
  assert.deepEqual(rows.slice(0, -6), rows.slice(0, -6).map(([name]) => [name, ...needs.get(name)]));
  assert.ok(rows.length >= 12);
  assert.deepEqual(rows.slice(-6).map(([, ...cells]) => cells), ends);
  assert.deepEqual(rows.slice(-6).map(([name]) => name.split(":")[0]), [
    "Compute, modest",
    "Compute, extreme",
    "Latency, modest",
    "Latency, extreme",
    "Storage, modest",
    "Storage, extreme",
  ]);
});
