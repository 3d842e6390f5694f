/* The home page of a reader who comes back: where they stopped, what is due, how far they are in each part. */

/** @import { BankItem } from "../types.d.ts" */
import { loadBank } from "../bank/bank.js";
import { standingsOf } from "../bank/standings.js";
import { element } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { keptPosition } from "../store/position.js";
import { openedStore } from "../store/opened.js";
import { fillParts, partsOnPage } from "./parts.js";
import { continueCard } from "./continue.js";
import { reviewCard } from "./review.js";
import { fillNotes } from "./notes.js";

/** @param {HTMLElement} front where the cards of a reader who comes back belong */
export async function openFront(front) {
  const store = openedStore();
  store.whenReady(() => markReturning(front));
  try {
    const bank = await loadBank();
    store.whenReady(() => show(front, bank));
    const unsubscribe = store.subscribe(() => (front.isConnected ? show(front, bank) : unsubscribe()));
  } catch (error) {
    // The page stays as it is without script.
    console.error(error);
    front.removeAttribute("data-returning");
  }
}

/**
 * Lets the hero give way as soon as it is known that the reader has been here.
 * @param {HTMLElement} front
 */
function markReturning(front) {
  front.toggleAttribute("data-returning", openedStore().questions().length > 0 || keptPosition() !== null);
}

/**
 * @param {HTMLElement} front
 * @param {BankItem[]} bank
 */
function show(front, bank) {
  const items = standingsOf(bank);
  const parts = partsOnPage(items);
  markReturning(front);
  fillParts(parts);
  if (front.hasAttribute("data-returning")) {
    const goOn = continueCard(parts, keptPosition());
    front.replaceChildren(...(goOn ? [goOn] : []), reviewCard(items, goOn === null));
    fillNotes(items);
    const title = document.querySelector("[data-selfcheck-parts]")?.firstChild;
    if (title) {
      title.textContent = say("yourParts");
    }
    foldAbout();
  }
}

/** Folds what the guide says of itself; the reader knows it. */
function foldAbout() {
  const about = [...document.querySelectorAll("[data-selfcheck-about]")];
  if (about[0] && !about[0].closest("details")) {
    const fold = element("details", "sc-fold");
    about[0].before(fold);
    fold.append(element("summary", "", say("howItWorks")), ...about);
  }
}
