/* The clock of an exam: a limit that the reader can stop, lengthen, and take away. */

/** @import { ExamDesk, ExamState } from "../types.d.ts" */
import { button, element } from "../lib/dom.js";
import { say } from "../lib/words.js";

const MINUTE = 60_000;
const EXTENSION = 10;

/** Runs the time limit, where there is one, until the exam ends or the page is left. */
export class Clock {
  #desk;
  #state;
  #time = element("p", "sc-exam-time");
  #pause = button("", "sc-quiet");
  #before = Date.now();
  #ticking;

  /**
   * @param {ExamDesk} desk
   * @param {ExamState} state
   */
  constructor(desk, state) {
    this.#desk = desk;
    this.#state = state;
    const extend = button(say("examExtend", { minutes: EXTENSION }), "sc-quiet");
    const off = button(say("examNoLimit"), "sc-quiet");
    desk.bar.replaceChildren(this.#time, this.#pause, extend, off);
    this.#pause.onclick = () => this.#turn();
    extend.onclick = () => this.#extend();
    off.onclick = () => this.#takeAway();
    this.#ticking = setInterval(() => this.#tick(), 1000);
    this.#show();
  }

  /** Shows what another tab has done with the time. */
  refresh() {
    this.#before = Date.now();
    this.#show();
  }

  stop() {
    clearInterval(this.#ticking);
  }

  #turn() {
    this.#change((now) => {
      now.paused = !now.paused;
      this.#before = Date.now();
    });
  }

  #extend() {
    this.#change((now) => {
      now.left = Math.max(0, now.left ?? 0) + EXTENSION * MINUTE;
      this.#desk.notice.replaceChildren();
    });
  }

  #takeAway() {
    this.#change((now) => {
      now.left = null;
      now.paused = false;
    });
    if (this.#state.left === null) {
      this.#desk.tell(say("examLimitOff"), true);
    }
  }

  /** @param {(state: ExamState) => void} act */
  #change(act) {
    const now = this.#desk.current();
    if (now) {
      act(now);
      this.#desk.save(now);
      this.#show();
    }
  }

  #tick() {
    const now = Date.now();
    if (!this.#desk.bar.isConnected || this.#state.left === null) {
      this.stop();
    } else if (!this.#state.paused && this.#state.left > 0) {
      const passed = now - this.#before;
      this.#change((exam) => {
        const left = (exam.left ?? 0) - passed;
        this.#warn(exam.left ?? 0, left);
        exam.left = exam.left === null ? null : Math.max(0, left);
      });
    }
    this.#before = now;
  }

  #show() {
    const { left, paused } = this.#state;
    this.#desk.cover(paused);
    if (left === null) {
      this.#desk.bar.replaceChildren();
    } else {
      this.#time.textContent = paused ? say("examPaused") : minutesLeft(Math.ceil(left / MINUTE));
      this.#pause.textContent = say(paused ? "examResume" : "examPause");
    }
  }

  /**
   * Says once that time runs short; nothing is taken away when it is over.
   * @param {number} earlier
   * @param {number} left
   */
  #warn(earlier, left) {
    for (const minutes of [5, 1]) {
      if (earlier > minutes * MINUTE && left <= minutes * MINUTE) {
        this.#desk.tell(minutesLeft(minutes));
      }
    }
    if (left <= 0) {
      this.#desk.tell(say("examOver"));
    }
  }
}

/** @param {number} minutes */
function minutesLeft(minutes) {
  return minutes === 1 ? say("examLastMinute") : say("examLeft", { minutes });
}
