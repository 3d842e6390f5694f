/* The clock of an exam: a limit that the reader can stop, lengthen and take away. */

/** @import { ExamDesk, ExamState } from "../types.d.ts" */
import { button, element } from "../lib/dom.js";
import { say } from "../lib/words.js";

const MINUTE = 60_000;
const EXTENSION = 10;

/**
 * Runs the time limit, where there is one, until the exam ends or the page is left.
 * @param {ExamDesk} desk
 * @param {ExamState} state
 * @returns {() => void} shows what another tab has done with the time
 */
export function runClock(desk, state) {
  const time = element("p", "sc-exam-time");
  const pause = button("", "sc-quiet");
  const extend = button(say("examExtend", { minutes: EXTENSION }), "sc-quiet");
  const off = button(say("examNoLimit"), "sc-quiet");
  let before = Date.now();
  desk.bar.replaceChildren(time, pause, extend, off);
  pause.onclick = () =>
    change((now) => {
      now.paused = !now.paused;
      before = Date.now();
    });
  extend.onclick = () =>
    change((now) => {
      now.left = Math.max(0, now.left ?? 0) + EXTENSION * MINUTE;
      desk.notice.replaceChildren();
    });
  off.onclick = () => {
    change((now) => {
      now.left = null;
      now.paused = false;
    });
    if (state.left === null) {
      desk.tell(say("examLimitOff"), true);
    }
  };
  const ticking = setInterval(tick, 1000);
  show();
  return () => {
    before = Date.now();
    show();
  };

  /** @param {(state: ExamState) => void} act */
  function change(act) {
    const now = desk.current();
    if (now) {
      act(now);
      desk.save(now);
      show();
    }
  }

  function tick() {
    const now = Date.now();
    if (!desk.bar.isConnected || state.left === null) {
      clearInterval(ticking);
    } else if (!state.paused && state.left > 0) {
      const passed = now - before;
      change((exam) => {
        const left = (exam.left ?? 0) - passed;
        warn(exam.left ?? 0, left);
        exam.left = exam.left === null ? null : Math.max(0, left);
      });
    }
    before = now;
  }

  function show() {
    desk.cover(state.paused);
    if (state.left === null) {
      desk.bar.replaceChildren();
    } else {
      time.textContent = state.paused ? say("examPaused") : minutesLeft(Math.ceil(state.left / MINUTE));
      pause.textContent = say(state.paused ? "examResume" : "examPause");
    }
  }

  /**
   * Says once that time runs short; nothing is taken away when it is over.
   * @param {number} earlier
   * @param {number} left
   */
  function warn(earlier, left) {
    for (const minutes of [5, 1]) {
      if (earlier > minutes * MINUTE && left <= minutes * MINUTE) {
        desk.tell(minutesLeft(minutes));
      }
    }
    if (left <= 0) {
      desk.tell(say("examOver"));
    }
  }
}

/** @param {number} minutes */
function minutesLeft(minutes) {
  return minutes === 1 ? say("examLastMinute") : say("examLeft", { minutes });
}
