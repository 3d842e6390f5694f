/* <self-check-question>: one question; checks an answer in a quiz, keeps it in a pretest, and shows it again. */

/** @import { AnswerRecord, Verdict } from "../types.d.ts" */
import { makeRecord } from "../core/record.js";
import { element } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { certaintyOf, setCertainty } from "./certainty.js";
import { QuestionForm } from "./form.js";

export class SelfCheckQuestion extends QuestionForm {
  /** @type {string | undefined} the attempt that is shown */
  shown;

  /** @type {number | undefined} how often a review or an exam had asked this before; its order of choices stays till the end */
  round;

  connectedCallback() {
    try {
      this.upgrade();
    } catch (error) {
      // The other questions go on; this one stays readable as the page has it.
      console.error(error);
    }
  }

  disconnectedCallback() {
    this.unsubscribe?.();
  }

  upgrade() {
    this.takeForm();
    this.listen();
    if (!this.store?.ready) {
      this.arrange(0);
    }
    // Where the store opens later, on file://, answers and settings come then.
    this.store?.whenReady(() => {
      this.offerCertainty();
      this.restore();
    });
  }

  listen() {
    const { form } = this.parts();
    // Instant navigation may put a page's element back in; its listeners came along.
    form.onsubmit = (event) => {
      event.preventDefault();
      this.check();
    };
    const speak = () => this.status?.removeAttribute("aria-live");
    form.onkeydown = speak;
    form.onpointerdown = speak;
    form.onclick = speak;
    form.oninput = (event) => {
      speak();
      // How sure a reader is does not change what was answered.
      if (!(event.target instanceof Element && event.target.closest(".sc-certainty"))) {
        this.clear();
      }
    };
    if (this.unknown) {
      this.unknown.onclick = () => this.keep([]);
    }
    if (this.retry) {
      this.retry.onclick = () => this.again();
    }
    this.unsubscribe = this.store?.subscribe((question) => {
      if (question === null || question === this.dataset.question) {
        this.follow();
      }
    });
  }

  /** What the form holds, for an exam. */
  picked() {
    const { form } = this.parts();
    return this.kind?.problem(form) ? [] : (this.kind?.read(form) ?? []);
  }

  /**
   * Puts an answer into the form and asks for no check: in an exam, all are handed in together.
   * @param {string[]} picked
   */
  fill(picked) {
    const { form, submit } = this.parts();
    submit.hidden = true;
    this.answer?.toggleAttribute("hidden", true);
    form.onsubmit = (event) => event.preventDefault();
    this.kind?.write(form, picked);
  }

  /**
   * Ends an exam for this question: an answer is kept.
   * @param {string[]} picked
   */
  handIn(picked) {
    if (picked.length > 0) {
      this.keep(picked);
    }
  }

  /**
   * Shows an answer of an exam that was handed in, with the key; it can't be changed any more.
   * @param {string[]} picked
   * @returns {Verdict | null} null where nothing was answered
   */
  reveal(picked) {
    const { form, status } = this.parts();
    this.fill(picked);
    this.answer?.toggleAttribute("hidden", false);
    for (const field of /** @type {Iterable<HTMLInputElement>} */ (form.elements)) {
      field.disabled = true;
    }
    if (picked.length === 0) {
      this.quietly(() => status.replaceChildren(element("p", "sc-note", say("examUnanswered"))));
      return null;
    }
    this.quietly(() => this.show({ picked }));
    if (this.retry) {
      this.retry.hidden = true;
    }
    return this.kind?.grade(picked, this.key) ?? null;
  }

  /** Shows the last answer, in the order of choices in which it was given. */
  restore() {
    const answers = this.answers();
    // A review and an exam ask anew, whatever was answered before: that is another round.
    const anew = this.phase === "review" || this.phase === "exam";
    const last = anew ? undefined : answers.at(-1);
    this.shown = last?.attempt;
    this.round ??= answers.length;
    this.arrange(anew ? this.round : Math.max(0, answers.length - 1));
    if (last) {
      this.quietly(() => this.show(last));
      this.kind?.write(this.parts().form, last.picked);
      setCertainty(this.parts().form, last.certainty);
    } else if (this.hasAttribute("data-changed") && this.phase !== "exam") {
      this.quietly(() => this.parts().status.append(element("p", "sc-note", say("changed"))));
    }
  }

  /** Shows what another tab has answered. */
  follow() {
    const last = this.last();
    if (this.phase === "review" || this.phase === "exam") {
      return;
    }
    if (last && last.attempt !== this.shown) {
      this.shown = last.attempt;
      this.kind?.write(this.parts().form, last.picked);
      this.quietly(() => this.show(last));
    } else if (!last && this.shown) {
      this.shown = undefined;
      this.kind?.write(this.parts().form, []);
      this.quietly(() => this.clear());
    }
  }

  check() {
    const { form } = this.parts();
    const problem = this.kind?.problem(form);
    if (problem) {
      const [word, values] = typeof problem === "string" ? [problem, {}] : problem;
      this.complain(word, values);
    } else {
      this.keep(this.kind?.read(form) ?? []);
    }
  }

  /** @param {string[]} picked */
  keep(picked) {
    const verdict = this.phase === "pretest" ? null : (this.kind?.grade(picked, this.key) ?? null);
    const certainty = picked.length > 0 ? certaintyOf(this.parts().form) : undefined;
    const fields = {
      question: this.dataset.question ?? "",
      rev: this.dataset.rev ?? "",
      phase: this.phase ?? "quiz",
      picked,
      verdict,
      ...(certainty ? { certainty } : {}),
    };
    const record = makeRecord(fields, this.everyAnswer().length);
    this.shown = record.attempt;
    this.removeAttribute("data-changed");
    this.kind?.write(this.parts().form, picked);
    this.show(record);
    this.store?.append(record);
  }

  /** @param {Pick<AnswerRecord, "picked" | "certainty">} record */
  show(record) {
    this.clear();
    const { status } = this.parts();
    if (this.phase === "pretest") {
      this.toggleAttribute("data-answered", true);
      const word = record.picked.length > 0 ? "saved" : "savedUnknown";
      status.append(element("p", "sc-note", say(word)));
      return;
    }
    // Graded anew: the key on the page is the one that holds.
    const verdict = this.kind?.grade(record.picked, this.key) ?? "incorrect";
    this.setAttribute("data-verdict", verdict);
    this.toggleAttribute("data-sure", record.certainty === 3 && verdict !== "correct");
    status.append(element("p", "sc-verdict", say(verdict)), ...this.explain(record.picked));
    if (this.retry) {
      this.retry.hidden = false;
    }
  }

  /** Starts a new round. */
  again() {
    const { form } = this.parts();
    this.kind?.write(form, []);
    setCertainty(form, undefined);
    this.clear();
    this.arrange(this.answers().length);
    const first = /** @type {HTMLElement | null} */ (form.querySelector("input, select"));
    first?.focus();
  }
}
