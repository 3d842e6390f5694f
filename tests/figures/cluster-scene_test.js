/* The cluster's film and its scenes: what is said, what is where, and that nothing is in two places. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { begin, filmOf, record } from "../../hooks/figures/cluster/film.js";
import { layOut, PHONE, WIDE } from "../../hooks/figures/cluster/geometry.js";
import { read, said, scenarioOf, triesOf } from "../../hooks/figures/cluster/scenario.js";
import { createScene } from "../../hooks/figures/cluster/scene.js";
import { clusterDefaults, scenarios } from "../../hooks/figures/data/scenarios.js";
import { plain } from "../../hooks/figures/kit/stage/narration.js";

const HEIGHTS = new Map([[WIDE, 446], [PHONE, 448]]);
const LAYOUTS = [["wide", WIDE], ["phone", PHONE]];

function filmed(given, about = "It begins.", tries = []) {
  const take = begin({ ...clusterDefaults, ...given });
  while (take.cluster.t < take.cluster.settings.length) {
    record(take);
  }
  return filmOf(take, about, tries);
}

/** Each ready-made scenario is filmed once. */
const films = new Map(
  scenarios.map((one) => [one.id, filmed(one.settings, one.about, triesOf(one))]),
);

const MANY = {
  base: 150,
  peak: 1500,
  cpu: 1,
  need: 1,
  replicas: 300,
  min: 200,
  max: 340,
  gpuNodes: 40,
  gpuMin: 40,
  gpuMax: 40,
  nodeGpus: 16,
  cpuNodes: 10,
  cpuMin: 10,
  cpuMax: 10,
  trainEvery: 120,
  trainPods: 32,
  length: 600,
};

const overlaps = (a, b) =>
  a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height - 0.01 &&
  b.y < a.y + a.height - 0.01;

/** Says the first thing that is wrong with a scene. */
function wrong(scene, geometry, t) {
  const right = geometry.width + 1;
  const bottom = HEIGHTS.get(geometry) + 1;
  const seen = scene.pods.filter(({ opacity }) => opacity > 0);
  for (const { pod, x, y, width, height } of seen) {
    if (![x, y, width, height].every(Number.isFinite)) {
      return `${pod.name} is nowhere`;
    }
    if (x < -1 || y < -1 || x + width > right || y + height > bottom) {
      return `${pod.name} is outside`;
    }
  }
  if (new Set(scene.pods.map(({ pod }) => pod)).size !== scene.pods.length) {
    return "a pod is in two places";
  }
  const settled = seen.filter(({ pod, state }) => state !== "wait" && t < pod.gone);
  for (const [index, one] of settled.entries()) {
    const over = settled.slice(index + 1).find((other) => overlaps(one, other));
    if (over) {
      return `${one.pod.name} lies over ${over.pod.name}`;
    }
    const { box: [x, y, width, height] } = scene.nodes.find(({ node }) => node === one.pod.home);
    if (one.x < x || one.y < y || one.x + one.width > x + width || one.y + one.height > y + height) {
      return `${one.pod.name} is not on ${one.pod.home.name}`;
    }
  }
  if (scene.dots.some(({ x, y, opacity }) => ![x, y, opacity].every(Number.isFinite) || opacity < 0 || opacity > 1)) {
    return "a request is nowhere";
  }
  return scene.dots.length > 130 ? `${scene.dots.length} dots` : "";
}

for (const [id, film] of films) {
  for (const [layout, geometry] of LAYOUTS) {
    Deno.test(`scene: everything is in its place, ${id}, ${layout}`, () => {
      const at = createScene(film, geometry);
      for (let t = 0; t <= film.end; t += 7.3) {
        assert.equal(wrong(at(t), geometry, t), "", `at ${t}`);
      }
    });
  }

  Deno.test(`film: what is said has its place and its time, ${id}`, () => {
    const long = film.says.filter(({ text }) => plain(text).length > 105);
    assert.deepEqual(long, []);
    assert.equal(film.says[0].t, 0);
    for (const [index, { t }] of film.says.entries()) {
      const next = film.says[index + 1] ?? { t: Infinity };
      // What a reader does is said at once.
      const least = next.who === "You" ? 0.1 : index === 0 ? 1.1 : 2.3;
      assert.ok(next.t - t >= least * film.rate, `${t} to ${next.t}`);
    }
    assert.ok(film.end / film.rate <= 90);
    assert.ok(film.says.length > 2);
  });

  Deno.test(`film: each step is a picture of its own, ${id}`, () => {
    const at = createScene(film, WIDE);
    const pictures = film.says.map(({ t, text }) => JSON.stringify([text, at(t).pods.map(({ x, y }) => [x, y])]));

    assert.equal(new Set(pictures).size, pictures.length);
  });

  Deno.test(`film: it ends with three numbers and two settings to try, ${id}`, () => {
    const { numbers, tries } = film.ending;
    assert.equal(numbers.length, 3);
    assert.equal(tries.length, 2);
    for (const { state } of tries) {
      const { first, given } = read(state);
      assert.notDeepEqual({ ...first, ...given }, film.settings);
      assert.ok(Object.keys(given).every((name) => Object.hasOwn(clusterDefaults, name)));
    }
  });
}

for (const [layout, geometry] of LAYOUTS) {
  Deno.test(`scene: 500 pods are drawn small, ${layout}`, () => {
    const film = filmed(MANY);
    const at = createScene(film, geometry);
    for (const t of [0, 130, 300, 410, 599]) {
      assert.equal(wrong(at(t), geometry, t), "", `at ${t}`);
    }
    assert.ok(at(410).pods.length > 450);
  });
}

Deno.test("film: Monday at its telling moment: two pods wait, a node starts", () => {
  const film = films.get("monday");
  const scene = createScene(film, WIDE)(film.telling);

  assert.equal(film.clock(film.telling), "9:01:25");
  assert.equal(scene.waiting, 2);
  assert.deepEqual(scene.nodes.map(({ state }) => state), [
    "ready",
    "ready",
    "starting",
    "off",
    "ready",
    "ready",
    "off",
  ]);
  assert.equal(scene.nodes[2].title, "gpu-3 in 95 s");
  assert.deepEqual(film.ending.numbers.map(([value]) => value), ["1,715", "2 min 30 s", "2"]);
});

Deno.test("film: all that is decided is in its log, and the same seed gives the same film", () => {
  const take = begin({ ...clusterDefaults, ...scenarios[0].settings });
  while (take.cluster.t < take.cluster.settings.length) {
    record(take);
  }
  const again = filmOf(take, scenarios[0].about, []);
  const { log, says, dots } = films.get("monday");

  assert.deepEqual(log.slice(1), take.cluster.log);
  assert.deepEqual([again.log, again.says, again.dots], [log, says, dots]);
  assert.notDeepEqual(filmed({ ...scenarios[0].settings, seed: 2 }).dots, dots);
});

Deno.test("scene: a pod that the taint keeps out tries a GPU node, and turns back", () => {
  const at = createScene(films.get("monday"), WIDE);
  const barred = [];
  for (let t = 510; t < 640; t += 1) {
    at(t).barred && barred.push(t);
  }

  assert.ok(barred[0] > 540 && barred.at(-1) < 590, String(barred));
});

Deno.test("dots: as many wait as the queue holds, and none leaves before it comes", () => {
  for (const { dots: { worth, arrive, leave }, series } of films.values()) {
    assert.ok(leave.every((t, index) => t >= (arrive[index] ?? 0)));
    assert.ok([1, 2, 5].includes(worth / 10 ** Math.floor(Math.log10(worth))));
    for (const { t, queue } of series) {
      const waiting = arrive.filter((one) => one <= t).length - leave.filter((one) => one <= t).length;
      assert.ok(Math.abs(waiting - queue / worth) <= 1.5, `${t}: ${waiting} dots for ${queue}`);
      assert.ok(waiting <= 25);
    }
  }
});

Deno.test("layOut: boxes lie in their room, apart from each other", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.constantFrom(WIDE.gpu, WIDE.cpu, PHONE.gpu, PHONE.cpu),
      (count, room) => {
        const boxes = layOut(count, room).map(([x, y, width, height]) => ({ x, y, width, height }));
        const [left, top, wide, high] = room;
        assert.equal(boxes.length, count);
        for (const [index, one] of boxes.entries()) {
          assert.ok(one.width > 4 && one.height > 4);
          assert.ok(one.x >= left - 0.01 && one.x + one.width <= left + wide + 0.01);
          assert.ok(one.y >= top - 0.01 && one.y + one.height <= top + high + 0.01);
          assert.ok(!boxes.slice(index + 1).some((other) => overlaps(one, other)));
        }
      },
    ),
  );
});

// what an address says | the scenario it begins from, and some settings
const ADDRESS_ROWS = [
  [{}, "monday", { shape: "monday", peak: 45, max: 8 }],
  [{ t: "300" }, "sale", { shape: "sale", peak: 60 }],
  [{ scenario: "gang" }, "gang", { trainPods: 8 }],
  [{ scenario: "monday", max: "12" }, "monday", { max: "12", peak: 45 }],
  // Links from before there was a peak, and a run's end.
  [{ shape: "ramp", base: "12" }, "sale", { peak: 60, base: "12" }],
  [{ base: "150" }, "sale", { peak: 1500 }],
  [{ t: "5000" }, "sale", { length: 5000 }],
  [{ scenario: "__proto__" }, "monday", { max: 8 }],
  [{ shape: "toString", base: "9" }, "sale", { peak: 60 }],
];

for (const [state, scenario, settings] of ADDRESS_ROWS) {
  Deno.test(`read: ${JSON.stringify(state)}`, () => {
    const { id, first, given } = read(state);
    const found = { ...first, ...given };

    assert.equal(id, scenario);
    assert.deepEqual(Object.fromEntries(Object.keys(settings).map((name) => [name, found[name]])), settings);
  });
}

Deno.test("said: an address says what differs, and is read as the same", () => {
  const monday = { ...clusterDefaults, ...scenarioOf("monday").settings };
  assert.deepEqual(said("monday", monday), {});
  assert.deepEqual(said("monday", monday, { t: 0 }), { scenario: "monday", t: 0 });
  assert.deepEqual(said("sale", clusterDefaults, { t: 300 }), { t: 300 });
  fc.assert(
    fc.property(
      fc.constantFrom(...scenarios.map(({ id }) => id)),
      fc.record({ max: fc.integer({ min: 1, max: 50 }), target: fc.integer({ min: 10, max: 150 }) }, {
        requiredKeys: [],
      }),
      (id, change) => {
        const settings = { ...clusterDefaults, ...scenarioOf(id).settings, ...change };
        for (const moment of [{}, { t: 0 }, { t: 90 }]) {
          const { id: found, first, given } = read(said(id, settings, moment));
          assert.deepEqual({ ...first, ...given }, settings);
          assert.equal(found, id);
        }
      },
    ),
  );
});
