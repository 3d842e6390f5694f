/* The exam: a mixed paper, one question at a time, graded when it is handed in. A reload changes nothing. */

/** @import { BankItem, ExamState, QuestionElement } from "../types.d.ts" */
import { tellShown } from "../bank/bank.js";
import { readExam } from "../core/paper.js";
import { button, element } from "../lib/dom.js";
import { offerTurns } from "../lib/turns.js";
import { say } from "../lib/words.js";
import { openedStore } from "../store/opened.js";
import { fillCard, handInCard, pickedIn, revealCard } from "./cards.js";
import { Clock } from "./clock.js";
import { fillList } from "./list.js";
import { ExamParts, limitChoice } from "./parts.js";
import { examResult } from "./result.js";
import { loadPaper, newExam } from "./sitting.js";
import { askToSubmit } from "./submit.js";

const NAME = "exam";
const MINUTE = 60_000;

class Exam extends ExamParts {
  /** @type {ExamState | undefined} what is under way in this tab */
  state;

  /** @type {QuestionElement[]} */
  questions = [];

  /** @type {BankItem[]} */
  items = [];

  /**
   * @param {HTMLElement} place
   * @param {BankItem[]} bank
   */
  constructor(place, bank) {
    super();
    this.place = place;
    const tags = (place.dataset.tags ?? "").split(" ").filter(Boolean);
    this.bank = bank.filter((item) => tags.length === 0 || tags.some((tag) => item.tags.includes(tag)));
    this.count = Math.min(Number(place.dataset.questions ?? 1), this.bank.length);
    this.minutes = Number(place.dataset.minutes ?? 0);
    this.store = openedStore();
    this.flag.onclick = () => this.toggleFlag();
    this.hand.onclick = () => this.askToSubmit();
    const unfollow = this.store.followExam(() => (place.isConnected ? this.follow() : unfollow()));
  }

  /**
   * Goes on with the exam that is under way, or offers one.
   * @param {string} [note] why
   */
  async open(note) {
    const kept = this.store.read(NAME);
    const state = readExam(kept, this.bank);
    if (state && !state.done) {
      await this.sit(state, note ?? (state.dropped > 0 ? say("examDropped", { count: state.dropped }) : ""));
    } else {
      await this.offer(state, note ?? (kept && !state ? say("examUnread") : ""));
    }
  }

  /**
   * Says what comes, and starts when the reader does. The last exam's result stands below it.
   * @param {ExamState | null} last
   * @param {string} [note]
   */
  async offer(last, note = "") {
    const start = button(say("examStart"));
    const limited = this.minutes > 0 ? limitChoice(this.minutes) : null;
    start.onclick = () => this.start(limited?.querySelector("input")?.checked === true);
    const sections = new Set(this.bank.map((item) => item.section)).size;
    const about = say("examAbout", { count: this.count, sections });
    this.tell(note);
    this.place.replaceChildren(this.notice, element("p", "", about), ...(limited ? [limited] : []), start);
    if (last) {
      Object.assign(this, await loadPaper(last, this.bank));
      const title = element("h2", "", say("examLast"));
      this.place.append(title, ...this.questions);
      title.after(...this.results(last));
    }
    return start;
  }

  /** @param {boolean} limited */
  async start(limited) {
    const isUnderWay = () => readExam(this.store.read(NAME), this.bank)?.done === false;
    const made = newExam(this.bank, this.count, limited ? this.minutes * MINUTE : null);
    this.tell(say("loading"));
    try {
      // It is kept once it can begin; by then, a second press or another tab may have begun one.
      isUnderWay() || await loadPaper(made, this.bank);
      isUnderWay() || this.save(made);
      await this.open().then(() => this.focus());
    } catch (error) {
      console.error(error);
      this.state ?? this.tell(say("loadAgain"), true);
    }
  }

  /**
   * @param {ExamState} state
   * @param {string} note
   */
  async sit(state, note) {
    Object.assign(this, await loadPaper(state, this.bank));
    this.state = state;
    this.tell(note);
    this.desk.replaceChildren();
    this.place.replaceChildren(this.bar, this.notice, this.list, this.desk);
    this.questions.forEach((question, index) => {
      question.hidden = true;
      this.desk.append(question);
      this.offerWays(question, index);
      tellShown(question);
      fillCard(question, state.picked[this.idOf(index)] ?? []);
      question.addEventListener("input", () => this.note(index));
      question.addEventListener("click", () => this.note(index));
    });
    // On a slow line, a reader may have pressed the button twice.
    this.clock?.stop();
    this.clock = new Clock(this, state);
    this.turn(Math.min(state.at, this.questions.length - 1), false);
  }

  /**
   * What is under way, with what another tab has done to it. Where that tab ended it, so does this one.
   * @returns {ExamState | null}
   */
  current() {
    const { state } = this;
    const kept = state ? readExam(this.store.read(NAME), this.items) : null;
    if (!state) {
      return null;
    }
    if (!kept || kept.id !== state.id || kept.done) {
      this.state = undefined;
      void this.endElsewhere();
      return null;
    }
    const { picked, flagged, left, paused } = kept;
    return Object.assign(state, { picked, flagged, left, paused });
  }

  async endElsewhere() {
    const hadFocus = this.place.contains(document.activeElement);
    await this.open(say("examElsewhere"));
    if (hadFocus) {
      this.tell(say("examElsewhere"), true);
    }
  }

  /** Shows what another tab has done. */
  follow() {
    const before = JSON.stringify(this.state?.picked);
    const state = this.current();
    if (state) {
      const known = JSON.parse(before);
      this.questions.forEach((question, index) => {
        const picked = state.picked[this.idOf(index)] ?? [];
        if (JSON.stringify(picked) !== JSON.stringify(known[this.idOf(index)] ?? [])) {
          fillCard(question, picked);
        }
      });
      this.clock?.refresh();
      this.mark();
    }
  }

  /** @param {number} index */
  idOf(index) {
    return this.questions[index]?.dataset.question ?? "";
  }

  /** @param {number} index */
  note(index) {
    const question = this.questions[index];
    const state = this.current();
    if (state && question && !state.paused) {
      state.picked[this.idOf(index)] = pickedIn(question);
      this.save(state);
      this.mark();
    }
  }

  /**
   * Shows one question.
   * @param {number} at
   * @param {boolean} [focus]
   */
  turn(at, focus = true) {
    const state = this.current();
    if (!state) {
      return;
    }
    state.at = at;
    this.save(state);
    this.questions.forEach((question, index) => {
      question.hidden = index !== at;
    });
    this.placeActs(this.questions[at], at === this.questions.length - 1);
    this.mark();
    if (focus) {
      this.focus();
    }
  }

  /**
   * Offers the ways to other questions: the main button goes on, and at last it submits.
   * @param {QuestionElement} question
   * @param {number} index
   */
  offerWays(question, index) {
    offerTurns(question, this.questions, (to) => this.turn(this.questions.indexOf(to)));
    const isLast = index === this.questions.length - 1;
    question.offerNext(say(isLast ? "examSubmit" : "next"), () => isLast ? this.askToSubmit() : this.turn(index + 1));
  }

  /** Leads to the question that is shown. */
  focus() {
    const legend = this.questions[this.state?.at ?? 0]?.querySelector("legend");
    legend?.setAttribute("tabindex", "-1");
    legend?.focus();
  }

  /** Shows in the list which questions are answered, flagged, and open now. */
  mark() {
    const { state } = this;
    if (!state) {
      return;
    }
    this.flag.setAttribute("aria-pressed", String(state.flagged.includes(this.idOf(state.at))));
    fillList(this.list, this.questions.map((_, index) => this.idOf(index)), state, (index) => this.turn(index));
  }

  toggleFlag() {
    const state = this.current();
    if (state) {
      const id = this.idOf(state.at);
      state.flagged = state.flagged.includes(id) ? state.flagged.filter((one) => one !== id) : [...state.flagged, id];
      this.save(state);
      this.mark();
    }
  }

  askToSubmit() {
    const state = this.current();
    if (state) {
      const open = this.questions.filter((_, index) => (state.picked[this.idOf(index)] ?? []).length === 0);
      askToSubmit(this, this.questions, open);
    }
  }

  handIn() {
    const state = this.current();
    if (!state) {
      return;
    }
    this.state = undefined;
    this.hand.remove();
    this.save({ ...state, done: true });
    this.questions.forEach((question, index) => {
      handInCard(question, state.picked[this.idOf(index)] ?? []);
    });
    const again = button(say("examAgain"));
    again.onclick = async () => {
      this.store.write(NAME, null);
      (await this.offer(null)).focus();
    };
    this.place.replaceChildren(...this.questions, again);
    const results = this.results(state);
    this.place.prepend(...results);
    results[0]?.focus();
  }

  /**
   * Shows what was answered in the questions, which can't be changed any more, and sums it up.
   * @param {ExamState} state
   */
  results({ picked }) {
    const verdicts = this.questions.map((question, index) => revealCard(question, picked[this.idOf(index)] ?? []));
    return examResult(this.items, verdicts, (id) => this.store.answers(id).at(-1));
  }

  /** @param {ExamState} state */
  save(state) {
    this.store.write(NAME, state);
  }
}

/**
 * @param {HTMLElement} place
 * @param {BankItem[]} bank
 */
export function openExam(place, bank) {
  return new Exam(place, bank).open();
}
