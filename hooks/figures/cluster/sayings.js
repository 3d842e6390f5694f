/* What is said of a run: its log, at a pace at which one can read. Pure. */

/** @import { Saying } from "../kit/stage/types.d.ts" */
/** @import { ClusterLog } from "../models/types.d.ts" */
import { plain } from "../kit/stage/narration.js";

/** Letters in a line of the stage, beside a button. */
const LINE = 96;
/** Seconds of play that a saying stays at least, and until an autoscaler may repeat itself. */
const STAY = 2.4;
const AGAIN = 24;
/** Seconds of play that what is said at the beginning stays. */
const BEGINNING = 1.2;
/** @type {Partial<Record<ClusterLog["who"], string>>} */
const SPEAKERS = { HPA: "HPA: ", VPA: "VPA: ", CA: "The Cluster Autoscaler " };

/** Seconds of play that a line may come late; who only watches gives way. @param {ClusterLog} line */
const patience = ({ who, text }) => (text.startsWith("watches") ? 0.4 : who === "Load" ? 1.6 : 3.2);

/** What a line of the log says by itself. @param {ClusterLog} line */
const spoken = ({ who, text }) => (SPEAKERS[who] ?? "") + text;

/**
 * Choose what is said. Of what happens at once, as much as fits a line; what has no turn in time is in the log alone.
 * @param {ClusterLog[]} log
 * @param {string} about what is said at the beginning
 * @param {number} rate seconds of the run in one of play
 * @returns {Saying[]}
 */
export function sayingsOf(log, about, rate) {
  /** @type {Saying[]} */
  const says = [{ t: 0, text: about }];
  /** @type {Map<string, number>} */
  const held = new Map();
  let free = rate * BEGINNING;
  let last = 0;
  for (const line of log.filter((one) => isNew(one, held, rate))) {
    // What the reader did is said at once.
    while (line.who === "You" && (says.at(-1)?.t ?? 0) >= Math.max(1, line.t)) {
      says.pop();
    }
    const saying = /** @type {Saying} */ (says.at(-1));
    const joined = `${saying.text} ${spoken(line)}`;
    const t = line.who === "You" ? line.t : Math.max(line.t, free);
    if (line.t - last <= 1 && last > 0 && plain(joined).length <= LINE) {
      saying.text = joined;
      saying.event ??= line.event;
    } else if (t - line.t <= patience(line) * rate) {
      says.push({ ...line, t, text: spoken(line) });
      last = line.t;
      free = t + STAY * rate;
    }
  }
  return says;
}

/**
 * Tells whether a line is more than what was said a little while ago with other numbers.
 * @param {ClusterLog} line
 * @param {Map<string, number>} held when each was said last
 * @param {number} rate
 */
function isNew({ t, text }, held, rate) {
  const key = text.replace(/\d+/g, "");
  const before = held.get(key) ?? -Infinity;
  const isRepeated = text.includes("stays") && t - before < AGAIN * rate;
  isRepeated || held.set(key, t);
  return !isRepeated;
}
