/* What a learning platform gets, by the platform's side that others wrote: scorm-again refuses what the standards don't allow. */

/// <reference lib="deno.ns" />

import assert from "node:assert/strict";
import fc from "fast-check";
import { Scorm12API, Scorm2004API } from "scorm-again";
import { resume, suspend } from "../../hooks/selfcheck/widget/core/suspended.js";
import { PlatformMemory } from "../../hooks/selfcheck/widget/lms/memory.js";
import { findPlatform, Platform } from "../../hooks/selfcheck/widget/lms/platform.js";
import { Session } from "../../hooks/selfcheck/widget/lms/session.js";
import { STANDARDS } from "../../hooks/selfcheck/widget/lms/standard.js";
import { encode, makeRecord } from "../../hooks/selfcheck/widget/core/record.js";
import { RECORD } from "./support.js";

/** @import { LmsPackage, LmsQuestion, LmsStandard, Verdict } from "../../hooks/selfcheck/widget/types.d.ts" */

const NONE = { description: "What?", names: {}, rows: {}, patterns: [] };

/** A question of each type, as `selfcheck export` writes it for each standard. @type {Record<string, Record<string, LmsQuestion>>} */
const QUESTIONS = {
  "1.2": {
    one: { ...NONE, type: "choice", names: { aaaa: "a", bbbb: "b" }, patterns: ["a"] },
    statement: { ...NONE, type: "true-false", names: { true: "t", false: "f" }, patterns: ["f"] },
    number: { ...NONE, type: "numeric", patterns: ["312"] },
    word: { ...NONE, type: "fill-in", patterns: ["canary", "canary deployment"] },
    order: { ...NONE, type: "sequencing", names: { r1: "a", r2: "b", r3: "c" }, patterns: ["a,b,c"] },
    pairs: {
      ...NONE,
      type: "matching",
      names: { m1: "a", m2: "b" },
      rows: { r1: "a", r2: "b" },
      patterns: ["a.a,b.b"],
    },
  },
  "2004": {
    one: { ...NONE, type: "choice", names: { aaaa: "Use_a_cache", bbbb: "b-2" }, patterns: ["Use_a_cache"] },
    statement: { ...NONE, type: "true-false", names: { true: "true", false: "false" }, patterns: ["false"] },
    number: { ...NONE, type: "numeric", patterns: ["296.4[:]327.6"] },
    word: {
      ...NONE,
      type: "fill-in",
      patterns: ["{case_matters=false}canary", "{case_matters=false}canary deployment"],
    },
    order: {
      ...NONE,
      type: "sequencing",
      names: { r1: "One", r2: "Two", r3: "Three" },
      patterns: ["One[,]Two[,]Three"],
    },
    pairs: {
      ...NONE,
      type: "matching",
      names: { m1: "pods", m2: "nodes" },
      rows: { r1: "HPA", r2: "CA" },
      patterns: ["CA[.]nodes[,]HPA[.]pods"],
    },
  },
};

/** Every answer, what it is worth, and what the platform gets. @type {[string, string[], number, Record<string, string>][]} */
const ANSWERS = [
  ["one", ["aaaa"], 1, { "1.2": "a", "2004": "Use_a_cache" }],
  ["one", ["bbbb", "aaaa"], 0.5, { "1.2": "a,b", "2004": "Use_a_cache[,]b-2" }],
  ["statement", ["true"], 0, { "1.2": "t", "2004": "true" }],
  ["number", ["1,250.5 GB"], 0, { "1.2": "1250.5", "2004": "1250.5" }],
  ["number", ["1e300"], 0, { "1.2": "1e300", "2004": "1e300" }],
  ["word", ["Canary"], 1, { "1.2": "Canary", "2004": "Canary" }],
  ["word", ["pod", "a [,] b", "{x"], 1 / 3, { "1.2": "pod, a [ , ] b, ( x", "2004": "pod[,]a [ , ] b[,]( x" }],
  ["order", ["r3", "r1", "r2"], 1 / 2, { "1.2": "c,a,b", "2004": "Three[,]One[,]Two" }],
  ["pairs", ["r1=m2", "r2=m2"], 1 / 2, { "1.2": "a.b,b.b", "2004": "CA[.]nodes[,]HPA[.]nodes" }],
];

/** @type {Record<string, (settings?: Record<string, unknown>) => any>} */
const PLATFORMS = {
  "1.2": (settings) => new Scorm12API({ logLevel: 5, ...settings }),
  "2004": (settings) => new Scorm2004API({ logLevel: 5, ...settings }),
};

/**
 * Begins a visit, and counts how often the platform is called.
 * @param {string} version
 * @param {Record<string, unknown>} [before] what the platform has kept
 */
function visit(version, before) {
  const standard = /** @type {LmsStandard} */ (STANDARDS[version]);
  const questions = QUESTIONS[version] ?? {};
  const api = PLATFORMS[version]?.();
  if (before) {
    api.loadFromJSON(before);
  }
  const calls = { kept: 0, ended: 0 };
  api.on(`${standard.calls.keep}`, () => calls.kept++);
  api.on(`${standard.calls.end}`, () => calls.ended++);
  const platform = new Platform(api, standard);
  assert.ok(platform.start());
  const session = new Session(platform, standard, { standard: version, questions });
  return { api, calls, platform, session, standard };
}

for (const version of Object.keys(STANDARDS)) {
  const { wrong, completion } = /** @type {LmsStandard} */ (STANDARDS[version]);

  Deno.test(`SCORM ${version} takes answers of every type, and each as it was given`, () => {
    const { api, calls, platform, session, standard } = visit(version);
    const memory = new PlatformMemory("", new Map([["12345678", "one"]]));
    ANSWERS.forEach(([question, picked, share]) => {
      const number = question === "number" ? Number(picked[0]?.replace(/[^\d.e]/g, "")) : NaN;
      session.answer({ question, picked, share, number });
      session.progress({ answered: 3, right: 1, total: 6 }, memory);
    });
    assert.equal(calls.kept, 0, "an answer by itself asks for nothing");
    session.progress({ answered: 6, right: 2, total: 6 }, memory);
    assert.equal(calls.kept, 1, "what is complete is kept at once");
    assert.equal(api.getCMIValue(completion), "completed");
    const { cmi } = api.renderCMIToJSONObject();
    session.end();
    session.end();

    assert.equal(platform.refused, "");
    assert.deepEqual(calls, { kept: 2, ended: 1 });
    const sent = Object.values(cmi.interactions.childArray ?? cmi.interactions);
    assert.deepEqual(
      sent.map((/** @type {any} */ one) => [one.id, one[standard.response], one.result]),
      ANSWERS.map(([question, , share, response]) => [
        question,
        response[version],
        share === 1 ? "correct" : share === 0 ? wrong : String(Math.round(share * 10_000) / 10_000),
      ]),
    );
    const score = (cmi.core ?? cmi).score;
    const expected = version === "1.2" ? ["33.3333", "0", "100"] : ["2", "0", "6"];
    assert.deepEqual([score.raw, score.min, score.max], expected);
    assert.equal(score.scaled, version === "1.2" ? undefined : "0.3333");
  });

  Deno.test(`SCORM ${version} refuses nothing that a learner may type`, () => {
    const typed = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.string({ unit: "grapheme" }),
      fc.double().map(String),
    );
    fc.assert(
      fc.property(
        fc.array(typed, { minLength: 1, maxLength: 8 }),
        fc.constantFrom("word", "number"),
        (picked, question) => {
          const { platform, session } = visit(version);
          session.answer({ question, picked, share: 0, number: Number(picked[0]) });
          session.end();
          assert.equal(platform.refused, "");
        },
      ),
      { numRuns: 50 },
    );
  });

  Deno.test(`SCORM ${version} gives back at the next visit what it was given`, () => {
    const record = makeRecord({ ...RECORD, question: "one" }, 0);
    const questions = new Map([[RECORD.rev, "one"]]);
    const first = visit(version);
    const memory = new PlatformMemory(first.session.kept, questions);
    memory.append("log:one", [encode(record)]);
    first.session.answer({ question: "one", picked: ["aaaa"], share: 1, number: NaN });
    first.session.progress({ answered: 1, right: 1, total: 6 }, memory);
    const { cmi } = first.api.renderCMIToJSONObject();
    first.session.end();
    const entry = version === "1.2" ? { core: { ...cmi.core, entry: "resume" } } : { entry: "resume" };

    const second = visit(version, { ...cmi, ...entry });

    assert.equal(second.session.location, "one");
    const resumed = new PlatformMemory(second.session.kept, questions);
    assert.equal(resumed.text(4000).text, memory.text(4000).text);
    assert.match(resumed.get("log:one") ?? "", / 12345678 q c - /);
    second.session.answer({ question: "one", picked: ["bbbb"], share: 0, number: NaN });
    second.session.end();
    assert.equal(second.platform.refused, "");
  });
}

Deno.test("a platform is asked to keep answers when the learner pauses, and not for each", () => {
  /** @type {(() => void)[]} */
  const waiting = [];
  const before = globalThis.setTimeout;
  globalThis.setTimeout = /** @type {any} */ ((/** @type {() => void} */ then) => waiting.push(then));
  try {
    const { calls, session } = visit("1.2");
    const memory = new PlatformMemory("", new Map());
    for (let answered = 1; answered < 6; answered += 1) {
      session.answer({ question: "one", picked: ["aaaa"], share: 1, number: NaN });
      session.progress({ answered, right: answered, total: 6 }, memory);
    }
    assert.deepEqual([calls.kept, waiting.length], [0, 1]);
    waiting[0]?.();
    session.keep();
    assert.equal(calls.kept, 1);
  } finally {
    globalThis.setTimeout = before;
  }
});

Deno.test("a platform that breaks takes nothing from the learner", () => {
  const broken = {
    LMSInitialize: () => "true",
    LMSSetValue() {
      throw new Error("no network");
    },
    LMSGetValue: () => null,
    LMSCommit: () => "false",
    LMSGetLastError: () => "0",
  };
  const standard = /** @type {LmsStandard} */ (STANDARDS["1.2"]);
  const platform = new Platform(broken, standard);
  assert.ok(platform.start());
  const session = new Session(platform, standard, { standard: "1.2", questions: QUESTIONS["1.2"] ?? {} });
  session.answer({ question: "one", picked: ["aaaa"], share: 1, number: NaN });
  session.end();
  assert.match(platform.refused, /no network/);
});

Deno.test("a platform is found in a window around the page, and around the one that opened it", () => {
  const api = {};
  const closed = new Proxy({}, { get: () => assert.fail("of another origin") });
  const top = /** @type {any} */ ({ API: api });
  top.parent = top;
  const alone = /** @type {any} */ ({});
  alone.parent = alone.top = alone;
  const opened = /** @type {any} */ ({ opener: { parent: top } });
  opened.parent = opened.top = opened;

  assert.equal(findPlatform("API", { parent: { parent: top } }), api);
  assert.equal(findPlatform("API", opened), api);
  assert.equal(findPlatform("API", alone), null);
  assert.equal(findPlatform("API", { parent: closed, top: closed }), null);
});

Deno.test("answers are the same when they come back, as many as there is room for", () => {
  const picked = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 4 });
  const answer = fc.record({
    picked,
    verdict: fc.constantFrom(...(/** @type {Verdict[]} */ (["correct", "partial", "incorrect"]))),
  });
  const logs = fc.array(fc.array(answer, { minLength: 1, maxLength: 3 }), { maxLength: 6 });
  fc.assert(fc.property(logs, fc.nat(400), (found, room) => {
    const revs = found.map((_, index) => `0000000${index}`);
    const records = found.map((log, index) =>
      log.map((one) => ({ ...RECORD, ...one, question: `q${index}`, rev: revs[index] ?? "" }))
    );
    const ids = new Map(revs.map((rev, index) => [rev, `q${index}`]));

    const { text, lost } = suspend(records, room);
    const back = resume(text, ids);

    assert.ok(text.length <= room);
    assert.equal(new Set(back.map(({ question }) => question)).size >= found.length - lost, true);
    for (const one of back) {
      const log = records[Number(one.question.slice(1))] ?? [];
      assert.ok([log[0], log.at(-1)].some((kept) => kept?.verdict === one.verdict && same(kept.picked, one.picked)));
    }
    const all = suspend(records, 1_000_000);
    assert.equal(all.lost, 0);
    assert.equal(resume(all.text, ids).length, records.flatMap((log) => (log.length > 1 ? [0, 1] : [0])).length);
  }));
});

Deno.test("whatever else a platform keeps is no answer", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    resume(text, new Map([["12345678", "one"]])).forEach(({ question }) => assert.equal(question, "one"));
  }));
  assert.deepEqual(resume("12345678cx;12345678z;87654321cx;12345678c%", new Map([["12345678", "one"]])), [
    { question: "one", rev: "12345678", picked: ["x"], verdict: "correct" },
  ]);
});

/**
 * @param {string[]} kept
 * @param {string[]} read
 */
function same(kept, read) {
  return JSON.stringify(kept) === JSON.stringify(read);
}
