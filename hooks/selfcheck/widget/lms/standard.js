/* The two standards by which learning platforms speak with a page: names of calls and elements, and how values are written. */

/** @import { LmsStandard } from "../types.d.ts" */

const SECOND = 1000;
const HOUR = 3600;

/** @type {Record<string, LmsStandard>} */
export const STANDARDS = {
  "1.2": {
    object: "API",
    calls: {
      start: "LMSInitialize",
      read: "LMSGetValue",
      write: "LMSSetValue",
      keep: "LMSCommit",
      end: "LMSFinish",
      error: "LMSGetLastError",
    },
    entry: "cmi.core.entry",
    location: "cmi.core.lesson_location",
    score: "cmi.core.score",
    completion: "cmi.core.lesson_status",
    exit: "cmi.core.exit",
    time: "cmi.core.session_time",
    response: "student_response",
    at: "time",
    wrong: "wrong",
    list: ",",
    pair: ".",
    // A text may have several gaps, and this standard a single line for them.
    texts: ", ",
    longest: 255,
    room: 4096,
    scaled: false,
    duration: (passed) => `${parts(passed).map((one) => String(one).padStart(2, "0")).join(":")}.${hundredths(passed)}`,
    moment: (date) => parts(secondsOfDay(date) * SECOND).map((one) => String(one).padStart(2, "0")).join(":"),
  },
  "2004": {
    object: "API_1484_11",
    calls: {
      start: "Initialize",
      read: "GetValue",
      write: "SetValue",
      keep: "Commit",
      end: "Terminate",
      error: "GetLastError",
    },
    entry: "cmi.entry",
    location: "cmi.location",
    score: "cmi.score",
    completion: "cmi.completion_status",
    exit: "cmi.exit",
    time: "cmi.session_time",
    response: "learner_response",
    at: "timestamp",
    wrong: "incorrect",
    list: "[,]",
    pair: "[.]",
    texts: "[,]",
    longest: 250,
    // What the third edition promises; the fourth has more.
    room: 4000,
    scaled: true,
    duration: (passed) => {
      const [hours, minutes, seconds] = parts(passed);
      return `PT${hours}H${minutes}M${seconds}.${hundredths(passed)}S`;
    },
    moment: (date) => date.toISOString().replace(/\.\d+Z$/, ".00Z"),
  },
};

/**
 * @param {number} passed in milliseconds
 * @returns {[hours: number, minutes: number, seconds: number]}
 */
function parts(passed) {
  const seconds = Math.floor(passed / SECOND);
  return [Math.floor(seconds / HOUR), Math.floor((seconds % HOUR) / 60), seconds % 60];
}

/** @param {number} passed in milliseconds */
function hundredths(passed) {
  return String(Math.floor((passed % SECOND) / 10)).padStart(2, "0");
}

/** @param {Date} date */
function secondsOfDay(date) {
  return date.getHours() * HOUR + date.getMinutes() * 60 + date.getSeconds();
}
