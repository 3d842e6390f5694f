/* <self-check-question>: one question; checks an answer in a quiz, keeps it in a pretest, and shows it again. */

/** @import { Answered } from "../types.d.ts" */
import { makeRecord } from "../core/record.js";
import { say } from "../lib/words.js";
import { keepShown, wasShown } from "../store/shown.js";
import { QuestionCard } from "./card.js";
import { certaintyOf, setCertainty } from "./certainty.js";

/** In milliseconds, from what Enter did: pressed twice by mistake, or while a slow device still marks, it goes no further. */
const TWICE = 400;

export class SelfCheckQuestion extends QuestionCard {
  /** @type {string | undefined} the attempt that is shown */
  shown;

  /** @type {number | undefined} how often a review or an exam had asked this before; its order of choices stays till the end */
  round;
  acted = -Infinity;

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
    this.dress();
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
    const { form, bar } = this.parts();
    form.onsubmit = (event) => {
      event.preventDefault();
      this.act();
    };
    const speak = () => bar.status.removeAttribute("aria-live");
    form.onkeydown = (event) => {
      speak();
      if (event.key === "Enter" && (event.repeat || event.timeStamp - this.acted < TWICE)) {
        event.preventDefault();
      }
    };
    form.onpointerdown = speak;
    form.onclick = speak;
    form.oninput = (event) => {
      speak();
      // How sure a reader is does not change what was answered.
      if (!(event.target instanceof Element && event.target.closest(".sc-certainty"))) {
        this.acted = -Infinity;
        this.clear();
        this.toggleAttribute("data-begun", true);
      }
    };
    bar.second.onclick = () => (this.state().second === "show" ? this.showAnswer() : this.again());
    bar.show.onclick = () => this.showAnswer();
    bar.hint.onclick = () => this.changed(() => this.showHint());
    if (bar.unknown) {
      bar.unknown.onclick = () => this.keep([]);
    }
    if (this.others) {
      this.others.onclick = () => bar.steady(() => this.mark(this.marked, true));
    }
    this.unsubscribe?.();
    this.unsubscribe = this.store?.subscribe((question) => {
      if (question === null || question === this.dataset.question) {
        this.follow();
      }
    });
  }

  /** Does what the main button says; what took long counts from its end, when the reader sees it. */
  act() {
    this.pressMain();
    this.acted = performance.now();
  }

  pressMain() {
    switch (this.state().main) {
      case "check":
        return this.check();
      case "again":
        return this.again();
      case "next":
        return this.next?.act();
    }
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
      this.quietly(() => this.tell(say("changed")));
    } else if (this.phase === "quiz" && wasShown(this.dataset)) {
      this.tellKey([]);
      this.quietly(() => this.tell(say("answerShown")));
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
      const isEmpty = word === "nothing" || word === "nothingTyped";
      this.complain(this.phase === "pretest" && isEmpty ? "pretestNothing" : word, values);
    } else {
      this.keep(this.kind?.read(form) ?? []);
    }
  }

  /** @param {string[]} picked */
  keep(picked) {
    const verdict = this.phase === "pretest" ? null : (this.kind?.grade(picked, this.key) ?? null);
    const certainty = picked.length > 0 ? certaintyOf(this.parts().form) : undefined;
    const question = this.dataset.question ?? "";
    const fields = {
      question,
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
    if (this.hasAttribute("data-aided")) {
      this.changed(() => this.show(record));
    } else {
      this.show(record);
    }
    keepShown(this.dataset, false);
    this.store?.append(record);
    /** @type {Answered} */
    const detail = { question, verdict };
    this.dispatchEvent(new CustomEvent("self-check-answered", { bubbles: true, detail }));
    if (this.phase === "pretest") {
      this.next?.act();
    }
  }

  /** Starts a new round. */
  again() {
    const { form, bar } = this.parts();
    keepShown(this.dataset, false);
    bar.steady(() => {
      this.kind?.write(form, []);
      setCertainty(form, undefined);
      this.clear();
      this.removeAttribute("data-begun");
      if (!this.querySelector("details.sc-hint[open]")) {
        this.removeAttribute("data-held");
        this.style.minBlockSize = "";
      }
      this.arrange(this.answers().length);
    });
    this.first()?.focus();
  }
}
