/* The loop: production data comes week by week, a monitor decides, a retrained model goes out as a canary, or comes back. */

/** @import { CanaryState, Loop, LoopLog, LoopSettings } from "./lifecycle-types.d.ts" */
import { begin, observe, step as check, twoProportionZ } from "./canary.js";
import * as drift from "./drift.js";
import { generator } from "./random.js";

/** Weeks that a team waits after a rollback before it trains again. */
export const REST = 4;

/** @type {LoopSettings} */
export const DEFAULTS = {
  seed: 1,
  references: 1000,
  size: 300,
  shift: 0.5,
  scale: 1,
  begins: 4,
  rule: "psi",
  limit: 0.25,
  alpha: 0.01,
  requests: 1000,
  serving: 0.4,
  errors: 0.4,
  latency: 420,
  stepWeight: 10,
  maxWeight: 50,
  threshold: 5,
  successRate: 99,
  slowest: 500,
};

/**
 * Starts with a model in production that was trained on data as it is then.
 * @param {Partial<LoopSettings>} [given]
 * @returns {Loop}
 */
export function create(given = {}) {
  const settings = { ...DEFAULTS, ...given };
  const draw = generator(settings.seed);
  return {
    settings,
    draw,
    week: 0,
    step: 0,
    phase: "monitoring",
    reference: drift.sample({ size: settings.references }, draw),
    learned: { shift: 0, scale: 1 },
    version: 1,
    rest: 0,
    canary: null,
    log: [],
    series: [],
  };
}

/** What production data is like in a week. @param {Loop} loop */
function source({ settings, week }) {
  return week >= settings.begins ? { shift: settings.shift, scale: settings.scale } : { shift: 0, scale: 1 };
}

/**
 * Lets one thing happen: a week's monitoring, a retraining, or an interval of a canary.
 * @param {Loop} loop is changed
 * @returns {LoopLog[]} what was decided
 */
export function step(loop) {
  const before = loop.log.length;
  loop.step += 1;
  if (loop.phase === "monitoring") {
    watch(loop);
  } else if (loop.phase === "retraining") {
    retrain(loop);
  } else {
    roll(loop);
  }
  return loop.log.slice(before);
}

/** @param {Loop} loop @param {LoopLog["who"]} who @param {string} text */
const tell = (loop, who, text) => void loop.log.push({ t: loop.week, who, text });

/** @param {Loop} loop */
function watch(loop) {
  const { settings, reference, draw } = loop;
  loop.week += 1;
  const data = source(loop);
  const found = drift.monitor(reference, drift.sample({ size: settings.size, ...data }, draw), settings);
  const truly = data.shift !== loop.learned.shift || data.scale !== loop.learned.scale;
  loop.series.push({ week: loop.week, ...found, truly, version: loop.version });
  const said = `PSI ${found.psi.toFixed(3)}, KS p ${found.p.toFixed(3)}`;
  if (loop.rest > 0) {
    loop.rest -= 1;
    tell(
      loop,
      "Monitor",
      `${said}: ${found.drift ? "drift" : "no drift"}; nothing is done while the team looks into the rollback`,
    );
  } else if (found.drift) {
    tell(loop, "Monitor", `${said}: drift${truly ? "" : ", a false alarm: the data has not changed"}`);
    loop.phase = "retraining";
  } else {
    tell(loop, "Monitor", `${said}: no drift${truly ? ", a miss: the data has changed" : ""}`);
  }
}

/** @param {Loop} loop */
function retrain(loop) {
  tell(
    loop,
    "Training",
    `version ${loop.version + 1} is trained on the data of week ${loop.week} and validated on what was held out`,
  );
  loop.canary = begin();
  loop.phase = "canary";
}

/** @param {Loop} loop */
function roll(loop) {
  const { settings, draw } = loop;
  const canary = /** @type {CanaryState} */ (loop.canary);
  const requests = Math.round((settings.requests * canary.weight) / 100);
  const metrics = observe({ requests, errors: settings.errors, latency: settings.latency }, draw);
  const { state, event, reasons } = check(canary, metrics, { ...settings, latency: settings.slowest });
  loop.canary = state;
  const why = reasons.join(", ");
  const seen = requests > 0 ? ` (${requests} requests, ${metrics.failed} failed)` : "";
  const others = observe({
    requests: settings.requests - requests,
    errors: settings.serving,
    latency: settings.latency,
  }, draw);
  const { p } = twoProportionZ({ hits: metrics.failed, total: requests }, {
    hits: others.failed,
    total: others.requests,
  });
  // The test is about failed requests, and says nothing about their latency.
  const failed = metrics.success !== null && metrics.success < settings.successRate;
  const chance = failed
    ? `; beside ${others.failed} of ${others.requests} of version ${loop.version}, p ${p.toFixed(3)}`
    : "";
  if (event === "halt") {
    tell(
      loop,
      "Canary",
      `stays at ${state.weight} %, check ${state.failures} of ${settings.threshold} failed: ${why}${seen}${chance}`,
    );
  } else if (event === "promote") {
    loop.version += 1;
    loop.learned = source(loop);
    loop.reference = drift.sample({ size: settings.references, ...loop.learned }, draw);
    loop.phase = "monitoring";
    tell(loop, "Canary", `version ${loop.version} is promoted: ${why}`);
  } else if (event === "rollback") {
    loop.phase = "monitoring";
    loop.rest = REST;
    tell(loop, "Canary", `rolled back, version ${loop.version} serves on: ${why}`);
  } else {
    const passed = requests > 0 ? `; the check at ${canary.weight} % passed${seen}` : "";
    tell(loop, "Canary", `version ${loop.version + 1} gets ${state.weight} % of the traffic${passed}`);
  }
}

/** Steps up to a number, as from the beginning. @param {Loop} loop @param {number} to */
export function advance(loop, to) {
  while (loop.step < to) {
    step(loop);
  }
}
