/* The card at the end of a run: what happened in three numbers, and two links worth trying. */

/** @import { Ending } from "./types.d.ts" */
import { linkTo } from "../address.js";
import { h } from "../dom.js";

/**
 * @param {string} name the figure's, as in the address
 * @param {(state: Record<string, string | number>) => void} follow sets what a link says and plays it
 */
export function createEnding(name, follow) {
  const card = h("div", { class: "v-end-card", role: "group", "aria-label": "How it ended" });
  const element = h("div", { class: "v-end", hidden: true }, card);
  const close = () => void (element.hidden = true);
  card.addEventListener("keydown", (event) => void (event.key === "Escape" && close()));

  /** @param {Ending["tries"][number]} one */
  const attempt = ({ text, state }) =>
    h("a", {
      href: linkTo(name, state),
      click: (/** @type {Event} */ event) => {
        event.preventDefault();
        close();
        follow(state);
      },
    }, text);
  let shown = "";
  return {
    element,
    close,

    /** Open the card. One that is open and says the same stays, with the focus in it. @param {Ending} ending */
    open({ title, numbers, tries }) {
      const said = JSON.stringify([title, numbers, tries]);
      if (said === shown && !element.hidden) {
        return;
      }
      shown = said;
      card.replaceChildren(
        h("button", { type: "button", class: "v-close", click: close }, "Close"),
        h("p", { class: "v-end-title" }, title),
        h("dl", {}, ...numbers.map(([value, what]) => h("div", {}, h("dt", {}, what), h("dd", {}, value)))),
        h("p", {}, "Try: ", ...tries.flatMap((one, index) => [...(index ? [" · "] : []), attempt(one)])),
      );
      element.hidden = false;
    },
  };
}
