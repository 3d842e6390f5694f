/* Pages with a review. */

import { defineQuestion } from "../question/elements.js";
import { keepCopies } from "../question/pause.js";
import { asksAnew } from "../review/chosen-set.js";
import { openReview } from "../review/review.js";
import { openPlace, runPlaces } from "./place.js";

export function start() {
  runPlaces("review", openReview, () => {
    defineQuestion();
    keepCopies();
    addEventListener("hashchange", reviewAnew);
  });
}

/** Another set in the address is another review. */
function reviewAnew() {
  const place = /** @type {HTMLElement | null} */ (document.querySelector("self-check[data-phase=review]"));
  if (place && asksAnew()) {
    void openPlace(place, openReview);
  }
}
