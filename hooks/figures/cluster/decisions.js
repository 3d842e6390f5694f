/* What was decided: a log of all, and a live region that speaks of the latest. */

/** @import { ClusterLog } from "../models/types.d.ts" */
/** @import { Run } from "./run.js" */
import { h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { createLog, createSpeaker } from "../kit/words.js";

/** Of decisions in one second, so many are said. */
const MOST_SAYINGS = 3;

/** @param {Run} run */
export function createDecisions(run) {
  const log = createLog("Decisions, the newest first");
  const { element: live, say } = createSpeaker();
  live.textContent = "Press Play, or go from decision to decision.";
  let spoken = 0;
  return {
    live,
    elements: [h("h4", { class: "v-title" }, "What was decided"), log.element],
    sayNone: () => say(nothing(run)),
    show() {
      const all = run.cluster.log;
      log.show(all);
      if (all.length > spoken) {
        say(sentence(all.slice(spoken)));
        spoken = all.length;
      }
    },

    /** Lets the decisions of a run that has just arrived stand for those before, unsaid. */
    takeOver() {
      spoken = run.cluster.log.length;
      log.show([]);
    },

    /** @param {boolean} [isFirst] whether the page has just been opened */
    sayLatest(isFirst) {
      const latest = sentence(run.cluster.log);
      if (run.now > 0) {
        say(latest || nothing(run));
      } else if (!isFirst) {
        say(`Back at 0:00. ${latest}`.trim());
      }
    },
  };
}

/** @param {Run} run */
const nothing = (run) => `Nothing is decided until ${numbers.clock(run.now)}.`;

/**
 * What was decided last.
 * @param {ClusterLog[]} lines
 */
function sentence(lines) {
  const t = lines.at(-1)?.t;
  if (t === undefined) {
    return "";
  }
  const said = lines.filter((one) => one.t === t).map(({ who, text }) => `${who}: ${text.replace(/\.$/, "")}`);
  const more = said.splice(MOST_SAYINGS).length;
  return `At ${numbers.clock(t)}, ${said.join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
}
