/* The end of a part: the reader's result above the ways on, and the ways that it adds to them. */

/** @import { QuestionElement } from "../types.d.ts" */
/** @import { Result } from "./result.js" */
import { grouped } from "../core/grouped.js";
import { scheduled } from "../core/schedule.js";
import { todayNumber } from "../lib/day.js";
import { actingLink, copies, element, leadTo } from "../lib/dom.js";
import { say, sayList, sayOnDay } from "../lib/words.js";
import { openedStore } from "../store/opened.js";
import { resultCard, resultOf } from "./result.js";
import { askedIn } from "./asked.js";

/** Below this share of right answers, reading again comes before new cases. */
const ENOUGH = 0.6;

/** @param {HTMLElement} place */
export function openNextSteps(place) {
  const list = place.querySelector("ol") ?? element("ol", "sc-steps-next");
  place.append(list);
  const heading = element("h2", "", say("result"));
  heading.id = "your-result";
  const section = element("self-check", "sc-result-place");
  // Above the heading of the ways on, where they have one.
  const before = place.previousElementSibling;
  (before?.matches("h1, h2, h3, h4") ? before : place).before(section);
  const show = () => {
    const questions = askedIn().filter((question) => question.kind);
    const result = resultOf(questions);
    section.hidden = result.answered + result.fresh.total === 0;
    section.replaceChildren(heading, resultCard(result, finish(result)));
    showWays(list, result, questions);
  };
  let waiting = false;
  const update = () => {
    if (!waiting) {
      waiting = true;
      // When all that is happening now has happened.
      queueMicrotask(() => {
        waiting = false;
        show();
      });
    }
  };
  show();
  return { update, lead: () => leadTo(heading), close: () => section.remove() };
}

/**
 * Offers to finish, while questions are left.
 * @param {Result} result
 * @returns {Node[]}
 */
function finish({ rows, answered }) {
  const open = rows.find(({ after }) => after === "open");
  if (!open || answered === 0) {
    return [];
  }
  const { question } = open;
  const link = actingLink(`#${question.id}`, say("finish"), "sc-button sc-main", () => question.lead());
  const line = element("p", "sc-finish");
  line.append(link);
  return [line];
}

/**
 * Adds what the result leads to: sections to read again at the top, and when the questions come back.
 * @param {Element} list
 * @param {Result} result
 * @param {QuestionElement[]} questions
 */
function showWays(list, result, questions) {
  list.querySelectorAll("[data-step=again], [data-step=review]").forEach((row) => row.remove());
  const again = readAgain(result);
  list.prepend(...again);
  const review = reviewRow(questions);
  const part = list.querySelector("[data-step=part], [data-step=exam]");
  part ? part.before(...review) : list.append(...review);
  const { answered, right, rows } = result;
  const isDone = answered === rows.length;
  const isWeak = isDone && again.length > 0 && right / rows.length < ENOUGH;
  const isOpen = answered > 0 && !isDone;
  const buttons = [...list.querySelectorAll("a.sc-button")];
  const apply = list.querySelector("[data-step=apply] a.sc-button") ?? buttons.at(-1);
  const main = isOpen ? null : isWeak ? buttons[0] : apply;
  for (const one of buttons) {
    one.classList.toggle("sc-main", one === main);
  }
  again.forEach((row) => row.classList.toggle("sc-weak", isWeak));
}

/**
 * @param {Result} result
 * @returns {HTMLElement[]} a row for each section that a missed question leads to
 */
function readAgain({ rows }) {
  const missed = rows.filter(({ question }) => {
    const last = question.last();
    return last && last.verdict !== "correct";
  });
  const bySection = grouped(missed, ({ question }) => linkOf(question)?.getAttribute("href") ?? "");
  return [...bySection.values()].map((some) => {
    const numbers = some.map(({ number }) => String(number));
    const link = linkOf(some[0]?.question);
    const title = element("h3", "");
    title.append(...copies(link?.childNodes ?? [new Text(say("readAgain"))]));
    title.querySelector(".sc-more")?.remove();
    const word = numbers.length > 1
      ? say("missedSome", { numbers: sayList(numbers) })
      : say("missedOne", { number: numbers[0] ?? 0 });
    const sure = some.some(({ question }) => question.last()?.certainty === 3) ? ` ${say("wasSure")}` : "";
    const ways = some.map(({ question, number }) => retry(question, number));
    const read = link ? [wayTo(link.getAttribute("href") ?? "", say("readSection"), "sc-button")] : [];
    return way("again", title, `${word}${sure}`, [...read, ...ways]);
  });
}

/** @param {QuestionElement | undefined} question */
function linkOf(question) {
  return question?.querySelector("details.answer > .sc-learn > a");
}

/**
 * @param {QuestionElement} question
 * @param {number} number
 */
function retry(question, number) {
  return actingLink(`#${question.id}`, say("retryQuestion", { number }), "", () => {
    question.again();
    question.lead();
  });
}

/**
 * Says when the page's questions come back.
 * @param {QuestionElement[]} questions
 * @returns {HTMLElement[]}
 */
function reviewRow(questions) {
  const store = openedStore();
  const days = questions.flatMap(({ dataset: { question = "", rev = "" } }) => {
    const memory = scheduled(store.answers(question), rev);
    return memory ? [memory.due] : [];
  });
  if (days.length === 0) {
    return [];
  }
  const now = todayNumber();
  const counts = [...grouped(days, (day) => day)].sort(([a], [b]) => a - b);
  const told = counts.map(([day, { length: count }], at) =>
    say(at ? "comesBackMore" : "comesBack", { count, when: sayOnDay(Math.max(day, now)) })
  );
  return [way("review", element("h3", "", say("reviewLater")), `${told.join(", ")}.`, [])];
}

/**
 * @param {string} step
 * @param {HTMLElement} title
 * @param {string} about
 * @param {HTMLElement[]} ways
 */
function way(step, title, about, ways) {
  const row = element("li", "");
  row.dataset.step = step;
  const said = element("div", "");
  said.append(title, element("p", "", about));
  const links = element("div", "sc-ways");
  links.append(...ways);
  row.append(said, ...(ways.length > 0 ? [links] : []));
  return row;
}

/**
 * @param {string} href
 * @param {string} text
 * @param {string} className
 */
function wayTo(href, text, className) {
  const link = element("a", className, text);
  link.setAttribute("href", href);
  return link;
}
