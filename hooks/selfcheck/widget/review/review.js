/* The review: asks what is due, from the whole site, one question at a time. */

/** @import { AnswerRecord, BankItem, QuestionElement, Standing } from "../types.d.ts" */
import { loadQuestion, tellShown } from "../bank/bank.js";
import { standingsOf } from "../bank/standings.js";
import { QUESTION } from "../contract/names.js";
import { reviewQueue } from "../core/queue.js";
import { today } from "../core/record.js";
import { dayNumber } from "../core/schedule.js";
import { button, copies, element } from "../lib/dom.js";
import { pageAddress } from "../lib/page.js";
import { say, sayDay } from "../lib/words.js";
import { readSettings } from "../store/settings.js";
import { openedStore } from "../store/store.js";

const LONGEST = 200;

/** @typedef {BankItem & {standing: Standing}} Item */
/** @typedef {{item: Item, record: AnswerRecord | null, question: QuestionElement}} Done */
/** @typedef {{place: HTMLElement, share: Item[], rest: Item[], done: Done[]}} Review */

/**
 * @param {HTMLElement} place
 * @param {BankItem[]} bank
 */
export function openReview(place, bank) {
  const tags = wantedTags(place);
  const all = new Set(bank.flatMap((item) => item.tags));
  const known = tags.filter((tag) => all.has(tag));
  const unknown = tags.filter((tag) => !all.has(tag));
  const items = standingsOf(bank.filter((item) => tags.length === 0 || tags.some((tag) => item.tags.includes(tag))));
  const notes = [
    ...(known.length > 0 ? [element("p", "sc-note", say("reviewTags", { tags: told(known) }))] : []),
    ...(unknown.length > 0 ? [element("p", "sc-note", say("reviewNoTags", { tags: told(unknown) }))] : []),
  ];
  if (items.length === 0) {
    const link = element("a", "", say("reviewAll"));
    link.setAttribute("href", "#");
    place.replaceChildren(...notes, link);
    return;
  }
  const { due, next } = reviewQueue(items, dayNumber(today()));
  const share = due.slice(0, Math.max(0, readSettings().daily - answeredToday()));
  // Who chose a set wants all of it, sooner or later.
  const rest = tags.length > 0 ? items.filter((item) => !share.includes(item)) : [];
  if (share.length === 0) {
    place.replaceChildren(...notes, ...nothingDue(items, due.length, next), ...offerRest(place, rest, "reviewAnyway"));
    return;
  }
  const intro = due.length > share.length ? "reviewShare" : "reviewDue";
  place.replaceChildren(...notes, element("p", "", say(intro, { due: due.length, share: share.length })));
  void ask({ place, share, rest, done: [] }, false);
}

/**
 * Reads the tags of the block, or those that the address asks for instead, such as #tags=inference,rag.
 * @param {HTMLElement} place
 * @returns {string[]}
 */
function wantedTags(place) {
  const [, asked = ""] = /^#tags=(.*)$/.exec(location.hash) ?? [];
  const tags = decoded(asked).split(",").map((tag) => tag.trim()).filter(Boolean);
  return tags.length > 0 ? [...new Set(tags)] : (place.dataset.tags ?? "").split(" ").filter(Boolean);
}

/** @param {string} text from the address; what can't be decoded is no tag, and is shown as it is */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {string[]} tags which may be as many and as long as an address can hold */
function told(tags) {
  const text = tags.join(", ");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}

/** Counts the questions that reviews have asked today, whichever set they were in. */
function answeredToday() {
  const now = today();
  const store = openedStore();
  const isToday = (/** @type {AnswerRecord} */ record) => record.phase === "review" && record.day === now;
  return store.questions().filter((id) => store.answers(id).some(isToday)).length;
}

/**
 * Offers what is not due: a set is asked for a lesson, and its answers count like those of any review.
 * @param {HTMLElement} place
 * @param {Item[]} rest
 * @param {string} word
 */
function offerRest(place, rest, word) {
  if (rest.length === 0) {
    return [];
  }
  const begin = button(say(word, { count: rest.length }), "sc-next");
  begin.onclick = () => {
    const notes = place.querySelectorAll(":scope > .sc-note");
    place.replaceChildren(...notes);
    void ask({ place, share: rest, rest: [], done: [] }, true);
  };
  return [begin];
}

/**
 * @param {Item[]} items
 * @param {number} due
 * @param {number | null} next
 */
function nothingDue(items, due, next) {
  if (due > 0) {
    return [element("p", "", say("reviewEnough", { due }))];
  }
  if (next !== null) {
    return [element("p", "", say("reviewNothing", { day: sayDay(next) }))];
  }
  const list = element("ul", "");
  for (const { title, url } of new Map(items.map((item) => [item.section, item])).values()) {
    const link = element("a", "", title);
    link.setAttribute("href", pageAddress(url));
    const row = element("li", "");
    row.append(link);
    list.append(row);
  }
  return [element("p", "", say("reviewEmpty")), list];
}

/**
 * Asks the next question of a review.
 * @param {Review} review
 * @param {boolean} focus whether it stands in the place of what had focus
 */
async function ask(review, focus) {
  const { place, share, done } = review;
  const item = share[done.length];
  const start = place.firstElementChild;
  if (!item) {
    return;
  }
  const question = await loadQuestion(item, "review");
  if (place.firstElementChild !== start) {
    return; // another review has begun meanwhile
  }
  const number = say("number", { number: done.length + 1, total: share.length });
  question.querySelector(".sc-number")?.replaceChildren(number, ", ", source(item, item.title));
  const previous = place.querySelector("self-check-question");
  previous ? previous.replaceWith(question) : place.append(question);
  tellShown(question);
  if (focus) {
    focusOn(question);
  }
  const isLast = done.length + 1 === share.length;
  const next = () => (isLast ? sumUp(review) : ask(review, true));
  question.offerNext(say(isLast ? "reviewEnd" : "reviewNext"), () => {
    stop();
    // Who looked at the answer instead goes on, and the question stays due.
    if (done.at(-1)?.question !== question) {
      done.push({ item, record: null, question });
    }
    next();
  });
  const stop = openedStore().subscribe((changed) => {
    const record = changed === item.id
      ? openedStore().answers(item.id).filter((one) => one.phase === "review").at(-1)
      : undefined;
    if (!record || record.attempt === item.standing.last?.attempt) {
      return;
    }
    stop();
    done.push({ item, record, question });
  });
}

/**
 * @param {BankItem} item
 * @param {(Node | string)[]} words
 */
function source(item, ...words) {
  const link = element("a", "");
  link.append(...words);
  link.setAttribute("href", `${pageAddress(item.url)}#${QUESTION}${item.id}`);
  return link;
}

/** @param {HTMLElement} question */
function focusOn(question) {
  const legend = /** @type {HTMLElement | null} */ (question.querySelector("legend"));
  legend?.setAttribute("tabindex", "-1");
  legend?.focus();
}

/** @param {Review} review */
function sumUp({ place, rest, done }) {
  const right = done.filter(({ record }) => record?.verdict === "correct").length;
  const line = element("p", "sc-summary-line", say("summary", { right, total: done.length }));
  line.tabIndex = -1;
  const list = element("ul", "sc-missed");
  const missed = done.filter(({ record }) => record?.verdict !== "correct");
  missed.sort((a, b) => Number(b.record?.certainty === 3) - Number(a.record?.certainty === 3));
  list.append(...missed.map(missedRow));
  const again = missed.length > 0 ? [element("p", "", say("missedTitle")), list] : [];
  const standings = standingsOf(done.map(({ item }) => item));
  const due = standings.flatMap(({ standing }) => (standing.memory ? [standing.memory.due] : []));
  const next = due.length > 0 ? [element("p", "", say("reviewComesBack", { day: sayDay(Math.min(...due)) }))] : [];
  const notes = place.querySelectorAll(":scope > .sc-note");
  place.replaceChildren(...notes, line, ...again, ...next, ...offerRest(place, rest, "reviewRest"));
  line.focus();
}

/** @param {Done} one */
function missedRow({ item, record, question }) {
  const row = element("li", "");
  const sure = record?.certainty === 3 ? [" ", element("strong", "", say("wasSure"))] : [];
  const learn = question.querySelector("details.answer > .sc-learn > a");
  row.append(source(item, ...question.stem()), ...sure, ...(learn ? [" ", ...copies([learn])] : []));
  return row;
}
