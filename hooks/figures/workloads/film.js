/* The tour as a film, computed before it is shown: when a bottleneck changes, what is said, and how it ends. Pure. */

/** @import { Film, Saying } from "../kit/stage/types.d.ts" */
/** @import { Part, Workload, WorkloadSettings } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";
import { compare } from "./compare.js";
import { at, PARTS } from "./parts.js";
import { END, farPlace, HOME, settingsAt, times } from "./tour.js";
import { amount, counts, days, gpus, inside, limit, overflows, perToken, reason, RESOURCES } from "./words.js";

const SAMPLE = 0.25;
const HALVINGS = 6;
/** Seconds that a sentence stays at least. */
const PAUSE = 1.8;
const WORDS = ["no", "one bottleneck", "two bottlenecks", "three bottlenecks", "four bottlenecks"];

/** What is said when a slider begins to move. @type {Record<Part, [down: string, up: string]>} */
const BEGINS = {
  compute: [
    "**Compute:** a smaller model. Each token needs less arithmetic and fewer bytes.",
    "**Compute:** a larger model. Each token needs more arithmetic and more bytes.",
  ],
  latency: [
    "**Latency:** more time for each token, and for the training run.",
    "**Latency:** less time for each token, and for the training run.",
  ],
  storage: [
    "**Storage:** less training data, fewer passages, shorter contexts.",
    "**Storage:** more training data, more passages, longer contexts.",
  ],
};

/** What the sliders stand at. @type {Record<Part, (settings: WorkloadSettings) => string>} */
const PLACES = {
  compute: ({ serveParameters }) => `${numbers.count(serveParameters)} parameters`,
  latency: ({ target, days: deadline }) => `${perToken(target)} a token, ${days(deadline)}`,
  storage: ({ passages }) => `${numbers.count(passages)} passages`,
};

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * What a reader's hand has led to: the limit that changed since it took the slider, else the four counts.
 * @param {WorkloadSettings} earlier
 * @param {WorkloadSettings} now
 */
export function afterDrag(earlier, now) {
  const before = compare(earlier);
  const all = compare(now);
  const flipped = all.find(({ bottleneck }, index) => bottleneck !== before[index]?.bottleneck);
  return flipped ? `${limit(flipped)} It needs ${gpus(flipped.needs)}.` : `${capital(counts(all))}.`;
}

/** @param {WorkloadSettings} settings */
export function opening(settings) {
  const all = compare(settings);
  const limits = WORDS[new Set(all.map(({ bottleneck }) => bottleneck)).size];
  const [{ parameters } = { parameters: 0 }] = all;
  const one = all.every((workload) => workload.parameters === parameters);
  return `${one ? `One model of **${numbers.count(parameters)} parameters**, four` : "Four"} workloads, ${limits}. ` +
    "Drag a slider, or press Play.";
}

/** What is worth a sentence: another bottleneck, or host memory that has become too small. @param {Workload} now @param {Workload} [before] */
function change(now, before) {
  if (now.bottleneck !== before?.bottleneck) {
    return `${limit(now)} ${reason(now)}`;
  }
  return overflows(now) && !overflows(before) ? `**${now.name}: host memory is full.** ${reason(now)}` : "";
}

/**
 * When the bottleneck of a workload changes.
 * @param {WorkloadSettings} settings
 * @returns {Saying[]}
 */
function changesOf(settings) {
  const at = (/** @type {number} */ t) => compare(settingsAt(settings, t));
  /** @type {Saying[]} */
  const found = [];
  let before = at(0);
  for (let t = SAMPLE; t <= HOME + SAMPLE; t += SAMPLE) {
    const now = at(t);
    now.forEach((workload, index) => {
      const text = change(workload, before[index]);
      const holds = (/** @type {Workload | undefined} */ one) => one && change(workload, one) === "";
      text && found.push({ t: firstTime(t, (moment) => Boolean(holds(at(moment)[index]))), text });
    });
    before = now;
  }
  return found.toSorted((one, other) => one.t - other.t);
}

/**
 * Narrow down when something began in the last sample.
 * @param {number} end
 * @param {(t: number) => boolean} holds
 */
function firstTime(end, holds) {
  let start = end - SAMPLE;
  for (let n = 0; n < HALVINGS; n += 1) {
    const middle = (start + end) / 2;
    [start, end] = holds(middle) ? [start, middle] : [middle, end];
  }
  // A link names a moment by hundredths.
  return Math.ceil(end * 100) / 100;
}

/** @param {WorkloadSettings} settings @param {Part} part @returns {[Saying, Saying]} */
function saysOf(settings, part) {
  const { start, arrive } = times(part);
  const far = settingsAt(settings, arrive);
  const all = compare(far);
  const full = all.find((workload) => workload.needs.index && overflows(workload));
  const said = full
    ? `${full.name} needs ${gpus(full.needs)}, but **its index no longer fits into host memory.**`
    : `${counts(all)}.`;
  return [
    { t: start, text: BEGINS[part][farPlace(part, settings)] },
    { t: arrive, text: `At **${PLACES[part](far)}**, ${said}` },
  ];
}

/** @param {WorkloadSettings} settings @returns {Film["ending"]} */
function endingOf(settings) {
  const { arrive } = times("compute");
  const [before, after] = [settings, settingsAt(settings, arrive)].map(compare);
  const row = (/** @type {number} */ index) => {
    const [one, other] = /** @type {[Workload, Workload]} */ ([before?.[index], after?.[index]]);
    const limits = [...new Set([one, other].map(({ bottleneck }) => RESOURCES[bottleneck]))].join(", then ");
    return /** @type {[string, string]} */ ([
      `${amount(one.needs.gpus)} → ${amount(other.needs.gpus)}`,
      `GPUs for ${inside(one.name)}: ${limits}`,
    ]);
  };
  return {
    title: `From ${numbers.count(before?.[1]?.parameters ?? 0)} to ${
      numbers.count(after?.[1]?.parameters ?? 0)
    } parameters`,
    numbers: [row(0), row(1), row(3)],
    tries: [
      { text: "5 ms a token", state: /** @type {Record<string, number>} */ (at("latency", 1)) },
      { text: "1 billion passages", state: /** @type {Record<string, number>} */ (at("storage", 1)) },
    ],
  };
}

/**
 * @param {WorkloadSettings} settings
 * @param {string} [first] what is said at the beginning, where a reader's hand or a preset led to it
 * @returns {Film}
 */
export function filmOf(settings, first = opening(settings)) {
  const told = PARTS.flatMap((part) => saysOf(settings, part));
  const changes = changesOf(settings);
  const says = [{ t: 0, text: first }, ...told, { t: HOME, text: `Back at the start: ${counts(compare(settings))}.` }];
  // A change on the way out is said where there is time for it; of two, the later one.
  for (const one of changes.toReversed()) {
    const out = PARTS.some((part) => one.t > times(part).leave && one.t <= times(part).arrive);
    const near = says.some(({ t }) => Math.abs(t - one.t) < PAUSE);
    if (out && !near) {
      says.push(one);
    }
  }
  const byTime = (/** @type {Saying} */ one, /** @type {Saying} */ other) => one.t - other.t;
  return {
    end: END,
    says: says.toSorted(byTime),
    log: [...new Set([...says, ...changes])].toSorted(byTime),
    clock: numbers.clock,
    head: () => "",
    ending: endingOf(settings),
  };
}
