/* One visit of a learner on a learning platform: what is sent, and when the platform is asked to keep it. */

/** @import { LmsPackage, LmsStandard } from "../types.d.ts" */
/** @import { PlatformMemory } from "./memory.js" */
/** @import { Platform } from "./platform.js" */
import { interaction, result } from "./interaction.js";

/** How long after an answer the platform is asked to keep it, in milliseconds: a request for each would be too many. */
const IDLE = 30_000;

/** @typedef {{ question: string, picked: string[], share: number, number: number }} Answer */
/** @typedef {{ answered: number, right: number, total: number }} Totals */

export class Session {
  #platform;
  #standard;
  #package;
  #started = Date.now();
  #before = Date.now();
  #next;
  #open = true;
  #completed = false;
  /** @type {number | undefined} */
  #waiting;
  /** What the platform kept from the visit before; empty on the first one. */
  kept = "";
  /** Where that visit ended. */
  location = "";

  /**
   * @param {Platform} platform that was started
   * @param {LmsStandard} standard
   * @param {LmsPackage} about
   */
  constructor(platform, standard, about) {
    this.#platform = platform;
    this.#standard = standard;
    this.#package = about;
    if (platform.read(standard.entry) === "resume") {
      this.kept = platform.read("cmi.suspend_data");
      this.location = platform.read(standard.location);
    } else {
      platform.write(standard.completion, "incomplete");
    }
    this.#next = Number(platform.read("cmi.interactions._count")) || 0;
    // So that the next visit goes on where this one ends.
    platform.write(standard.exit, "suspend");
  }

  /**
   * Sends an answer.
   * @param {Answer} answer
   */
  answer({ question, picked, share, number }) {
    const known = this.#package.questions[question];
    if (!this.#open || !known) {
      return;
    }
    const { response, at, duration, moment, scaled } = this.#standard;
    const written = interaction(known, picked, number, this.#standard);
    const now = Date.now();
    const place = `cmi.interactions.${this.#next}`;
    const write = (/** @type {string} */ name, /** @type {string | number} */ value) =>
      this.#platform.write(`${place}.${name}`, value);
    write("id", question);
    write("type", written.type);
    write(at, moment(new Date(now)));
    written.patterns.forEach((pattern, index) => write(`correct_responses.${index}.pattern`, pattern));
    write("weighting", 1);
    write(response, written.response);
    write("result", result(share, this.#standard));
    write("latency", duration(now - this.#before));
    if (scaled) {
      write("description", known.description);
    }
    this.#platform.write(this.#standard.location, question);
    this.#before = now;
    this.#next += 1;
  }

  /**
   * Sends how far the learner is, and has it kept soon; at once when everything is answered.
   * @param {Totals} totals
   * @param {PlatformMemory} memory
   * @returns {number} how many answers found no room for the next visit
   */
  progress({ answered, right, total }, memory) {
    if (!this.#open) {
      return 0;
    }
    const { score, completion, scaled, room } = this.#standard;
    const write = (/** @type {string} */ name, /** @type {number} */ value) =>
      this.#platform.write(`${score}.${name}`, Math.round(value * 10_000) / 10_000);
    // The older standard takes a score as one of 100.
    write("raw", scaled ? right : (100 * right) / total);
    write("min", 0);
    write("max", scaled ? total : 100);
    if (scaled) {
      write("scaled", right / total);
      this.#platform.write("cmi.progress_measure", Math.round((answered / total) * 10_000) / 10_000);
    }
    const { text, lost } = memory.text(room);
    this.#platform.write("cmi.suspend_data", text);
    const isComplete = answered === total;
    if (isComplete && !this.#completed) {
      this.#completed = true;
      this.#platform.write(completion, "completed");
      this.keep(true);
    } else {
      this.#waiting ??= setTimeout(() => this.keep(), IDLE);
    }
    return lost;
  }

  /**
   * Asks the platform to keep what it was sent, where something waits for that.
   * @param {boolean} [always]
   */
  keep(always = false) {
    if (this.#open && (always || this.#waiting !== undefined)) {
      clearTimeout(this.#waiting);
      this.#waiting = undefined;
      this.#platform.keep();
    }
  }

  /** Ends the visit, once. */
  end() {
    if (this.#open) {
      this.#platform.write(this.#standard.time, this.#standard.duration(Date.now() - this.#started));
      this.keep(true);
      this.#platform.end();
      this.#open = false;
    }
  }
}
