/* The bar at the foot of a card: what is said there, and its buttons. */

/** @import { Act } from "./buttons.js" */
import { button, element, part } from "../lib/dom.js";
import { say } from "../lib/words.js";

/** @type {Record<Act, string>} */
const WORDS = { again: "retry", check: "check", hint: "showHint", next: "next", show: "showAnswer" };

export class Bar {
  second = button("", "sc-second");
  hint = button(say(WORDS.hint), "sc-text");
  show = button(say(WORDS.show), "sc-text");
  aids = element("div", "sc-aids");

  /**
   * @param {HTMLFormElement} form
   * @param {boolean} aided whether hints and the answer can be shown
   */
  constructor(form, aided) {
    this.root = /** @type {HTMLElement} */ (part(form, ".sc-bar"));
    this.status = /** @type {HTMLElement} */ (part(form, ".sc-status"));
    this.actions = part(form, ".sc-actions");
    this.main = /** @type {HTMLButtonElement} */ (part(form, "button[type=submit]"));
    this.unknown = /** @type {HTMLButtonElement | null} */ (form.querySelector(".sc-unknown"));
    if (aided) {
      this.aids.append(this.hint, this.show);
      this.status.after(this.aids);
    }
    this.main.before(this.second);
    this.unknown?.removeAttribute("hidden");
  }

  /**
   * @param {{ main: Act | null, second: Act | null, aids: Act[] }} acts
   * @param {string} [label] of the main button, where it has one of its own
   */
  dress({ main, second, aids }, label) {
    this.main.hidden = !main;
    this.main.textContent = label ?? say(WORDS[main ?? "check"]);
    this.second.hidden = !second;
    this.second.textContent = second ? say(WORDS[second]) : "";
    this.hint.hidden = !aids.includes("hint");
    this.show.hidden = !aids.includes("show");
    this.aids.hidden = aids.length === 0;
  }

  /**
   * @param {string} text
   * @param {string} className
   */
  tell(text, className) {
    const line = element("p", className, text);
    this.status.replaceChildren(line);
    return line;
  }

  /**
   * Keeps the bar where it is on the screen while the card above it changes.
   * @param {() => void} change
   */
  steady(change) {
    const before = this.root.getBoundingClientRect().top;
    change();
    const moved = this.root.getBoundingClientRect().top - before;
    if (Math.abs(moved) >= 1) {
      scrollBy({ top: moved, behavior: "instant" });
    }
  }
}
