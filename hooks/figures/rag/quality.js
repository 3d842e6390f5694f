/* How well retrieval finds: measured when a reader opens it, and again when the settings change. */

/** @import { Indexer, Passages, RagSettings } from "./types.d.ts" */
import { h, openInPrint } from "../kit/dom.js";
import { report, summarize } from "./report.js";

/** The settings by which more or less is found. */
const COUNTING = ["size", "overlap", "weight", "ef", "threshold", "most", "budget"];

/**
 * @param {Passages} passages
 * @param {Indexer} indexer
 */
export function createQuality(passages, indexer) {
  const body = h("div", {}, h("p", {}, "Being measured."));
  const details = h("details", {}, h("summary", {}, "How well it finds, measured"), body);
  const line = h("p", { class: "v-note" });
  const element = h("div", { class: "v-quality" }, details, line);
  /** @type {RagSettings | undefined} nothing as long as there is no index */
  let last;
  /** The settings that were measured, or are being measured. */
  let known = "";

  const measure = async (/** @type {RagSettings} */ settings, /** @type {string} */ now) => {
    known = now;
    try {
      const queries = await passages.queries();
      const found = await indexer.measure(queries, settings);
      // Meanwhile a reader may have set something else.
      if (known === now) {
        body.replaceChildren(...report(found, queries));
        line.textContent = summarize(found);
        element.classList.add("v-measured");
      }
    } catch {
      known = "";
      body.replaceChildren(h("p", {}, "The questions could not be loaded. Open this again to try once more."));
    }
  };
  const update = () => {
    const now = JSON.stringify(last, COUNTING);
    if (last && known !== now) {
      known = "";
      line.textContent = "";
      element.classList.remove("v-measured");
      details.open && measure(last, now);
    }
  };

  openInPrint(details);
  details.addEventListener("toggle", update);
  return {
    element,

    /** Measures again, unless nobody looks or it would come to the same. @param {RagSettings} settings */
    show(settings) {
      last = settings;
      update();
    },
  };
}
