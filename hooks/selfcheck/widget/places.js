/* Starts what asks across the site: the review, the exam and the progress page. */
"use strict";

(() => {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("self-check[data-phase]"))) {
    const start = selfcheck.places[place.dataset.phase ?? ""];
    if (start) {
      place.replaceChildren(selfcheck.element("p", "sc-note", selfcheck.say("loading")));
      begin(place, start);
    }
  }
  // Instant navigation runs this for each page, and the document with its listeners stays.
  if (!selfcheck.listening) {
    selfcheck.listening = true;
    addEventListener("hashchange", startReview);
    selfcheck.store().subscribe(noteLoss);
  }

  /** Another set of tags in the address is another review. */
  function startReview() {
    const place = /** @type {HTMLElement | null} */ (document.querySelector("self-check[data-phase=review]"));
    const start = selfcheck.places.review;
    if (place && start && (location.hash === "" || location.hash.startsWith("#tags="))) {
      begin(place, start);
    }
  }

  /** Says above a place that answers are lost when the page is left; the place itself writes all that it holds anew. */
  function noteLoss() {
    const place = document.querySelector("self-check:is([data-phase=review], [data-phase=exam], [data-phase=progress])");
    const { ready, lasting, newer } = selfcheck.store();
    const noted = document.querySelector(".sc-loss.sc-above");
    if (!place || lasting) {
      noted?.remove();
    } else if (ready && !noted) {
      place.before(selfcheck.element("p", "sc-loss sc-above", selfcheck.say(newer ? "newerStore" : "notKept")));
    }
  }

  /**
   * @param {HTMLElement} place
   * @param {PlaceStarter} start
   */
  async function begin(place, start) {
    try {
      const bank = await selfcheck.loadBank();
      await new Promise((/** @type {(value?: unknown) => void} */ ready) => selfcheck.store().whenReady(ready));
      noteLoss();
      await start(place, bank);
    } catch (error) {
      console.error(error);
      place.replaceChildren(selfcheck.element("p", "sc-loss", selfcheck.say("notLoaded")));
    }
  }
})();
