/* Pages that ask across the site: the review, the exam and the progress page. Their pages may have questions of their own. */

/** @import { PlaceStarter } from "../types.d.ts" */
import { loadBank } from "../bank/bank.js";
import { recount, recountLater, stalePages } from "../bank/recount.js";
import { openExam } from "../exam/exam.js";
import { element } from "../lib/dom.js";
import { run } from "../lib/run.js";
import { say } from "../lib/words.js";
import { openProgress } from "../progress/progress.js";
import { defineElements } from "../question/elements.js";
import { keepPageMark } from "../question/page-mark.js";
import { followPauses } from "../question/pause.js";
import { asksAnew } from "../review/chosen-set.js";
import { openReview } from "../review/review.js";
import { followMarks } from "../site/navigation.js";
import { followedStore } from "../store/marks.js";
import { openedStore } from "../store/store.js";

/** By the phase that a place's element names. @type {Record<string, PlaceStarter>} */
const STARTERS = { exam: openExam, progress: openProgress, review: openReview };

export function start() {
  run("places", show, prepare);
}

function prepare() {
  defineElements();
  followPauses();
  addEventListener("hashchange", reviewAnew);
  openedStore().subscribe((question) => {
    noteLoss();
    if (question !== null) {
      recountLater(question);
    }
  });
}

function show() {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("self-check[data-phase]"))) {
    const starter = STARTERS[place.dataset.phase ?? ""];
    if (starter) {
      place.replaceChildren(element("p", "sc-meta", say("loading")));
      void open(place, starter);
    }
  }
  followMarks(followedStore(), keepPageMark);
}

/** Another set in the address is another review. */
function reviewAnew() {
  const place = /** @type {HTMLElement | null} */ (document.querySelector("self-check[data-phase=review]"));
  if (place && asksAnew()) {
    void open(place, openReview);
  }
}

/**
 * Says above a place that answers are lost when the page is left; the place itself writes all that it holds anew. The
 * progress page says so beside its backup.
 */
function noteLoss() {
  const place = /** @type {HTMLElement | null} */ (
    document.querySelector("self-check:is([data-phase=review], [data-phase=exam], [data-phase=progress])")
  );
  const { ready, lasting, newer } = openedStore();
  const noted = document.querySelector(".sc-loss.sc-above");
  if (!place || lasting || (place.dataset.phase === "progress" && !newer)) {
    noted?.remove();
  } else if (ready && !noted) {
    place.before(element("p", "sc-loss sc-above", say(newer ? "newerStore" : "notKept")));
  }
}

/**
 * @param {HTMLElement} place
 * @param {PlaceStarter} starter
 */
async function open(place, starter) {
  try {
    const bank = await loadBank();
    await new Promise((/** @type {(value?: unknown) => void} */ ready) => openedStore().whenReady(ready));
    noteLoss();
    await starter(place, bank);
    if (place.dataset.phase !== "progress") {
      // The navigation counts what is due, as a review does; the progress page counts anew by itself.
      const stale = stalePages(bank);
      await recount(bank, (item) => stale.has(item.url));
    }
  } catch (error) {
    console.error(error);
    place.replaceChildren(element("p", "sc-loss", say("notLoaded")));
  }
}
