/* <self-check>: a run of questions, a pretest, or the end of a part. */

import { openPartEnd } from "./ends.js";
import { openPretest } from "./pretest.js";
import { openRun } from "./run.js";

/** By the element's phase; each returns what ends it. @type {Record<string, (place: HTMLElement) => () => void>} */
const OPENERS = { next: openPartEnd, pretest: openPretest, quiz: openRun };

export class SelfCheck extends HTMLElement {
  connectedCallback() {
    // Instant navigation puts a whole page in at once, and upgrades parents before their children.
    (this.closest("[data-steps]") ?? this).querySelectorAll("self-check-question")
      .forEach((question) => customElements.upgrade(question));
    this.close = OPENERS[this.dataset.phase ?? ""]?.(this);
  }

  disconnectedCallback() {
    this.close?.();
  }
}
