/* The pretest: one frame, one question at a time, with one way out; on the next visit it is a line. */

/** @import { QuestionElement } from "../types.d.ts" */
import { addGains } from "../core/marks.js";
import { actingLink, element, leadTo, part } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { keptMarks } from "../store/marks.js";
import { openedStore } from "../store/opened.js";
import { noteLoss } from "./loss.js";
import { turnTo } from "./steps.js";

/** One part's; fewer tell a reader nothing. */
const FEWEST_PAIRS = 5;

/**
 * @param {HTMLElement} place
 * @returns {() => void} ends it
 */
export function openPretest(place) {
  const store = openedStore();
  const folded = /** @type {HTMLDetailsElement} */ (part(place, "details.sc-pretest"));
  const questions = /** @type {QuestionElement[]} */ ([...folded.querySelectorAll("self-check-question")])
    .filter((question) => question.kind);
  const done = () => questions.map((question) => question.last() !== undefined);
  questions.forEach((question, at) => {
    addSkip(question, place);
    const next = questions[at + 1];
    question.offerNext(say(next ? "next" : "startReading"), () => {
      if (next) {
        next.lead();
      } else {
        question.tell(say("pretestSaved", { count: done().filter(Boolean).length }));
        leaveFor(place);
      }
    });
  });
  const update = () => {
    questions.forEach((question, at) => question.showSteps(done(), at));
    tellOwnResults(place);
    noteLoss(store, folded);
  };
  const open = () => {
    const answered = done();
    const isDone = answered.length > 0 && answered.every(Boolean);
    folded.open = !isDone;
    place.toggleAttribute("data-open", !isDone);
    if (isDone) {
      part(folded, "summary").textContent = say("pretestSaved", { count: answered.length });
    }
    turnTo(questions[Math.max(0, answered.indexOf(false))] ?? folded);
    update();
  };
  open();
  store.whenReady(open);
  return store.subscribe(update);
}

/**
 * Adds the way out to a card's head.
 * @param {QuestionElement} question
 * @param {HTMLElement} place
 */
function addSkip(question, place) {
  const head = question.querySelector(".sc-head");
  if (head && !head.querySelector(".sc-skip")) {
    head.append(actingLink("#after-pretest", say("skip"), "sc-skip", () => leaveFor(place)));
  }
}

/**
 * Leads to the text after a pretest.
 * @param {HTMLElement} place
 */
function leaveFor(place) {
  const text = place.nextElementSibling ?? part(place, "#after-pretest");
  leadTo(/** @type {HTMLElement} */ (text));
}

/**
 * Adds to the reason for a pretest what this reader's questions came to so far, once there are some.
 * @param {HTMLElement} place
 */
function tellOwnResults(place) {
  const reason = place.querySelector(":scope > .sc-reason");
  if (!reason || !openedStore().ready) {
    return;
  }
  const { pairs, learned, kept, lost } = addGains(Object.values(keptMarks()));
  const own = reason.querySelector(".sc-own") ?? element("span", "sc-own");
  own.textContent = pairs < FEWEST_PAIRS
    ? ""
    : ` ${say("pretestOwn", { pairs, before: kept + lost, after: kept + learned })}`;
  reason.append(own);
}
