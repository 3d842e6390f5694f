/* What the pages that ask across the site share: each opens its place when the bank and the answers are there. */

/** @import { PlaceStarter } from "../types.d.ts" */
import { loadBank } from "../bank/bank.js";
import { recountLater, recountStale } from "../bank/recount.js";
import { element } from "../lib/dom.js";
import { run } from "../lib/run.js";
import { say } from "../lib/words.js";
import { followMarks } from "../site/navigation.js";
import { followedStore } from "../store/marks.js";
import { openedStore } from "../store/opened.js";
import { bringStore } from "../store/store.js";

/**
 * Opens the places of one kind on each page that has some.
 * @param {string} phase that a place's element names
 * @param {PlaceStarter} starter
 * @param {() => void} [prepare] what else is to be done once
 */
export function runPlaces(phase, starter, prepare = () => {}) {
  bringStore();
  run(phase, () => show(phase, starter), () => {
    prepare();
    openedStore().subscribe((question) => {
      const places = placesOf(phase);
      places.forEach(noteLoss);
      if (question !== null && places.length > 0 && asks(phase)) {
        recountLater(question);
      }
    });
  });
}

/** @param {string} phase */
function placesOf(phase) {
  return /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`self-check[data-phase=${phase}]`));
}

/** Whether questions are answered there. @param {string | undefined} phase */
function asks(phase) {
  return phase !== "progress";
}

/**
 * @param {string} phase
 * @param {PlaceStarter} starter
 */
function show(phase, starter) {
  for (const place of placesOf(phase)) {
    place.replaceChildren(element("p", "sc-meta", say("loading")));
    // The question comes before the marks beside it.
    void openPlace(place, starter).then(mark);
  }
}

function mark() {
  // The script of a page's own questions does it, where there are some: by now, another page may be open.
  if (!document.querySelector("self-check:is([data-phase=quiz], [data-phase=pretest], [data-phase=next])")) {
    followMarks(followedStore());
  }
}

/**
 * Says above a place that answers are lost when the page is left; the place itself writes all that it holds anew. The
 * progress page says so beside its backup.
 * @param {HTMLElement} place
 */
function noteLoss(place) {
  const { ready, lasting, newer } = openedStore();
  const before = place.previousElementSibling;
  const noted = before?.matches(".sc-loss.sc-above") ? before : null;
  if (lasting || (!asks(place.dataset.phase) && !newer)) {
    noted?.remove();
  } else if (ready && !noted) {
    place.before(element("p", "sc-loss sc-above", say(newer ? "newerStore" : "notKept")));
  }
}

/**
 * @param {HTMLElement} place
 * @param {PlaceStarter} starter
 */
export async function openPlace(place, starter) {
  try {
    const bank = await loadBank();
    await new Promise((/** @type {(value?: unknown) => void} */ ready) => openedStore().whenReady(ready));
    noteLoss(place);
    await starter(place, bank);
    if (asks(place.dataset.phase)) {
      // The navigation counts what is due, as a review does, once the reader sees that; the progress page counts by itself.
      setTimeout(recountStale, 0, bank);
    }
  } catch (error) {
    console.error(error);
    place.replaceChildren(element("p", "sc-loss", say("notLoaded")));
  }
}
