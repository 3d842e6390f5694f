/* A run of questions: each leads to the next one, and the last to what comes after. */

/** @import { QuestionElement } from "../types.d.ts" */
import { leadTo } from "../lib/dom.js";
import { offerTurns } from "../lib/turns.js";
import { say } from "../lib/words.js";
import { openedStore } from "../store/opened.js";
import { askedIn } from "./asked.js";
import { unloadedIn, withResults } from "./ends.js";
import { noteLoss } from "./loss.js";
import { leadToStep, openSteps } from "./steps.js";

/**
 * @param {HTMLElement} run
 * @returns {() => void} ends it
 */
export function openRun(run) {
  const store = openedStore();
  const questions = /** @type {QuestionElement[]} */ ([...run.querySelectorAll(":scope > self-check-question")]);
  const first = questions[0];
  // A worked case is a frame around several runs.
  const frame = run.closest("[data-steps]");
  const around = frame
    ? /** @type {QuestionElement[]} */ ([...frame.querySelectorAll("self-check-question")])
    : questions;
  const result = new RunResult(run);
  const update = () => {
    // One that is broken has no kind.
    const asked = questions.filter((question) => question.kind);
    const done = around.map((question) => question.kind !== undefined && question.last() !== undefined);
    if (around.length > 1) {
      asked.forEach((question) => question.showSteps(done, around.indexOf(question)));
    }
    if (first) {
      noteLoss(store, first);
    }
    if (questions.length > 1 && !document.querySelector("self-check[data-phase=next]")) {
      result.show(asked);
    }
  };
  limitRoom(questions.filter((question) => question.kind));
  const unsubscribe = store.subscribe(update);
  let leave = () => {};
  store.whenReady(() => {
    update();
    if (frame && first === around[0]) {
      leave = openSteps(frame, around);
    }
  });
  questions.forEach((question) => {
    around.length > 1 && offerTurns(question, around, leadToStep);
    if (question.kind) {
      const next = around[around.indexOf(question) + 1];
      next
        ? question.offerNext(say(questions.includes(next) ? "next" : "readOn"), () => leadToStep(next))
        : question.offerNext(...afterLast(run, questions, result));
    }
  });
  return () => {
    unsubscribe();
    leave();
  };
}

/** @type {QuestionElement[]} whose room is limited before the page is next drawn */
let unlimited = [];

/**
 * Lets cards keep no more room for what will be shown than makes them fill the window: beyond that, the bar stays at the
 * window's foot anyway.
 * @param {QuestionElement[]} questions
 */
function limitRoom(questions) {
  if (unlimited.length === 0) {
    requestAnimationFrame(limitRooms);
  }
  unlimited.push(...questions);
}

/** Reads all of a page's cards before it writes to one, so that the page is laid out once. */
function limitRooms() {
  const rooms = unlimited.map((question) => {
    const [kept, bar] = /** @type {NodeListOf<HTMLElement>} */ (question.querySelectorAll("details.answer, .sc-bar"));
    // From the end of what it says to its bar, a card that is lower than its frame is empty.
    const used = kept && bar ? question.offsetHeight - (bar.offsetTop - kept.offsetTop) : 0;
    return { kept, room: Math.max(0, 0.9 * innerHeight - used) };
  });
  // On what keeps the room: all that is in an element with a new variable is styled again.
  rooms.forEach(({ kept, room }) => kept?.style.setProperty("--sc-room", `${room}px`));
  unlimited = [];
}

/**
 * Finds where a run's last question leads: to the text before the page's next question, or to the result.
 * @param {HTMLElement} run
 * @param {QuestionElement[]} questions
 * @param {RunResult} result of this run alone
 * @returns {[label: string | null, act?: () => void]}
 */
function afterLast(run, questions, result) {
  const last = questions.at(-1);
  const isLast = last !== undefined && askedIn().at(-1) === last;
  const after = /** @type {HTMLElement | null} */ ((run.closest(".sc-case") ?? run).nextElementSibling);
  if (!isLast && after) {
    return [say("readOn"), () => leadTo(after)];
  }
  const end = /** @type {HTMLElement | null} */ (document.querySelector("self-check[data-phase=next]"));
  if (end) {
    return [say("seeResult"), () => end.dispatchEvent(new Event("sc-lead"))];
  }
  return questions.length > 1 ? [say("seeResult"), () => result.lead()] : [null];
}

/** The result of a run that has no other place for it, once a question is answered. */
class RunResult {
  /** @type {HTMLElement | undefined} */
  #card;
  #run;

  /** @param {HTMLElement} run */
  constructor(run) {
    this.#run = run;
  }

  /** @param {QuestionElement[]} questions */
  show(questions) {
    if (this.#card || questions.some((question) => question.last())) {
      void withResults(this.#run, ({ resultOfRun }) => {
        this.#card?.remove();
        this.#card = resultOfRun(questions);
        this.#run.append(...(this.#card ? [this.#card] : []));
      });
    }
  }

  async lead() {
    await withResults(this.#run, () => {});
    const heading = /** @type {HTMLElement | null} */ (this.#card?.querySelector(".sc-score") ?? unloadedIn(this.#run));
    heading && leadTo(heading);
  }
}
