/* How well retrieval finds: measured beside the page once there is an index, and again when the settings change. */

/** @import { RagQuality, RagQuery } from "../models/retrieval-types.d.ts" */
/** @import { report as makeReport } from "./report.js" */
/** @import { Indexer, Passages, RagSettings } from "./types.d.ts" */
import { h, openInPrint } from "../kit/dom.js";
import { summarize } from "./report.js";

/** @typedef {typeof makeReport} Report */

/** The settings by which more or less is found, and those of them by which passages are ranked. */
const COUNTING = ["size", "overlap", "weight", "ef", "threshold", "most", "budget"];
const RANKING = COUNTING.slice(0, 4);
/** Milliseconds without a change before it is measured: a slider asks for more than it needs. */
const PAUSE = 400;

/** @param {RagSettings} settings @param {string[]} names */
const keyOf = (settings, names) => JSON.stringify(settings, names);

/** Build what is shown of a measure: a line, and behind a summary the report, which a second script makes. */
function createSummary() {
  const body = h("div", {}, h("p", {}, "Being measured."));
  const details = h("details", {}, h("summary", {}, "How well retrieval finds, measured"), body);
  const line = h("p", { class: "v-note" });
  const element = h("div", { class: "v-quality" }, details, line);
  /** @type {[RagQuality, RagQuery[]] | undefined} */
  let shown;
  /** @type {Report | undefined} */
  let report;
  const fill = () => shown && report && body.replaceChildren(...report(...shown));
  openInPrint(details);
  return {
    element,

    /** Show measures in full from now on. @param {Report} how */
    reportBy(how) {
      report = how;
      fill();
    },

    /** @param {RagQuality} found @param {RagQuery[]} queries */
    show(found, queries) {
      shown = [found, queries];
      fill();
      line.textContent = summarize(found);
      element.classList.add("v-measured");
    },

    fail() {
      body.replaceChildren(h("p", {}, "The test queries could not be loaded. Change a setting to try again."));
    },
  };
}

/**
 * @param {Passages} passages
 * @param {Indexer} indexer
 * @param {() => void} measured
 */
export function createQuality(passages, indexer, measured) {
  const summary = createSummary();
  /** @type {RagSettings | undefined} what is to be measured */
  let wanted;
  /** @type {{settings: RagSettings, found: RagQuality} | undefined} */
  let last;
  let timer = 0;
  let working = false;

  const measure = async () => {
    timer = 0;
    if (working || !wanted) {
      return;
    }
    working = true;
    const settings = wanted;
    try {
      const queries = await passages.queries();
      const found = await indexer.measure(queries, settings);
      last = { settings, found };
      summary.show(found, queries);
    } catch {
      summary.fail();
    }
    working = false;
    measured();
    if (keyOf(wanted, COUNTING) !== keyOf(settings, COUNTING)) {
      measure();
    }
  };

  return {
    element: summary.element,
    reportBy: summary.reportBy,

    /** Return what was measured of the rankings with these settings, if it was. @param {RagSettings} settings */
    of: (settings) => last && keyOf(last.settings, RANKING) === keyOf(settings, RANKING) ? last.found : undefined,

    /** Ask for a measure, unless it would come to the same. @param {RagSettings} settings */
    ask(settings) {
      const same = wanted && keyOf(wanted, COUNTING) === keyOf(settings, COUNTING) && last;
      wanted = settings;
      if (!same) {
        clearTimeout(timer);
        timer = setTimeout(measure, PAUSE);
      }
    },
  };
}
