/* <kit-visual>: every part of the kit, live, for who writes a visual. Little's law is the model that moves them. */

import { define, h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { createPlayer } from "../kit/player.js";
import { keepSettings } from "../kit/settings.js";
import { createAbout, createLog, createSpeaker, link } from "../kit/words.js";
import { inside } from "../models/queue.js";
import { createDrawings } from "./drawings.js";
import { createSettings, DEFAULTS } from "./settings.js";

const LONGEST = 600;

/** Defines the element. */
export function start() {
  define("kit", (host) => new Gallery(host).load());
}

/** What a reader has set, how much time has passed, and what was decided meanwhile. */
class Gallery {
  #settings = DEFAULTS;
  #seconds = 0;
  /** @type {{t: number, who: string, text: string}[]} */
  #decisions = [];
  #clock = h("span", { class: "v-clock" });
  #speaker = createSpeaker();
  #drawings = createDrawings();
  #log = createLog("createLog, the newest first");
  #address;

  /** @param {HTMLElement} host */
  constructor(host) {
    const { element, controls } = createSettings((name, value) => this.#take({ ...this.#settings, [name]: value }));
    this.#address = keepSettings({ host, name: "kit", defaults: DEFAULTS, controls, load: () => this.load() });
    this.#speaker.element.textContent = "createSpeaker: it says what was decided, at most every two seconds.";
    host.append(
      element,
      this.#createPlayer(host),
      h("div", { class: "v-status" }, h("span", {}, "Time ", this.#clock), this.#address.element),
      this.#speaker.element,
      ...this.#drawings.elements,
      h("h4", { class: "v-title" }, "createLog"),
      this.#log.element,
      createAbout([
        "Requests inside = requests a second × seconds that one stays: ",
        link("https://doi.org/10.1287/opre.9.3.383", "Little 1961"),
        ". Left out: everything else.",
      ]),
    );
  }

  /** @param {HTMLElement} host */
  #createPlayer(host) {
    return createPlayer({
      host,
      pass: (seconds) => {
        this.#pass(seconds);
        this.#show();
        return this.#seconds < LONGEST;
      },
      step: () => {
        this.#pass(10);
        this.#decide("ten seconds pass");
      },
      reset: () => {
        this.#seconds = 0;
        this.#decisions = [];
        this.#show();
      },
      stepLabel: "Ten seconds",
      speeds: { label: "Seconds per second", min: 1, max: 60, value: 5, log: true },
    }).element;
  }

  /** @param {number} seconds */
  #pass(seconds) {
    this.#seconds = Math.min(LONGEST, this.#seconds + seconds);
  }

  /** @param {typeof DEFAULTS} settings */
  #take(settings) {
    this.#settings = settings;
    this.#decide(`${numbers.round(inside(settings.rate, settings.stay))} requests are inside on average`);
  }

  /** @param {string} text */
  #decide(text) {
    this.#decisions = [...this.#decisions, { t: this.#seconds, who: "Reader", text }];
    this.#speaker.say(text);
    this.#show();
  }

  #show() {
    this.#clock.textContent = numbers.clock(this.#seconds);
    this.#drawings.show(this.#settings, this.#seconds);
    this.#log.show(this.#decisions);
    const t = Math.floor(this.#seconds);
    this.#address.save(this.#settings, t > 0 ? { t } : {});
  }

  /** Reads the address. */
  load() {
    const said = this.#address.said();
    this.#settings = this.#address.set(said);
    this.#seconds = Math.min(LONGEST, Math.max(0, Math.floor(Number(said["t"]) || 0)));
    this.#show();
  }
}
