/* What a card shows in each of its states: marks and words, the answer, its buttons, at a height that stays. */

/** @import { AnswerRecord, Verdict } from "../types.d.ts" */
import { say } from "../lib/words.js";
import { keepShown } from "../store/shown.js";
import { buttonsOf } from "./buttons.js";
import { QuestionForm } from "./form.js";
import { describe, putMarks, takeMarks } from "./marks.js";

export class QuestionCard extends QuestionForm {
  /** @type {string[]} what was picked when the marks were put */
  marked = [];

  ended = false;

  state() {
    return buttonsOf({
      phase: this.phase ?? "quiz",
      verdict: /** @type {Verdict | null} */ (this.getAttribute("data-verdict")),
      shown: this.hasAttribute("data-shown"),
      hint: this.querySelector("details.sc-hint:not([open])") !== null,
      next: this.next !== undefined,
      ended: this.ended,
    });
  }

  dress() {
    const acts = this.state();
    const isNext = acts.main === "next" || this.phase === "pretest";
    this.parts().bar.dress(acts, isNext ? this.next?.label : undefined);
  }

  /**
   * @param {string | null} label
   * @param {() => void} [act]
   */
  offerNext(label, act = () => {}) {
    this.next = label === null ? undefined : { label, act };
    if (this.bar) {
      this.dress();
    }
  }

  /** @param {Pick<AnswerRecord, "picked" | "certainty">} record */
  show(record) {
    this.clear();
    this.toggleAttribute("data-begun", true);
    if (this.phase === "pretest") {
      this.toggleAttribute("data-answered", true);
      this.tell(say("pretestKept"));
      return;
    }
    // Graded anew: the key on the page is the one that holds.
    const verdict = this.kind?.grade(record.picked, this.key) ?? "incorrect";
    this.setAttribute("data-verdict", verdict);
    this.toggleAttribute("data-sure", record.certainty === 3 && verdict !== "correct");
    this.toggleAttribute("data-held", true);
    this.toggleAttribute("data-shown", verdict === "correct");
    this.mark(record.picked, false);
    const score = verdict === "partial" ? this.kind?.score?.(record.picked, this.key) : null;
    this.tell(score ? say("partialOf", score) : say(verdict), "sc-verdict");
    if (verdict !== "correct") {
      this.showHint();
    }
    this.dress();
  }

  /**
   * @param {string[]} picked
   * @param {boolean} all whether every choice is explained
   */
  mark(picked, all) {
    const { form } = this.parts();
    const { answer, key, kind } = this;
    if (answer && kind) {
      this.marked = picked;
      const revealed = this.hasAttribute("data-shown");
      putMarks(form, kind.marks(form, answer, { picked, key, revealed }), all);
      this.others?.toggleAttribute("hidden", all);
    }
  }

  /** Tells what is right, and stays where it is. */
  showAnswer() {
    const { bar } = this.parts();
    const isAnswered = this.hasAttribute("data-verdict");
    bar.steady(() => {
      this.tellKey(isAnswered ? this.marked : []);
      if (!isAnswered) {
        this.tell(say("answerShown"));
        this.phase === "quiz" && keepShown(this.dataset, true);
      }
    });
    bar.main.focus({ preventScroll: true });
    this.querySelector("[data-mark=right], [data-mark=missed], .sc-correct")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {string[]} picked */
  tellKey(picked) {
    this.toggleAttribute("data-begun", true);
    this.toggleAttribute("data-shown", true);
    this.mark(picked, false);
    this.dress();
  }

  /** Unfolds the next hint, where there is one. */
  showHint() {
    const hint = /** @type {HTMLDetailsElement | null} */ (this.querySelector("details.sc-hint:not([open])"));
    if (hint) {
      hint.open = true;
      this.dress();
    }
  }

  /**
   * Changes what the card shows, at the height that it has.
   * @param {() => void} change
   */
  changed(change) {
    this.style.minBlockSize ||= `${this.getBoundingClientRect().height}px`;
    this.toggleAttribute("data-held", true);
    this.parts().bar.steady(change);
  }

  /** Takes the verdict away: it was on another answer than the form now holds. */
  clear() {
    const { form, fieldset, bar } = this.parts();
    for (const name of ["data-verdict", "data-sure", "data-answered", "data-shown"]) {
      this.removeAttribute(name);
    }
    for (const input of form.querySelectorAll("[aria-invalid]")) {
      input.removeAttribute("aria-invalid");
    }
    takeMarks(form);
    describe(fieldset, `${this.id}-message`, false);
    bar.status.replaceChildren();
    this.dress();
  }
}
