/* Where a page shows what its answers came to: a script of its own does, which comes when a reader begins to answer. */

/** @import { ResultsScript } from "../types.d.ts" */
import { element, leadTo } from "../lib/dom.js";
import { pageInfo } from "../lib/page.js";
import { loadResults } from "../lib/scripts.js";
import { say } from "../lib/words.js";
import { keptMarks } from "../store/marks.js";
import { openedStore } from "../store/opened.js";
import { askedIn } from "./asked.js";

/** Loads the script with the first choice, so that it is there for the answer, also where the line drops in between. */
export function expectAnswers() {
  document.addEventListener("change", ({ target }) => {
    if (askedIn().some((question) => question.contains(/** @type {Node} */ (target)))) {
      loadResults().catch(() => {});
    }
  });
}

/**
 * Hands the script over, or says below a place that its result could not be loaded; the next answer tries again.
 * @param {HTMLElement} place
 * @param {(results: ResultsScript) => void} show
 */
export async function withResults(place, show) {
  /** @type {ResultsScript | undefined} */
  let results;
  try {
    results = await loadResults();
  } catch (error) {
    console.error(error);
  }
  const said = unloadedIn(place);
  if (results) {
    said?.remove();
    show(results);
  } else if (!said) {
    place.append(element("p", "sc-loss sc-unloaded", say("resultNotLoaded")));
  }
}

/**
 * Finds what says that a place's result could not be loaded.
 * @param {HTMLElement} place
 * @returns {HTMLElement | null}
 */
export function unloadedIn(place) {
  return place.querySelector(":scope > .sc-unloaded");
}

/** Keeps how far the reader is on this page, where they have begun. What can't be kept now is counted on a later visit. */
export function countPage() {
  const store = openedStore();
  const isAnswered = (/** @type {HTMLElement} */ { dataset }) =>
    store.answers(dataset.question ?? "").some(({ phase }) => phase !== "pretest");
  if (store.ready && (keptMarks()[pageInfo().page] || askedIn().some(isAnswered))) {
    loadResults().then((results) => results.keepPageMark(), () => {});
  }
}

/**
 * Opens the end of a part.
 * @param {HTMLElement} place
 * @returns {() => void} ends it
 */
export function openPartEnd(place) {
  const store = openedStore();
  /** @type {ReturnType<ResultsScript["openNextSteps"]> | undefined} */
  let end;
  let isLeft = false;
  const open = (/** @type {(opened: NonNullable<typeof end>) => void} */ act) =>
    withResults(place, (results) => isLeft || act(end ??= results.openNextSteps(place)));
  const update = () => {
    if (end || askedIn().some((question) => question.kind && question.last())) {
      void open((opened) => opened.update());
    }
  };
  const ways = [...place.querySelectorAll("a.sc-button")];
  (place.querySelector("[data-step=apply] a.sc-button") ?? ways.at(-1))?.classList.add("sc-main");
  const unsubscribe = store.subscribe(update);
  store.whenReady(update);
  place.addEventListener("sc-lead", async () => {
    await open((opened) => opened.lead());
    const said = unloadedIn(place);
    said && leadTo(said);
  });
  return () => {
    isLeft = true;
    unsubscribe();
    end?.close();
  };
}
