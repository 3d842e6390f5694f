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
  // Another set of tags in the address is another review.
  addEventListener("hashchange", () => {
    const place = /** @type {HTMLElement | null} */ (document.querySelector("self-check[data-phase=review]"));
    const start = selfcheck.places.review;
    if (place && start && (location.hash === "" || location.hash.startsWith("#tags="))) {
      begin(place, start);
    }
  });

  /**
   * @param {HTMLElement} place
   * @param {PlaceStarter} start
   */
  async function begin(place, start) {
    try {
      const bank = await selfcheck.loadBank();
      await new Promise((/** @type {(value?: unknown) => void} */ ready) => selfcheck.store().whenReady(ready));
      await start(place, bank);
    } catch (error) {
      console.error(error);
      place.replaceChildren(selfcheck.element("p", "sc-loss", selfcheck.say("notLoaded")));
    }
  }
})();
