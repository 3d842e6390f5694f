/* The stage of a figure: title and clock, the drawing, a line of narration, play and at most three controls; all else folded. */

/** @import { Drawing, Film, StageSpec } from "./types.d.ts" */
import { h, svg } from "../dom.js";
import { Clock } from "./clock.js";
import { createDrawers } from "./drawers.js";
import { createEnding } from "./ending.js";
import { createEventLog } from "./event-log.js";
import { lastAt } from "./motion.js";
import { createNarration, marked } from "./narration.js";
import { createShare } from "./share.js";

const SIZES = {
  wide: /** @type {[number, number]} */ ([928, 446]),
  phone: /** @type {[number, number]} */ ([358, 448]),
};
/** Narrower stages have the phone's drawing, in its own size. */
const WIDE = 860;

/** A stage, and what is folded under it. Give it a film with `show`. */
export class Stage {
  #spec;
  /** @type {Film | undefined} */
  #film;
  /** @type {Drawing | undefined} */
  #drawing;
  #phone = false;
  #clock;
  #log;
  #drawers;
  #ending;
  #narration = createNarration();
  #now = h("p", { class: "v-now" });
  #picture = svg("svg", { class: "v-picture" });
  #stage;

  /** @param {StageSpec} spec */
  constructor(spec) {
    this.#spec = spec;
    this.#clock = new Clock({
      host: spec.host,
      rate: () => this.#film?.rate ?? spec.rate,
      end: () => this.#film?.end ?? 0,
      steps: () => this.#film?.says.map(({ t }) => t) ?? [],
      show: (t) => this.#frame(t, true),
      paused: () => {
        this.updateTables();
        spec.paused?.();
      },
    });
    this.#log = createEventLog((t) => this.jump(t));
    this.#ending = createEnding(spec.name, (state) => {
      spec.follow(state);
      this.#clock.jump(0);
      this.#clock.play();
    });
    this.#drawers = createDrawers(spec, this.#log.element);
    this.#stage = this.#build();
    spec.host.append(
      this.#stage,
      createShare(spec.name, () => spec.state()),
      this.#drawers.element,
    );
    this.#fit(spec.host.clientWidth < WIDE);
    new ResizeObserver(([entry]) => this.#fit((entry?.contentRect.width ?? 0) < WIDE)).observe(spec.host);
  }

  /** The second of the run that is shown. */
  get t() {
    return this.#clock.t;
  }

  /**
   * Show a film from now on: its drawing is built, its log written.
   * @param {Film} film
   * @param {number} [t] the moment to begin at; without it, time goes on from where it is
   */
  show(film, t = this.#clock.t) {
    this.#film = film;
    this.#log.fill(film);
    this.#rebuild();
    this.#clock.jump(t);
    this.updateTables();
  }

  /** Show a film that says more of the same run; a card that was closed stays closed. @param {Film} film */
  retell(film) {
    const { hidden } = this.#ending.element;
    this.show(film);
    if (hidden) {
      this.#ending.close();
    }
  }

  play() {
    this.#clock.play();
  }

  /** Stop, as when a reader takes a control. */
  pause() {
    this.#clock.pause();
    this.#ending.close();
  }

  /** Stop at a moment. @param {number} t */
  jump(t) {
    this.pause();
    this.#clock.jump(t);
    this.#spec.paused?.();
  }

  /** Fill the tables that are open anew. */
  updateTables() {
    this.#drawers.update();
  }

  /** Draw the moment again. */
  redraw() {
    this.#frame(this.#clock.t, false);
  }

  #build() {
    const { host, title, label, head = [], controls } = this.#spec;
    this.#picture.setAttribute("aria-label", label);
    this.#picture.setAttribute("aria-describedby", this.#narration.line.id);
    // The page's heading of the figure, where it has one, becomes the stage's title.
    const heading = host.closest("figure")?.querySelector(":scope > :is(h2, h3, h4)");
    return h(
      "div",
      { class: "v-stage-frame", role: "group", "aria-label": title },
      h("div", { class: "v-head" }, heading ?? h("p", { class: "v-name" }, title), ...head, this.#now),
      h("div", { class: "v-draw" }, this.#picture, this.#ending.element),
      ...this.#narration.elements,
      h(
        "div",
        { class: "v-transport" },
        h("div", { class: "v-play-bar" }, ...this.#clock.elements),
        h("div", { class: "v-stage-controls" }, ...controls),
      ),
    );
  }

  /** @param {boolean} phone */
  #fit(phone) {
    this.#stage.classList.toggle("v-phone", phone);
    if (phone !== this.#phone) {
      this.#phone = phone;
      this.#rebuild();
      this.redraw();
    }
  }

  #rebuild() {
    if (this.#film) {
      const [width, height] = (this.#spec.size ?? SIZES)[this.#phone ? "phone" : "wide"];
      this.#picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
      const focused = this.#focused();
      this.#picture.replaceChildren();
      this.#drawing = this.#spec.draw(this.#picture, this.#phone);
      // An image has no buttons for those who listen.
      this.#picture.setAttribute("role", this.#picture.querySelector("[tabindex]") ? "group" : "img");
      if (focused >= 0) {
        /** @type {SVGElement | undefined} */ (this.#focusable()[focused])?.focus({ preventScroll: true });
      }
    }
  }

  #focusable() {
    return /** @type {SVGElement[]} */ ([...this.#picture.querySelectorAll("[tabindex]")]);
  }

  /** Which part of the drawing has the focus, so that the one in its place gets it: -1 for none. */
  #focused() {
    return this.#focusable().findIndex((one) => one === document.activeElement);
  }

  /** @param {number} t @param {boolean} aloud */
  #frame(t, aloud) {
    const film = this.#film;
    if (!film) {
      return;
    }
    this.#drawing?.frame(t);
    const head = film.head?.(t) ?? `**${film.clock(t)}**`;
    if (this.#now.dataset["said"] !== head) {
      this.#now.dataset["said"] = head;
      this.#now.replaceChildren(...marked(head));
    }
    this.#narration.tell(lastAt(film.says, t), aloud);
    this.#log.show(t);
    if (t > 0 && t >= film.end) {
      this.#ending.open(film.ending);
    } else {
      this.#ending.close();
    }
  }
}
