/* <self-check>: a run of questions; tells how far the reader is, and sums up when all are answered. */

/** @import { QuestionElement, Verdict } from "../types.d.ts" */
import { countGain } from "../core/gain.js";
import { addGains } from "../core/marks.js";
import { copies, element } from "../lib/dom.js";
import { makeTable } from "../lib/table.js";
import { say, sayNumber } from "../lib/words.js";
import { keptMarks } from "../store/marks.js";
import { openedStore } from "../store/store.js";

/** @typedef {{question: QuestionElement, verdict: Verdict | null, answered: boolean, sure: boolean}} Result */

/** One part's; fewer tell a reader nothing. */
const FEWEST_PAIRS = 5;

export class SelfCheck extends HTMLElement {
  /** @type {string | undefined} the results that the summary tells */
  summed;

  connectedCallback() {
    if (!this.querySelector("self-check-question")) {
      return;
    }
    // Instant navigation puts a whole page in at once, and upgrades parents before their children.
    this.querySelectorAll("self-check-question").forEach((question) => customElements.upgrade(question));
    this.store = openedStore();
    this.progress = /** @type {HTMLElement | null} */ (this.querySelector(":scope > .sc-progress")) ??
      element("p", "sc-progress");
    this.summary = this.querySelector(":scope > .sc-summary") ?? element("div", "sc-summary");
    this.summary.setAttribute("role", "status");
    this.querySelector("self-check-question")?.before(this.progress);
    const end = this.querySelector(":scope > .sc-to-quiz");
    end ? end.before(this.summary) : this.append(this.summary);
    this.unsubscribe = this.store.subscribe(() => this.update());
    if (!this.store.ready) {
      this.quietly(() => this.update());
    }
    this.store.whenReady(() => this.quietly(() => this.update()));
  }

  disconnectedCallback() {
    this.unsubscribe?.();
  }

  /**
   * Fills the summary without having it read out: the reader did nothing just now.
   * @param {() => void} fill
   */
  quietly(fill) {
    this.summary?.setAttribute("aria-live", "off");
    fill();
    setTimeout(() => this.summary?.removeAttribute("aria-live"), 500);
  }

  /** @returns {Result[]} */
  results() {
    const questions = /** @type {NodeListOf<QuestionElement>} */ (this.querySelectorAll("self-check-question"));
    return [...questions].map((question) => {
      const { question: id = "", rev } = question.dataset;
      const records = this.store?.answers(id) ?? [];
      const phase = this.dataset.phase ?? "quiz";
      const last = records.filter((record) => record.rev === rev && record.phase === phase).at(-1);
      return { question, verdict: last?.verdict ?? null, answered: last !== undefined, sure: last?.certainty === 3 };
    });
  }

  update() {
    const results = this.results();
    const total = results.length;
    const answered = results.filter((result) => result.answered).length;
    const right = results.filter((result) => result.verdict === "correct").length;
    const word = this.dataset.phase === "pretest" ? "progressPretest" : "progress";
    if (this.progress) {
      this.progress.textContent = say(word, { answered, total, right });
      this.progress.hidden = total === 1; // the question says it itself
    }
    this.noteLoss();
    this.tellOwnResults();
    const state = answered < total ? "" : results.map((result) => `${result.verdict}${result.sure}`).join(" ");
    if (state !== this.summed) {
      this.summed = state;
      this.summary?.replaceChildren(...(state && total > 1 ? this.sumUp(results, right) : []));
    }
  }

  /**
   * @param {Result[]} results
   * @param {number} right
   * @returns {Node[]}
   */
  sumUp(results, right) {
    if (this.dataset.phase === "pretest") {
      return [element("p", "sc-summary-line", say("pretestDone"))];
    }
    const total = results.length;
    const line = element("p", "sc-summary-line", say("summary", { right, total }));
    const missed = results.filter((result) => result.verdict !== "correct");
    // What one was sure of and wrong about is mended best.
    missed.sort((a, b) => Number(b.sure) - Number(a.sure));
    const list = element("ul", "sc-missed");
    list.append(...missed.map((result) => this.missedRow(result)));
    const again = missed.length > 0 ? [element("p", "", say("missedTitle")), list] : [];
    return [line, ...this.compare(results), ...again];
  }

  /**
   * Sets the answers before the text beside the first ones after it.
   * @param {Result[]} results
   * @returns {Node[]} nothing where no question was answered before
   */
  compare(results) {
    const rows = results.map(({ question }) => ({ question, ...question.gain() }));
    const gain = countGain(rows);
    if (gain.pairs === 0) {
      return [];
    }
    const paired = rows.filter((row) => row.before !== null && row.after !== null);
    const rest = rows.filter((row) => row.before === null && row.after !== null);
    const isNew = (/** @type {{question: QuestionElement}} */ { question }) => question.dataset.post !== undefined;
    const first = (/** @type {string} */ word, /** @type {typeof rows} */ some) =>
      some.length > 0 ? [say(word, { total: some.length, right: some.filter((one) => one.after).length })] : [];
    const cells = paired.map((one) => {
      const title = element("a", "");
      title.setAttribute("href", `#${one.question.id}`);
      title.append(...one.question.stem());
      const before = say(one.unknown ? "unknownBefore" : one.before ? "correct" : "incorrect");
      return [title, before, say(one.after ? "correct" : "incorrect")];
    });
    const headings = ["question", "before", "after"].map((word) => say(word));
    const table = makeTable(say("compare"), headings, cells);
    const guess = sayNumber(gain.guess);
    const lines = [
      say("gain", { ...gain, guess }),
      say("gainGuess", { guess, pairs: gain.pairs }),
      ...first("gainNew", rest.filter(isNew)),
      ...first("gainRest", rest.filter((row) => !isNew(row))),
    ];
    return [table, ...lines.map((text) => element("p", "", text))];
  }

  /** @param {Result} result */
  missedRow({ question, sure }) {
    const row = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${question.id}`;
    link.append(...question.stem());
    row.append(link);
    if (sure) {
      row.append(" ", element("strong", "", say("wasSure")));
    }
    const learn = question.querySelector("details.answer > .sc-learn > a");
    if (learn) {
      row.append(" ", ...copies([learn]));
    }
    return row;
  }

  /** Adds to the reason for a pretest what this reader's questions came to so far, once there are some. */
  tellOwnResults() {
    const reason = this.querySelector(":scope > .sc-reason");
    if (!reason || !this.store?.ready) {
      return;
    }
    const { pairs, learned, kept, lost } = addGains(Object.values(keptMarks()));
    const own = reason.querySelector(".sc-own") ?? element("span", "sc-own");
    own.textContent = pairs < FEWEST_PAIRS
      ? ""
      : ` ${say("pretestOwn", { pairs, before: kept + lost, after: kept + learned })}`;
    reason.append(own);
  }

  /** Says once on a page that answers are lost when it is left. */
  noteLoss() {
    const noted = document.querySelector(".sc-loss");
    if (this.store?.lasting) {
      noted?.remove();
    } else if (!noted) {
      this.progress?.after(element("p", "sc-loss", say(this.store?.newer ? "newerStore" : "notKept")));
    }
  }
}
