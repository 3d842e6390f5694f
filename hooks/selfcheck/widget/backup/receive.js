/* Answers that the page's address carries from another device: said first, added when the reader says so. */

/** @import { BankItem } from "../types.d.ts" */
import { carriesAnswers, fromFragment } from "../core/link.js";
import { button, element } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { addAnswers, judge, message, sayAdded } from "./restore.js";

/**
 * @param {HTMLElement} place what it stands above
 * @param {BankItem[]} bank
 * @param {(questions: Set<string>) => Promise<void>} changed
 */
export async function receive(place, bank, changed) {
  place.querySelector(".sc-received")?.remove();
  if (!carriesAnswers(location.hash)) {
    return;
  }
  const found = await fromFragment(location.hash, bank.map((item) => item.id));
  const judged = judge(found, bank);
  const box = element("section", "sc-card sc-received");
  const title = element("h2", "", say("received"));
  title.id = "received-answers";
  title.tabIndex = -1;
  box.setAttribute("aria-labelledby", title.id);
  const close = button(say("close"));
  close.onclick = () => {
    forget();
    box.remove();
    leadOn(place);
  };
  const acts = element("div", "sc-acts");
  if ("problem" in judged) {
    acts.append(close);
    box.append(title, element("p", "", say(judged.problem === "importForeign" ? "linkForeign" : judged.problem)), acts);
  } else {
    const { added, known } = judged;
    const rejected = "rejected" in found ? found.rejected : 0;
    const said = (/** @type {number} */ count) =>
      `${sayAdded(count, known, 0)}${rejected > 0 ? ` ${say("linkSkipped", { count: rejected })}` : ""}`;
    const about = message(
      added.length > 0 ? say("receivedNew", { count: added.length }) : said(0),
    );
    const take = button(say("receivedTake"), "sc-main");
    take.onclick = async () => {
      forget();
      const tell = (/** @type {string} */ text) => {
        about.textContent = text;
        acts.replaceChildren(close);
        about.focus();
      };
      const undo = await addAnswers(added, tell, changed);
      about.textContent = said(added.length);
      close.textContent = say("close");
      acts.replaceChildren(undo, close);
      about.focus();
    };
    close.textContent = say(added.length > 0 ? "notNow" : "close");
    acts.append(...(added.length > 0 ? [take] : []), close);
    box.append(title, about, acts);
  }
  place.prepend(box);
  title.focus();
}

/** Takes the answers out of the address, so that a reload or a bookmark doesn't bring them again. */
function forget() {
  history.replaceState(history.state, "", location.pathname + location.search);
}

/** Puts focus where the page begins, when what had it is gone. @param {HTMLElement} place */
function leadOn(place) {
  const next = /** @type {HTMLElement | null} */ (place.querySelector("a[href], button"));
  next?.focus();
}
