/* The lifecycle's films and scenes, without a browser: what is where when, and that the words fit. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { layoutOf, onRing, packetAt, pinAt, pinHeight, SIZE } from "../../hooks/figures/lifecycle/geometry.js";
import { levelOf, saidOf, shortOf } from "../../hooks/figures/lifecycle/measure.js";
import { momentOf, visitOf, withDrift } from "../../hooks/figures/lifecycle/moments.js";
import { pileUp } from "../../hooks/figures/lifecycle/piles.js";
import { sceneAt } from "../../hooks/figures/lifecycle/scene.js";
import { ORDER, weekAt } from "../../hooks/figures/lifecycle/spans.js";
import { storyOf } from "../../hooks/figures/lifecycle/story.js";
import { ALL, run, trialsOf } from "../../hooks/figures/lifecycle/trials.js";
import { traps } from "../../hooks/figures/data/lifecycle.js";
import { advance, create, DEFAULTS } from "../../hooks/figures/models/lifecycle.js";

const LONGEST_LINE = 105;
const READABLE = 1.4;
const plain = (text) => text.replaceAll("**", "");
const sum = (values) => values.reduce((all, one) => all + one, 0);

function filmOf(settings) {
  const loop = create(settings);
  advance(loop, Infinity);
  return { loop, story: storyOf(loop) };
}

// name | settings
const FILMS = [
  ["the first one", {}],
  ["false alarms", { drift: 0, size: 100, references: 100, limit: 0.1 }],
  ["no alarm in a year", { drift: 0 }],
  ["an alarm each week", { drift: 0.3, limit: 0.02 }],
  ["by KS", { rule: "ks" }],
  ["both have to agree", { rule: "both" }],
  ["a fast version 2", { firstLatency: 420 }],
  ["no requests for the canary", { requests: 10, stepWeight: 1 }],
  ["a long canary", { stepWeight: 1, maxWeight: 100, firstLatency: 50, latency: 50 }],
  ["rolled back at once", { threshold: 1, firstLatency: 1000, latency: 1000 }],
  ["slow drift", { drift: 0.01, limit: 0.1 }],
  ["too many failures", { errors: 5, pause: 0 }],
];

FILMS.forEach(([name, settings]) => {
  const { loop, story } = filmOf(settings);

  Deno.test(`${name}: it ends in time, and what is said fits and can be read`, () => {
    assert.ok(story.end <= 90, `${story.end} s`);
    assert.equal(story.says[0].t, 0);
    story.says.forEach(({ t, text }, at) => {
      const next = story.says[at + 1]?.t ?? story.end + READABLE;
      assert.ok(next - t >= READABLE, `${text} at ${t} until ${next}`);
      assert.ok(plain(text).length <= LONGEST_LINE, `${plain(text).length}: ${text}`);
      assert.doesNotMatch(text, /NaN|undefined|null/);
    });
    assert.ok(story.telling > 0 && story.telling < story.end);
  });

  Deno.test(`${name}: every decision of the model is in the event log, in order`, () => {
    assert.deepEqual(story.log.map(({ text }) => text), loop.log.map(({ text }) => text));
    story.log.forEach(({ t }, at) => {
      assert.ok(t >= (story.log[at - 1]?.t ?? 0) && t < story.end);
      assert.equal(weekAt(story.spans, t), loop.log[at].t);
    });
  });

  Deno.test(`${name}: the ending has three numbers and two settings to try`, () => {
    const { numbers, tries } = story.ending;
    assert.equal(numbers.length, 3);
    assert.equal(tries.length, 2);
    assert.doesNotMatch(JSON.stringify(story.ending), /NaN|undefined/);
    tries.forEach(({ state }) => assert.notDeepEqual({ ...DEFAULTS, ...state }, { ...DEFAULTS, ...settings }));
  });

  Deno.test(`${name}: each step is a picture of its own`, () => {
    const pictures = story.says.map(({ t }) => JSON.stringify(sceneAt(story, t)));
    pictures.slice(1).forEach((picture, at) => assert.notEqual(picture, pictures[at]));
  });

  Deno.test(`${name}: all that is drawn is inside the picture`, () => {
    for (let t = 0; t <= story.end; t += 0.37) {
      const scene = sceneAt(story, t);
      for (const phone of [false, true]) {
        const layout = layoutOf(phone);
        const [width, height] = phone ? SIZE.phone : SIZE.wide;
        const [x, y] = packetAt(layout, scene.way);
        assert.ok(x > 12 && x < width - 12 && y > 13 && y < height - 13, `packet at ${x}, ${y}`);
        story.weeks.forEach(({ week, level }) => {
          const at = pinAt(layout, week, story.weeks.length);
          assert.ok(at > layout.pins.left && at < layout.pins.right);
          assert.ok(pinHeight(layout, level) >= 0 && pinHeight(layout, level) <= layout.pins.height);
        });
      }
      const shares = [...scene.training, ...scene.candidate.shares, ...scene.production.shares];
      assert.ok(shares.every((share) => share >= 0 && share <= 1));
      assert.ok(Number.isFinite(scene.level) && scene.arrows.every((lit) => lit >= 0 && lit <= 1));
      assert.ok(scene.production.opacity === 0 || Math.abs(sum(scene.production.shares) - 1) < 1e-9);
    }
  });
});

const { story } = filmOf({});
const spanOf = (round, id) => story.spans.find((one) => one.round === round && one.id === id);

Deno.test("the packet goes through all six phases, forward, three times", () => {
  const seen = [];
  let before = 0;
  for (let t = 0; t < story.end; t += 0.05) {
    const { way, span } = sceneAt(story, t);
    const total = (span.round - 1) * ORDER.length + way;
    assert.ok(total >= before - 1e-9, `back at ${t}`);
    assert.ok(total - before < 0.2, `a jump at ${t}`);
    before = total;
    seen.at(-1) === span.id || seen.push(span.id);
  }
  assert.deepEqual(seen, [...ORDER, ...ORDER, ...ORDER]);
});

Deno.test("a new version's data takes the place of the old one's only where it is promoted", () => {
  const [first, second, third] = story.training;
  const serving = (round, id, part) => {
    const { start, seconds } = spanOf(round, id);
    return sceneAt(story, start + part * seconds);
  };

  assert.equal(sum(serving(1, "data", 0.9).training), 0);
  assert.deepEqual(serving(1, "monitoring", 0.5).training, first);
  assert.deepEqual(serving(2, "training", 0.5).training, first);
  assert.deepEqual(serving(2, "training", 0.5).candidate.shares, second);
  assert.deepEqual(serving(2, "monitoring", 0.5).training, first);
  assert.deepEqual(serving(2, "deployment", 0.99).candidate.opacity, 0);
  assert.deepEqual(
    serving(3, "deployment", 0.999).training.map((one) => one.toFixed(6)),
    third.map((one) => one.toFixed(6)),
  );
  assert.deepEqual(serving(3, "monitoring", 0.5).training, third);
});

Deno.test("twenty dots show the canary's share", () => {
  const { start, pace, checks } = spanOf(3, "deployment");
  const dots = checks.map((_, at) => sceneAt(story, start + (at + 0.5) * pace).traffic.dots);

  assert.deepEqual(dots, checks.map(({ weight }) => weight / 5));
  assert.deepEqual([dots[0], dots.at(-1)], [2, 20]);
  const back = spanOf(2, "deployment");
  const last = sceneAt(story, back.start + back.seconds - 1).traffic;
  assert.deepEqual([last.dots, last.fails, last.note], [0, true, "rolled back"]);
});

Deno.test("the needle starts anew with a promoted version, and is over its middle at an alarm", () => {
  const { start, pace } = spanOf(3, "monitoring");
  assert.ok(sceneAt(story, start - 1).level > 1);
  assert.ok(sceneAt(story, start + pace * 0.9).level < 0.3);
  const alarm = sceneAt(story, story.telling + 0.01);
  assert.ok(alarm.level > 1 && alarm.drift);
  assert.match(alarm.verdict, /^PSI 0\.\d\d · alarm$/);
});

[false, true].forEach((phone) =>
  Deno.test(`the packet covers no phase's name and rests beside it: ${phone ? "phone" : "wide"}`, () => {
    const layout = layoutOf(phone);
    const half = layout.pill[1] / 2;
    ORDER.forEach((_, at) => {
      const [, y] = packetAt(layout, at);
      const [, middle] = onRing(layout, at);
      assert.ok(Math.abs(y - middle) >= half + 12, `${at}`);
    });
    // Phases stand apart.
    ORDER.forEach((_, at) =>
      ORDER.slice(at + 1).forEach((__, more) => {
        const [[x, y], [u, v]] = [onRing(layout, at), onRing(layout, at + 1 + more)];
        assert.ok(Math.abs(x - u) > layout.pill[0] || Math.abs(y - v) > layout.pill[1] + 4);
      })
    );
  })
);

// rule | psi, p | level, in words, in few letters
const MEASURED = [
  ["psi", 0.5, 1, 2, "PSI 0.50", "PSI 0.50"],
  ["psi", 0.246, 1, 0.984, "PSI 0.246", "PSI 0.246"],
  ["ks", 9, 0.0001, 2, "KS p < 0.001", "p < 0.001"],
  ["ks", 9, 0.1, 0.5, "KS p 0.1", "p 0.1"],
  ["ks", 9, 0, 6, "KS p < 0.001", "p < 0.001"],
  ["both", 0.5, 0.1, 0.5, "PSI 0.50 and KS p 0.1", "PSI + KS"],
];

MEASURED.forEach(([rule, psi, p, level, said, short]) =>
  Deno.test(`what an alarm rule measures: ${rule} of ${psi} and ${p}`, () => {
    const settings = { rule, limit: 0.25, alpha: 0.01 };
    assert.ok(Math.abs(levelOf({ psi, p }, settings) - level) < 1e-9);
    assert.deepEqual([saidOf({ psi, p }, settings), shortOf({ psi, p }, settings)], [said, short]);
  })
);

// what an address says | the moment
const MOMENTS = [
  [{}, story.telling],
  [{ t: "0" }, 0],
  [{ t: "12.5" }, 12.5],
  [{ t: "<script>" }, story.telling],
  [{ phase: "deployment" }, spanOf(1, "deployment").start + 0.5],
  [{ phase: "x", step: "1e9" }, story.telling],
  [{ step: "5" }, story.log[4].t],
  [{ step: "-1" }, story.telling],
];

MOMENTS.forEach(([said, expected]) =>
  Deno.test(`a link to a moment: ${JSON.stringify(said)}`, () => assert.equal(momentOf(story, said), expected))
);

Deno.test("links of versions without slow drift have none", () => {
  assert.deepEqual(withDrift({ shift: "1" }), { shift: "1", drift: 0 });
  assert.deepEqual(withDrift({ shift: "1", drift: "0.2" }), { shift: "1", drift: "0.2" });
  assert.deepEqual(withDrift({ limit: "0.1" }), { limit: "0.1" });
});

Deno.test("a click on a phase goes to its next turn, and from the last to the first", () => {
  const first = spanOf(1, "training").start;
  const second = spanOf(2, "training").start;

  assert.ok(visitOf(story, 1, 0) >= first && visitOf(story, 1, 0) < first + 1);
  assert.ok(visitOf(story, 1, first + 1) >= second && visitOf(story, 1, first + 1) < second + 1);
  assert.ok(visitOf(story, 1, story.end) < first + 1);
});

const found = Array.from({ length: ALL }, (_, number) => run({ ...DEFAULTS, size: 100 }, number));
const trials = trialsOf({ ...DEFAULTS, size: 100 }, found);

Deno.test("the trials count what the dots show, and say it in a line", () => {
  assert.equal(trials.errors.psi.alarms.at(-1), trials.all.filter(({ isFalse }) => isFalse).length);
  assert.equal(trials.errors.psi.misses.at(-1), trials.all.filter(({ isMissed }) => isMissed).length);
  assert.ok(
    trials.errors.both.alarms.at(-1) <= Math.min(trials.errors.psi.alarms.at(-1), trials.errors.ks.alarms.at(-1)),
  );
  trials.all.forEach(({ calm, moved, isFalse, isMissed }) =>
    assert.deepEqual([isFalse, isMissed], [calm >= 1, moved < 1])
  );
  assert.ok(trials.says.every(({ text }) => plain(text).length <= LONGEST_LINE));
  assert.equal(trials.ending.numbers.length, 3);
  assert.equal(trials.ending.tries.length, 2);
});

Deno.test("without drift there is none to miss", () => {
  const none = trialsOf({ ...DEFAULTS, drift: 0 }, found);
  assert.equal(none.change, "");
  assert.equal(none.errors.psi.misses.at(-1), 0);
  assert.deepEqual(none.ending.numbers[1], ["0", "to miss: no drift is set"]);
});

Deno.test("dots pile up one over another, each in its own place", () =>
  fc.assert(fc.property(fc.array(fc.double({ min: -1, max: 9, noNaN: true }), { maxLength: 300 }), (levels) => {
    const { dots, highest } = pileUp(levels, 40);
    const places = new Set(dots.map(({ pile, place }) => `${pile} ${place}`));
    assert.equal(places.size, levels.length);
    dots.forEach(({ pile, place }, at) => {
      assert.ok(pile >= 0 && pile < 40 && place < highest);
      assert.equal(pile >= 20, levels[at] >= 1);
    });
  })));

Deno.test("the same seed gives the same film", () => {
  assert.equal(JSON.stringify(filmOf({}).story), JSON.stringify(story));
});

/** @type {[title: string, rule: "psi" | "ks", alarms: number | null, misses: number | null][]} of 200 trials, about */
const ERRORS = [
  ["100 requests, no drift, alarm at PSI 0.1", "psi", 163, null],
  ["5,000 requests, a shift of 0.1 σ", "psi", null, 200],
  ["5,000 requests, a shift of 0.1 σ", "ks", null, 2],
  ["KS test with p below 0.2, no drift", "ks", 42, null],
];

Deno.test("a preset shows how a rule errs", () => {
  assert.deepEqual(new Set(ERRORS.map(([title]) => title)), new Set(traps.map(({ title }) => title)));
  for (const { title, settings } of traps) {
    const all = /** @type {typeof DEFAULTS} */ ({ ...DEFAULTS, ...settings });
    const { errors } = trialsOf(all, Array.from({ length: ALL }, (_, number) => run(all, number)));
    for (const [, rule, alarms, misses] of ERRORS.filter((row) => row[0] === title)) {
      for (const [kind, expected] of /** @type {const} */ ([["alarms", alarms], ["misses", misses]])) {
        const found = errors[rule][kind].at(-1) ?? Number.NaN;
        assert.ok(expected === null || Math.abs(found - expected) <= 12, `${title}, ${rule}: ${found} ${kind}`);
      }
    }
  }
});
