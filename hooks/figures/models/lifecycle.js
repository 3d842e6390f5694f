/* The loop: a model is made, serves while its data drifts, and a monitor and a canary decide what follows. */

/** @import { CanaryState, DriftSource, Loop, LoopLog, LoopModel, LoopPhase, LoopSettings } from "./lifecycle-types.d.ts" */
import { begin, observe, step as check, twoProportionZ } from "./canary.js";
import * as drift from "./drift.js";
import { generator } from "./random.js";

/** A run is this many rounds, or ends in this week. */
export const ROUNDS = 3;
export const WEEKS = 52;

/** @type {LoopSettings} */
export const DEFAULTS = {
  drift: 0.06,
  limit: 0.25,
  seed: 14,
  references: 1000,
  size: 500,
  shift: 0,
  scale: 1,
  begins: 4,
  rule: "psi",
  alpha: 0.01,
  pause: 2,
  requests: 1000,
  serving: 0.4,
  errors: 0.4,
  firstLatency: 700,
  latency: 420,
  stepWeight: 10,
  maxWeight: 50,
  threshold: 5,
  successRate: 99,
  slowest: 500,
};

/**
 * Starts before the first model is made.
 * @param {Partial<LoopSettings>} [given]
 * @returns {Loop}
 */
export function create(given = {}) {
  const settings = { ...DEFAULTS, ...given };
  return {
    settings,
    draw: generator(settings.seed),
    week: 0,
    step: 0,
    round: 1,
    phase: "data",
    serving: null,
    candidate: null,
    models: [],
    rest: 0,
    canary: null,
    log: [],
    series: [],
  };
}

/** What data is like in a week. @param {LoopSettings} settings @param {number} week @returns {DriftSource} */
export function sourceOf({ drift: weekly, shift, scale, begins }, week) {
  const suddenly = week >= begins;
  return { shift: weekly * week + (suddenly ? shift : 0), scale: suddenly ? scale : 1 };
}

/** @param {Loop} loop */
export const isOver = ({ round, phase, week }) => round > ROUNDS || (phase === "monitoring" && week >= WEEKS);

/** What is done in each phase: once in most, again and again in deployment and monitoring. @type {Record<LoopPhase, (loop: Loop) => void>} */
const PHASES = {
  data: collect,
  training: (loop) => {
    const { version } = candidateOf(loop);
    tell(loop, "Training", `Version ${version} is trained on ${dataOf(loop)}.`);
    loop.phase = "validation";
  },
  validation: (loop) => {
    const { version } = candidateOf(loop);
    tell(loop, "Validation", `Version ${version} passes on held-out data.`);
    loop.phase = "deployment";
    loop.canary = loop.serving && begin();
  },
  deployment: (loop) => loop.serving ? roll(loop, loop.serving) : launch(loop),
  monitoring: watch,
  retraining: (loop) => {
    tell(loop, "Retraining", `Data from week ${loop.week} goes back to phase 1.`);
    loop.round += 1;
    loop.phase = "data";
  },
};

/**
 * Lets one thing happen: a phase, a week's monitoring, or an interval of a canary.
 * @param {Loop} loop is changed
 * @returns {LoopLog[]} what was done and decided
 */
export function step(loop) {
  const before = loop.log.length;
  loop.step += 1;
  PHASES[loop.phase](loop);
  return loop.log.slice(before);
}

/** @param {Loop} loop */
const candidateOf = (loop) => /** @type {LoopModel} */ (loop.candidate);

/** @param {Loop} loop */
const dataOf = ({ week }) => week > 0 ? `data from week ${week}` : "historical data";

/** @param {Loop} loop @param {LoopLog["who"]} who @param {string} text @param {LoopLog["check"]} [about] */
function tell(loop, who, text, about) {
  const { week: t, round, phase } = loop;
  const version = (loop.candidate ?? loop.serving)?.version ?? round;
  loop.log.push({ t, round, phase, version, who, text, ...(about ? { check: about } : {}) });
}

/** @param {Loop} loop */
function collect(loop) {
  const { settings, draw, week, round } = loop;
  const learned = sourceOf(settings, week);
  loop.candidate = {
    version: round,
    learned,
    reference: drift.sample({ size: settings.references, ...learned }, draw),
  };
  loop.models.push(loop.candidate);
  const what = dataOf(loop);
  const records = settings.references.toLocaleString("en-US");
  tell(
    loop,
    "Data",
    `${what[0]?.toUpperCase()}${
      what.slice(1)
    } is collected, cleansed, and labeled. ${records} records are kept for comparison.`,
  );
  loop.phase = "training";
}

/** The first version has no other to be compared with. @param {Loop} loop */
function launch(loop) {
  tell(loop, "Deployment", "Version 1 goes live with all requests.");
  promote(loop);
}

/** The candidate is in production, and production is compared with its data from now on. @param {Loop} loop */
function promote(loop) {
  loop.serving = loop.candidate;
  loop.candidate = null;
  loop.phase = "monitoring";
}

/** @param {Loop} loop */
function watch(loop) {
  const { settings, draw } = loop;
  const { reference, learned, version } = /** @type {LoopModel} */ (loop.serving);
  loop.week += 1;
  const data = sourceOf(settings, loop.week);
  const values = drift.sample({ size: settings.size, ...data }, draw);
  const found = drift.monitor(reference, values, settings);
  const moved = data.shift - learned.shift;
  const truly = moved !== 0 || data.scale !== learned.scale;
  const acts = found.drift && loop.rest === 0;
  loop.series.push({ ...found, week: loop.week, round: loop.round, version, moved, truly, acts, values });
  const chance = found.p < 0.001 ? "p < 0.001" : `p ${found.p.toFixed(3)}`;
  const said = `PSI ${found.psi.toFixed(3)}, KS ${chance}: ${found.drift ? "drift" : "no drift"}`;
  const truth = truly
    ? found.drift ? "" : `; the mean has moved by ${moved.toFixed(2)} standard deviations`
    : found.drift
    ? ", a false alarm: the data has not changed"
    : "";
  if (loop.rest > 0) {
    loop.rest -= 1;
    tell(loop, "Monitor", `${said}${truth}. The team is still investigating the rollback.`);
  } else {
    tell(loop, "Monitor", `${said}${truth}.${acts ? " Retraining starts." : ""}`);
    loop.phase = acts ? "retraining" : "monitoring";
  }
}

/** An interval of the canary. @param {Loop} loop @param {LoopModel} serving */
function roll(loop, serving) {
  const { settings, draw } = loop;
  const { version } = candidateOf(loop);
  const canary = /** @type {CanaryState} */ (loop.canary);
  const requests = Math.round((settings.requests * canary.weight) / 100);
  const latency = version === 2 ? settings.firstLatency : settings.latency;
  const metrics = observe({ requests, errors: settings.errors, latency }, draw);
  const others = observe({
    requests: settings.requests - requests,
    errors: settings.serving,
    latency: settings.latency,
  }, draw);
  const { state, event, reasons } = check(canary, metrics, { ...settings, latency: settings.slowest });
  loop.canary = state;
  const why = reasons.join(", ");
  const seen = requests > 0 ? ` (${requests} requests, ${metrics.failed} failed)` : "";
  const { p } = twoProportionZ({ hits: metrics.failed, total: requests }, {
    hits: others.failed,
    total: others.requests,
  });
  // The test is about failed requests, and says nothing about their latency.
  const failed = metrics.success !== null && metrics.success < settings.successRate;
  const chance = failed
    ? `; ${others.failed} of ${others.requests} failed with version ${serving.version}, p ${p.toFixed(3)}`
    : "";
  const passed = requests > 0 ? `; the check at ${canary.weight}% passed${seen}` : "";
  const texts = {
    halt:
      `Version ${version} stays at ${state.weight}%. Check ${state.failures} of ${settings.threshold} failed: ${why}${seen}${chance}.`,
    promote: `Version ${version} is promoted: ${why}.`,
    rollback: `Version ${version} is rolled back: ${why}. Version ${serving.version} keeps serving.`,
    start: `Version ${version} gets ${state.weight}% of the traffic.`,
    advance: `Version ${version} gets ${state.weight}% of the traffic${passed}.`,
    over: "",
  };
  tell(loop, "Canary", texts[event], {
    event,
    weight: state.weight,
    failures: state.failures,
    requests,
    success: metrics.success,
    latency: metrics.latency,
  });
  if (event === "promote") {
    promote(loop);
  } else if (event === "rollback") {
    loop.candidate = null;
    loop.rest = settings.pause;
    loop.phase = "monitoring";
  }
}

/** Steps up to a number, or to the end. @param {Loop} loop @param {number} to */
export function advance(loop, to) {
  while (loop.step < to && !isOver(loop)) {
    step(loop);
  }
}
