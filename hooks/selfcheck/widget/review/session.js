/* A session: questions of the whole site, one after the other. */

/** @import { Item, Reviewed } from "../bank/due.js" */
/** @import { AnswerRecord, BankItem, QuestionElement } from "../types.d.ts" */
import { expectQuestion, loadQuestion, tellShown } from "../bank/bank.js";
import { QUESTION } from "../contract/names.js";
import { element } from "../lib/dom.js";
import { pageAddress } from "../lib/page.js";
import { say } from "../lib/words.js";
import { openedStore } from "../store/opened.js";

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
  place.replaceChildren(...above, element("p", "sc-meta", say("loading")));
  return ask(session, 0, [], hadFocus);
}

/**
 * @param {Session} session
 * @param {number} at which of its questions
 * @param {Reviewed[]} done the answers so far; a question of which the reader was shown the answer has none
 * @param {boolean} focus whether the question takes the place of what had focus
 */
async function ask(session, at, done, focus) {
  const { place, items, before } = session;
  const item = items[at];
  if (!item) {
    session.end(done);
    return;
  }
  // The question before, or what says that the first one loads.
  const previous = /** @type {QuestionElement} */ (place.lastElementChild);
  const question = await loadQuestion(item, "review").catch((error) => {
    console.error(error);
    at > 0 ? previous.tell(say("loadAgain")) : previous.replaceWith(element("p", "sc-loss", say("notLoaded")));
  });
  if (!question || running !== session) {
    return;
  }
  const number = say("number", { number: before + at + 1, total: before + items.length });
  question.querySelector(".sc-number")?.replaceChildren(number, ", ", source(item));
  previous.replaceWith(question);
  tellShown(question);
  if (focus) {
    question.lead();
  }
  const next = items[at + 1];
  next && expectQuestion(next);
  lead(question, item, say(next ? "reviewNext" : "reviewEnd"), (record) => {
    void ask(session, at + 1, record ? [...done, { item, record }] : done, true);
  });
}

/**
 * Offers the way on, and hands over the first answer. Who only looks at the answer has none.
 * @param {QuestionElement} question
 * @param {Item} item
 * @param {string} label
 * @param {(record: AnswerRecord | undefined) => void} goOn
 */
function lead(question, item, label, goOn) {
  /** @type {AnswerRecord | undefined} */
  let record;
  const last = () => openedStore().answers(item.id).findLast((one) => one.phase === "review");
  const before = last()?.attempt;
  const stop = openedStore().subscribe((changed) => {
    const now = changed === item.id ? last() : undefined;
    if (now && now.attempt !== before) {
      stop();
      record = now;
    }
  });
  question.offerNext(label, () => {
    stop();
    goOn(record);
  });
}

/** @param {BankItem} item */
function source({ id, title, url }) {
  const link = element("a", "", title);
  link.setAttribute("href", `${pageAddress(url)}#${QUESTION}${id}`);
  return link;
}
