/* The three ways on their stage: what is said when, and where everything is. */

import assert from "node:assert/strict";
import { prices } from "../../hooks/figures/data/prices.js";
import { computeRuns, runs } from "../../hooks/figures/data/runs.js";
import * as numbers from "../../hooks/figures/kit/numbers.js";
import * as llm from "../../hooks/figures/models/llm.js";
import { breakEven, dayText } from "../../hooks/figures/ways/events.js";
import { dayAt, filmOf, secondOf, SECONDS, TRIES } from "../../hooks/figures/ways/film.js";
import { scalesOf, SIZE } from "../../hooks/figures/ways/layout.js";
import { raceOf } from "../../hooks/figures/ways/race.js";
import { sceneOf } from "../../hooks/figures/ways/scene.js";
import { DEFAULTS } from "../../hooks/figures/ways/settings.js";
import { compact, times } from "../../hooks/figures/ways/words.js";

const TEXTURES = { dots: (kind) => `dots-${kind}`, hatch: (kind) => `hatch-${kind}` };
const sceneAt = (race, phone, t, textures) => sceneOf(race, phone, textures)(t);
const PAGE = Deno.readTextFileSync(new URL("../../docs/clusters.md", import.meta.url));
const CASES = {
  "as at first": {},
  "few tokens a day": { day: 1e6 },
  "many tokens a day": { day: 1e11 },
  "as-is as small": { asIsParameters: 7e9 },
  "as-is smaller": { asIsParameters: 1e8 },
  "as-is of 405 billion": { asIsParameters: 405e9 },
  "no data to gather": { gatherScratch: 0, gatherTuned: 0 },
  "a slow fine-tuning": { gatherTuned: 300, method: "full", tuningTokens: 1e11 },
  "two break-evens in the chart": { method: "full", tuningTokens: 1e10, asIsParameters: 70e9 },
  "the smallest": {
    parameters: 1e8,
    asIsParameters: 1e8,
    ratio: 1,
    gatherScratch: 0,
    gatherTuned: 0,
    tuningTokens: 1e5,
  },
  "the largest": { parameters: 1e12, asIsParameters: 1e12, ratio: 2000, count: 1, utilization: 0.05, price: 20 },
  "a large one on many GPUs": { parameters: 1e12, count: 16_384, tuningCount: 16_384, gpu: "H200" },
};
const each = (name, test) =>
  Object.entries(CASES).forEach(([title, change]) =>
    Deno.test(`${name}: ${title}`, () => test(raceOf({ ...DEFAULTS, ...change })))
  );
const LAYOUTS = [["wide", false], ["phone", true]];
const moments = (race) => [...filmOf(race).says.map(({ t }) => t), 1, 20, 48, 63, SECONDS];

each("sentences come in order, have time and fit their line", (race) => {
  const { says, end, log } = filmOf(race);

  assert.equal(says[0].t, 0);
  says.forEach(({ t, text }, index) => {
    assert.ok(t < end && (index === 0 || t >= says[index - 1].t + 2), `${text} at ${t}`);
    assert.ok(text.replaceAll("**", "").length <= 105, text);
    assert.ok(log.some((one) => one.text === text && one.t <= t + 1e-9), `the log has ${text}`);
    assert.doesNotMatch(text, /NaN|undefined|Infinity/);
  });
  log.forEach(({ t }, index) => assert.ok(index === 0 || t >= log[index - 1].t));
});

each("the same settings give the same film and picture", (race) => {
  const again = raceOf(race.settings);

  assert.equal(JSON.stringify(filmOf(again)), JSON.stringify(filmOf(race)));
  assert.deepEqual(sceneAt(again, false, 40, TEXTURES), sceneAt(race, false, 40, TEXTURES));
});

each("each step is a picture that differs from the one before", (race) =>
  LAYOUTS.forEach(([, phone]) => {
    const stills = filmOf(race).says.map(({ t }) => JSON.stringify(sceneAt(race, phone, t, TEXTURES)));

    assert.equal(new Set(stills).size, stills.length);
  }));

each(
  "elements keep their number and order, and are where the picture is",
  (race) =>
    LAYOUTS.forEach(([layout, phone]) => {
      const [width, height] = SIZE[layout];
      const tags = sceneAt(race, phone, 0, TEXTURES).map(([tag]) => tag).join(" ");
      for (const t of moments(race)) {
        const items = sceneAt(race, phone, t, TEXTURES);

        assert.equal(items.map(([tag]) => tag).join(" "), tags);
        for (const [tag, attributes, words] of items) {
          const text = JSON.stringify([tag, attributes, words ?? ""]);
          assert.doesNotMatch(text, /null|NaN|Infinity|undefined/);
          if (attributes.opacity !== 0 && tag !== "path") {
            const { x = attributes.cx, y = attributes.cy } = attributes;
            assert.ok(x >= 0 && x <= width && y >= 0 && y <= height, text);
            assert.ok(x + (attributes.width ?? 0) <= width && y + (attributes.height ?? 0) <= height, text);
          }
        }
      }
    }),
);

// How wide a letter of 13 px is in a wide font: bold, and not.
const BOLD = 8.1;
const PLAIN = 7.2;
const LARGE = { "ways-large": 15, "ways-ratio": 17 };

/** The box of a text. @param {any[]} item */
function boxOf([, { class: look, x, y }, words]) {
  const [, size = 13] = Object.entries(LARGE).find(([one]) => look.includes(one)) ?? [];
  const width = words.length * (size > 13 || look.includes("s-bold") ? BOLD : PLAIN) * (size / 13);
  const left = look.includes("s-end") ? x - width : look.includes("s-middle") ? x - width / 2 : x;
  return { words, left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.2 };
}

each("no text lies on another, and none is cut", (race) =>
  LAYOUTS.forEach(([layout, phone]) => {
    for (const t of moments(race)) {
      const texts = sceneAt(race, phone, t, TEXTURES).filter(([tag, { opacity }, words]) =>
        tag === "text" && opacity !== 0 && words
      );
      const boxes = texts.map(boxOf);
      boxes.forEach((one, index) => {
        assert.ok(one.left >= -4 && one.right <= SIZE[layout][0] + 4, `${layout} ${t}: ${JSON.stringify(one)}`);
        boxes.slice(index + 1).forEach((other) => {
          const apart = one.right <= other.left + 1 || other.right <= one.left + 1 || one.bottom <= other.top + 1 ||
            other.bottom <= one.top + 1;
          assert.ok(apart, `${layout} ${t}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`);
        });
      });
    }
  }));

each("what has passed of a bar ends at its head", (race) => {
  for (const t of moments(race)) {
    const items = sceneAt(race, false, t, TEXTURES);
    for (const kind of ["a", "b", "c"]) {
      const parts = items.filter(([tag, { class: look, height }]) =>
        tag === "rect" && height === 28 && look.endsWith(` ways-${kind}`) && !look.includes("ghost")
      );
      const head = items.find(([, { class: look }]) => look === `ways-head ways-${kind}`);
      const x = Number(/translate\(([\d.]+)/.exec(head[1].transform)[1]);
      const passed = parts.reduce((sum, [, { width }]) => sum + width, 150);

      assert.equal(parts.length, 3);
      assert.ok(Math.abs(passed - x) < 0.1, `${kind} at ${t}: ${passed}, ${x}`);
    }
  }
});

Deno.test("a break-even is where the two lines are on its day", () => {
  const race = raceOf(DEFAULTS);
  const { tokensX, dollarsY } = scalesOf(race, false);
  const t = secondOf(race, race.lanes.scratch.paid);
  const ring = (at) =>
    sceneAt(race, false, at, TEXTURES).find(([tag, { class: look }]) =>
      tag === "circle" && look.includes("ways-mark")
    )[1];

  assert.equal(ring(t - 0.1).class, "ways-mark");
  assert.equal(ring(t).class, "ways-mark ways-reached");
  assert.ok(ring(t + 0.3).r > 13);
  assert.equal(numbers.round(ring(t).cx), numbers.round(tokensX(race.plan.breakEvens.scratch)));
  assert.equal(numbers.round(ring(t).cy), numbers.round(dollarsY(27_629)));
});

Deno.test("after a change, the narration says what follows, and goes on", () => {
  const race = raceOf(DEFAULTS);
  const { says } = filmOf(race, 20);
  const plain = filmOf(race).says;

  assert.equal(
    says.find(({ t }) => t === 20).text,
    "Break-even with as-is: **fine-tuned after 1.16 million tokens, from scratch after 24.4 billion tokens.**",
  );
  assert.deepEqual(says.filter(({ t }) => t !== 20), plain);
  assert.equal(filmOf(race, plain[2].t).says.length, plain.length);
});

Deno.test("the story of the first settings", () => {
  const { says, ending } = filmOf(raceOf(DEFAULTS));

  assert.deepEqual(
    says.map(({ t, text }) => `${dayText(dayAt(raceOf(DEFAULTS), t), 130)} ${text.replaceAll("**", "")}`),
    [
      "0.0 As-is serves from the first minute. The other two gather data first.",
      "5.0 Fine-tuned serves on day 5.0. It cost $1.18 and 37.4 minutes of training.",
      "9.8 Fine-tuned breaks even after 1.16 million tokens: a token as-is costs 10 times as much.",
      "45.0 From scratch: still gathering 140 billion tokens of data. It serves nobody yet.",
      "90.0 From scratch: training starts on 64 GPUs, for 8.52 days. Watch its cost climb.",
      "98.5 From scratch serves on day 98.5. It cost $24,900, 21,000 times as much as fine-tuning.",
      "122.9 From scratch breaks even after 24.4 billion tokens: as-is has now cost more for as many tokens.",
    ],
  );
  assert.deepEqual(ending.numbers.map(([value]) => value), ["$24,900", "98.5 days", "10 times"]);
});

// the state that a link sets | what its words say of it
const TAUGHT = [
  [
    { day: 1e6 },
    (race) => numbers.duration((race.lanes.scratch.paid - race.lanes.scratch.ready) * 86_400),
    "66.8 years",
  ],
  [{ asIsParameters: 7e9 }, (race) => breakEven(race, "scratch") + breakEven(race, "tuned"), "nevernever"],
  [{ asIsParameters: 405e9 }, (race) => Math.round(race.lanes.scratch.paid - race.lanes.scratch.ready), 4],
];

Deno.test("what the links promise holds, and none leads to what is set", () => {
  assert.deepEqual(TRIES.map(({ state }) => state), TAUGHT.map(([state]) => state));
  for (const [state, found, expected] of TAUGHT) {
    const race = raceOf({ ...DEFAULTS, ...state });
    const { tries } = filmOf(race).ending;

    assert.equal(found(race), expected);
    assert.equal(tries.length, 2);
    assert.ok(tries.every((one) => JSON.stringify(one.state) !== JSON.stringify(state)));
  }
});

// ratio | words
const RATIOS = [
  [21_072, "21,000 times as much"],
  [10, "10 times as much"],
  [3.2e9, "3.2 B times as much"],
  [1, "just as much"],
  [0.14, "14% as much"],
];

RATIOS.forEach(([ratio, words]) => Deno.test(`a ratio of ${ratio} in words`, () => assert.equal(times(ratio), words)));

Deno.test("numbers for axes", () =>
  assert.deepEqual([0, 150e3, 1.5e6, 70e9].map(compact), ["0", "150 K", "1.5 M", "70 B"]));

const hours = (value, digits) =>
  value < 2e6 ? numbers.round(value, digits) : `${numbers.round(value / 1e6, digits)} million`;

Deno.test("the page's table of published runs is what the data say and the model computes", () => {
  const rows = [
    ...runs.map((run) => [
      `[${run.name}](${run.source})`,
      run.gpu,
      numbers.count(run.tokens),
      `${hours(run.gpuHours, 7)} GPU-hours`,
      `${hours(llm.trainingGpuHours({ ...run, utilization: 0.4 }), 3)} GPU-hours`,
      `${numbers.round(100 * llm.impliedUtilization(run), 2)}%`,
    ]),
    ...computeRuns.map((run) => [
      `[${run.name}](${run.source})`,
      "any",
      numbers.count(run.tokens),
      `${numbers.round(run.petaflopDays, 7)} petaflop/s-days`,
      `${numbers.round(llm.trainingFlops(run) / 8.64e19, 4)} petaflop/s-days`,
      "no time published",
    ]),
  ];

  assert.equal(rows.length, 8);
  rows.forEach((row) => assert.ok(PAGE.includes(`| ${row.join(" | ")} |`), row.join(" | ")));
});

Deno.test("the page says what GPUs cost", () => {
  const said = PAGE.replaceAll(/\s+/g, " ");

  prices.forEach(({ name, low, high }) =>
    assert.match(said, new RegExp(`\\$${low.toFixed(2)} to \\$${high.toFixed(2)} for an ${name}`))
  );
});
