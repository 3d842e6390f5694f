/* How well retrieval finds: measured beside the page once there is an index, and again when the settings change. */

/** @import { RagQuality } from "../models/retrieval-types.d.ts" */
/** @import { Indexer, Passages, RagSettings } from "./types.d.ts" */
import { h, openInPrint } from "../kit/dom.js";
import { report, summarize } from "./report.js";

/** The settings by which more or less is found, and those of them by which passages are ranked. */
const COUNTING = ["size", "overlap", "weight", "ef", "threshold", "most", "budget"];
const RANKING = COUNTING.slice(0, 4);
/** Milliseconds without a change before it is measured: a slider asks for more than it needs. */
const PAUSE = 400;

/** @param {RagSettings} settings @param {string[]} names */
const keyOf = (settings, names) => JSON.stringify(settings, names);

/**
 * @param {Passages} passages
 * @param {Indexer} indexer
 * @param {() => void} measured
 */
export function createQuality(passages, indexer, measured) {
  const body = h("div", {}, h("p", {}, "Being measured."));
  const details = h("details", {}, h("summary", {}, "How well retrieval finds, measured"), body);
  const line = h("p", { class: "v-note" });
  const element = h("div", { class: "v-quality" }, details, line);
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
      body.replaceChildren(...report(found, queries));
      line.textContent = summarize(found);
      element.classList.add("v-measured");
    } catch {
      body.replaceChildren(h("p", {}, "The test queries could not be loaded. Change a setting to try again."));
    }
    working = false;
    measured();
    if (keyOf(wanted, COUNTING) !== keyOf(settings, COUNTING)) {
      measure();
    }
  };

  openInPrint(details);
  return {
    element,

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
