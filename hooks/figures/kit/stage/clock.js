/* The one clock of a stage: play, pause, step, restart, speed. Nothing plays by itself or out of sight. */

/** @import { ClockSpec } from "./types.d.ts" */
import { calm, h } from "../dom.js";

const LONGEST_FRAME = 0.1;
const SPEEDS = [0.5, 1, 2, 4];

/** The first moment to stop at after t, or the end. @param {number[]} steps @param {number} t @param {number} end */
export const nextStep = (steps, t, end) => Math.min(end, steps.find((one) => one > t + 1e-6) ?? end);

/** Time, and the buttons that move it. */
export class Clock {
  t = 0;
  #playing = false;
  #last = 0;
  #shown = -1;
  #play = h("button", { type: "button", class: "v-primary v-play" }, "Play");
  #speed = h("select", { "aria-label": "Speed", class: "v-speed" });
  #spec;
  elements;

  /** @param {ClockSpec} spec */
  constructor(spec) {
    this.#spec = spec;
    this.#speed.append(...SPEEDS.map((one) => h("option", { value: one, selected: one === 1 }, `${one}×`)));
    this.#play.addEventListener("click", () => this.#playing ? this.pause() : this.play());
    this.elements = [
      this.#play,
      h("button", { type: "button", click: () => this.#step() }, "Step"),
      h("button", { type: "button", click: () => this.restart() }, "Restart"),
      this.#speed,
    ];
    new IntersectionObserver(([entry]) => void (!entry?.isIntersecting && this.pause())).observe(spec.host);
    document.addEventListener("visibilitychange", () => void (document.hidden && this.pause()));
  }

  play() {
    if (this.t >= this.#spec.end()) {
      this.jump(0);
    }
    this.#playing = true;
    this.#last = performance.now();
    this.#name();
    requestAnimationFrame((now) => this.#tick(now));
  }

  pause() {
    const stops = this.#playing;
    this.#playing = false;
    this.#name();
    if (stops) {
      this.#draw();
      this.#spec.paused();
    }
  }

  restart() {
    this.pause();
    this.jump(0);
    this.#spec.paused();
  }

  /** Show a moment, and stay there. @param {number} t */
  jump(t) {
    this.t = Math.min(this.#spec.end(), Math.max(0, t));
    this.#draw();
    this.#name();
  }

  #step() {
    this.pause();
    this.jump(nextStep(this.#spec.steps(), this.t, this.#spec.end()));
    this.#spec.paused();
  }

  #draw() {
    this.#shown = this.t;
    this.#spec.show(this.t);
  }

  #name() {
    this.#play.textContent = this.#playing ? "Pause" : this.t > 0 && this.t >= this.#spec.end() ? "Replay" : "Play";
  }

  /** @param {number} now */
  #tick(now) {
    if (!this.#playing || !this.#spec.host.isConnected) {
      return;
    }
    // The first frame's time can lie before the click.
    const seconds = Math.min(LONGEST_FRAME, Math.max(0, now - this.#last) / 1000);
    this.#last = now;
    this.t = Math.min(this.#spec.end(), this.t + seconds * this.#spec.rate() * Number(this.#speed.value));
    const ends = this.t >= this.#spec.end();
    // With less motion wanted, only the moments at which something is said are drawn.
    if (!calm() || ends || nextStep(this.#spec.steps(), this.#shown, Infinity) <= this.t) {
      this.#draw();
    }
    if (ends) {
      this.pause();
    } else {
      requestAnimationFrame((next) => this.#tick(next));
    }
  }
}
