/* A session: questions of the whole site, one after the other. */

/** @import { Item, Reviewed } from "../bank/due.js" */
/** @import { BankItem, QuestionElement } from "../types.d.ts" */
import { loadQuestion, tellShown } from "../bank/bank.js";
import { QUESTION } from "../contract/names.js";
import { button, element } from "../lib/dom.js";
import { pageAddress } from "../lib/page.js";
import { say } from "../lib/words.js";
import { openedStore } from "../store/store.js";

/**
 * @typedef {object} Session
 * @property {HTMLElement} place
 * @property {Node[]} above what stands over the questions
 * @property {Item[]} items
 * @property {number} before how many questions of the count came before these
 * @property {(done: Reviewed[]) => void} end
 */

/** Each session begins by taking the place of the one before. @type {Session | undefined} */
let running;

/** @param {Session} session */
export function askInTurn(session) {
  const { place, above } = session;
  const hadFocus = place.contains(document.activeElement);
  running = session;
  place.replaceChildren(...above);
  return ask(session, [], hadFocus);
}

/**
 * @param {Session} session
 * @param {Reviewed[]} done
 * @param {boolean} focus whether the question takes the place of what had focus
 */
async function ask(session, done, focus) {
  const item = session.items[done.length];
  if (!item) {
    session.end(done);
    return;
  }
  const question = await loadQuestion(item, "review");
  if (running !== session) {
    return;
  }
  const { place, items, before } = session;
  const number = say("number", { number: before + done.length + 1, total: before + items.length });
  question.querySelector(".sc-number")?.replaceChildren(number, ", ", source(item));
  const previous = place.querySelector("self-check-question");
  previous ? previous.replaceWith(question) : place.append(question);
  place.querySelector(".sc-next")?.remove();
  tellShown(question);
  if (focus) {
    const legend = question.querySelector("legend");
    legend?.setAttribute("tabindex", "-1");
    legend?.focus();
  }
  const stop = openedStore().subscribe((changed) => {
    const record = changed === item.id
      ? openedStore().answers(item.id).filter((one) => one.phase === "review").at(-1)
      : undefined;
    if (record && record.attempt !== item.standing.last?.attempt) {
      stop();
      const now = [...done, { item, record }];
      offerNext(question, say(now.length < items.length ? "reviewNext" : "reviewEnd"), () => ask(session, now, true));
    }
  });
}

/**
 * @param {QuestionElement} question
 * @param {string} label
 * @param {() => void} act
 */
function offerNext(question, label, act) {
  if (question.offerNext) {
    question.offerNext(label, act);
    return;
  }
  const next = button(label, "sc-next");
  next.onclick = act;
  question.after(next);
}

/** @param {BankItem} item */
function source({ id, title, url }) {
  const link = element("a", "", title);
  link.setAttribute("href", `${pageAddress(url)}#${QUESTION}${id}`);
  return link;
}
