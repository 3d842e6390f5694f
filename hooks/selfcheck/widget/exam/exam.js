/* The exam: a mixed paper, one question at a time, graded when it is handed in. A reload changes nothing. */

/** @import { BankItem, ExamState, QuestionElement } from "../types.d.ts" */
import { loadQuestion, tellShown } from "../bank/bank.js";
import { readExam } from "../core/paper.js";
import { drawPaper } from "../core/queue.js";
import { button, element } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { openedStore } from "../store/store.js";
import { runClock } from "./clock.js";
import { examResult } from "./result.js";

const NAME = "exam";
const MINUTE = 60_000;

class Exam {
  /** @type {ExamState | undefined} what is under way in this tab */
  state;

  /** @type {QuestionElement[]} */
  questions = [];

  /** @type {BankItem[]} */
  items = [];

  bar = element("div", "sc-exam-bar");
  notice = element("div", "sc-exam-notice");
  list = element("ol", "sc-exam-list");
  desk = element("div", "sc-exam-desk");
  foot = element("div", "sc-actions");
  previous = button(say("examPrevious"));
  next = button(say("examNext"));
  flag = button(say("examFlag"), "sc-quiet");
  hand = button(say("examHandIn"), "sc-quiet");

  /**
   * @param {HTMLElement} place
   * @param {BankItem[]} bank
   */
  constructor(place, bank) {
    this.place = place;
    const tags = (place.dataset.tags ?? "").split(" ").filter(Boolean);
    this.bank = bank.filter((item) => tags.length === 0 || tags.some((tag) => item.tags.includes(tag)));
    this.count = Math.min(Number(place.dataset.questions ?? 1), this.bank.length);
    this.minutes = Number(place.dataset.minutes ?? 0);
    this.store = openedStore();
    this.list.setAttribute("aria-label", say("examQuestions"));
    this.notice.setAttribute("role", "status");
    this.previous.onclick = () => this.turn((this.state?.at ?? 0) - 1);
    this.next.onclick = () => this.turn((this.state?.at ?? 0) + 1);
    this.flag.onclick = () => this.toggleFlag();
    this.hand.onclick = () => this.askToHandIn();
    this.foot.append(this.previous, this.next, this.flag, this.hand);
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
    const limited = this.minutes > 0 ? this.limitChoice() : null;
    start.onclick = () => this.start(limited?.querySelector("input")?.checked === true);
    const about = say("examAbout", {
      count: this.count,
      sections: new Set(this.bank.map((item) => item.section)).size,
    });
    this.tell(note);
    this.place.replaceChildren(this.notice, element("p", "", about), ...(limited ? [limited] : []), start);
    if (last) {
      await this.load(last);
      const title = element("h2", "", say("examLast"));
      this.place.append(title, ...this.questions);
      title.after(...this.results(last));
    }
    return start;
  }

  limitChoice() {
    const label = element("label", "sc-option");
    const input = document.createElement("input");
    input.type = "checkbox";
    label.append(input, say("examLimit", { minutes: this.minutes }));
    return label;
  }

  /** @param {boolean} limited */
  async start(limited) {
    const running = readExam(this.store.read(NAME), this.bank);
    if (!running || running.done) {
      const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join("");
      const paper = drawPaper(this.bank, this.count, id);
      this.save({
        id,
        done: false,
        paper: paper.map((item) => [item.id, item.rev]),
        picked: {},
        flagged: [],
        at: 0,
        left: limited ? this.minutes * MINUTE : null,
        paused: false,
      });
    }
    await this.open();
    this.focus();
  }

  /** @param {ExamState} state */
  async load(state) {
    const byId = new Map(this.bank.map((item) => [item.id, item]));
    this.items = state.paper.flatMap(([id]) => byId.get(id) ?? []);
    this.questions = await Promise.all(this.items.map((item) => loadQuestion(item, "exam")));
    this.questions.forEach((question, index) => {
      question.querySelector(".sc-number")?.replaceChildren(
        say("number", { number: index + 1, total: this.questions.length }),
      );
      question.round = this.roundOf(state, index);
    });
  }

  /**
   * How often a question was in an exam before this one: its choices keep the order in which they were answered.
   * @param {ExamState} state
   * @param {number} index
   */
  roundOf(state, index) {
    const { id, rev } = /** @type {BankItem} */ (this.items[index]);
    const given = this.store.answers(id).filter((record) => record.phase === "exam" && record.rev === rev).length;
    const isCounted = state.done && (state.picked[id] ?? []).length > 0;
    return Math.max(0, given - Number(isCounted));
  }

  /**
   * @param {ExamState} state
   * @param {string} note
   */
  async sit(state, note) {
    await this.load(state);
    this.state = state;
    this.tell(note);
    this.desk.replaceChildren();
    this.place.replaceChildren(this.bar, this.notice, this.list, this.desk, this.foot);
    this.questions.forEach((question, index) => {
      question.hidden = true;
      this.desk.append(question);
      tellShown(question);
      question.fill(state.picked[this.idOf(index)] ?? []);
      question.addEventListener("input", () => this.note(index));
      question.addEventListener("click", () => this.note(index));
    });
    this.refresh = runClock(this, state);
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
          question.fill(picked);
        }
      });
      this.refresh?.();
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
      state.picked[this.idOf(index)] = question.picked();
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
    this.previous.disabled = at === 0;
    this.next.disabled = at === this.questions.length - 1;
    this.mark();
    if (focus) {
      this.focus();
    }
  }

  /** Leads to the question that is shown. */
  focus() {
    const legend = this.questions[this.state?.at ?? 0]?.querySelector("legend");
    legend?.setAttribute("tabindex", "-1");
    legend?.focus();
  }

  /** Shows in the list which questions are answered, flagged and open now. */
  mark() {
    const { state } = this;
    if (!state) {
      return;
    }
    const flagged = new Set(state.flagged);
    this.flag.setAttribute("aria-pressed", String(flagged.has(this.idOf(state.at))));
    const rows = this.questions.map((_, index) => {
      const isFlagged = flagged.has(this.idOf(index));
      const answered = (state.picked[this.idOf(index)] ?? []).length > 0;
      const words = [answered ? say("examAnswered") : say("examOpen"), ...(isFlagged ? [say("examFlagged")] : [])];
      const jump = button(String(index + 1), "sc-exam-jump");
      jump.setAttribute("aria-label", say("examJump", { number: index + 1, state: words.join(", ") }));
      jump.toggleAttribute("data-answered", answered);
      jump.toggleAttribute("data-flagged", isFlagged);
      if (index === state.at) {
        jump.setAttribute("aria-current", "step");
      }
      jump.onclick = () => this.turn(index);
      const row = element("li", "");
      row.append(jump);
      return row;
    });
    const focused = [...this.list.children].findIndex((row) => row.contains(document.activeElement));
    this.list.replaceChildren(...rows);
    if (focused >= 0) {
      rows[focused]?.querySelector("button")?.focus();
    }
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

  askToHandIn() {
    const state = this.current();
    if (!state) {
      return;
    }
    const open = this.questions.filter((_, index) => (state.picked[this.idOf(index)] ?? []).length === 0).length;
    const yes = button(say("examHandInNow"));
    const no = button(say("examGoOn"), "sc-quiet");
    yes.onclick = () => this.handIn();
    no.onclick = () => {
      this.tell("");
      this.hand.focus();
    };
    this.tell(open > 0 ? say("examStillOpen", { open }) : say("examAllAnswered"));
    this.notice.append(yes, no);
    yes.focus();
  }

  handIn() {
    const state = this.current();
    if (!state) {
      return;
    }
    this.state = undefined;
    this.save({ ...state, done: true });
    this.questions.forEach((question, index) => {
      question.hidden = false;
      question.handIn(state.picked[this.idOf(index)] ?? []);
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
    const verdicts = this.questions.map((question, index) => question.reveal(picked[this.idOf(index)] ?? []));
    return examResult(this.items, verdicts);
  }

  /** @param {ExamState} state */
  save(state) {
    this.store.write(NAME, state);
  }

  /** @param {boolean} hidden */
  cover(hidden) {
    for (const part of [this.desk, this.foot, this.list]) {
      part.hidden = hidden;
    }
  }

  /**
   * @param {string} text
   * @param {boolean} [focus]
   */
  tell(text, focus = false) {
    const line = element("p", "", text);
    line.tabIndex = -1;
    this.notice.replaceChildren(...(text ? [line] : []));
    if (focus) {
      line.focus();
    }
  }
}

/**
 * @param {HTMLElement} place
 * @param {BankItem[]} bank
 */
export function openExam(place, bank) {
  return new Exam(place, bank).open();
}
