/* <self-check>: a run of questions; tells how far the reader is, and sums up when all are answered. */
"use strict";

(() => {
  class SelfCheck extends HTMLElement {
    /** @type {string | undefined} the results that the summary tells */
    summed;

    connectedCallback() {
      if (!this.querySelector("self-check-question")) {
        return;
      }
      this.store = selfcheck.store();
      this.progress = this.querySelector(":scope > .sc-progress") ?? selfcheck.element("p", "sc-progress");
      this.summary = this.querySelector(":scope > .sc-summary") ?? selfcheck.element("div", "sc-summary");
      this.summary.setAttribute("role", "status");
      this.querySelector("self-check-question")?.before(this.progress);
      const end = this.querySelector(":scope > .sc-to-quiz");
      end ? end.before(this.summary) : this.append(this.summary);
      this.unsubscribe = this.store.subscribe(() => this.update());
      this.summary.setAttribute("aria-live", "off");
      this.update();
      setTimeout(() => this.summary?.removeAttribute("aria-live"), 500);
    }

    disconnectedCallback() {
      this.unsubscribe?.();
    }

    /** @returns {{question: HTMLElement, verdict: Verdict | null, answered: boolean}[]} */
    results() {
      const records = this.store?.load() ?? [];
      const phase = this.dataset.phase ?? "quiz";
      return [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("self-check-question"))].map(
        (question) => {
          const { question: id = "", rev } = question.dataset;
          const last = selfcheck.answersTo(records, id, phase).filter((record) => record.rev === rev).at(-1);
          return { question, verdict: last?.verdict ?? null, answered: last !== undefined };
        },
      );
    }

    update() {
      const results = this.results();
      const total = results.length;
      const answered = results.filter((result) => result.answered).length;
      const right = results.filter((result) => result.verdict === "correct").length;
      const word = this.dataset.phase === "pretest" ? "progressPretest" : "progress";
      this.progress?.replaceChildren(selfcheck.say(word, { answered, total, right }));
      this.noteLoss();
      const state = answered < total ? "" : results.map((result) => result.verdict).join(" ");
      if (state !== this.summed) {
        this.summed = state;
        this.summary?.replaceChildren(...(state && total > 1 ? this.sumUp(results, right) : []));
      }
    }

    /**
     * @param {ReturnType<SelfCheck["results"]>} results
     * @param {number} right
     * @returns {Node[]}
     */
    sumUp(results, right) {
      if (this.dataset.phase === "pretest") {
        return [selfcheck.element("p", "sc-summary-line", selfcheck.say("pretestDone"))];
      }
      const total = results.length;
      const missed = results.filter((result) => result.verdict !== "correct");
      const line = selfcheck.element("p", "sc-summary-line", selfcheck.say("summary", { right, total }));
      if (missed.length === 0) {
        return [line];
      }
      const list = selfcheck.element("ul", "sc-missed");
      for (const { question } of missed) {
        list.append(this.missedRow(question));
      }
      return [line, selfcheck.element("p", "", selfcheck.say("missedTitle")), list];
    }

    /** @param {HTMLElement} question */
    missedRow(question) {
      const row = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${question.id}`;
      link.append(...selfcheck.copies(question.querySelector("legend")?.childNodes ?? []));
      for (const inner of link.querySelectorAll("a")) {
        inner.replaceWith(...inner.childNodes);
      }
      row.append(link);
      const learn = question.querySelector("details.answer > .sc-learn > a");
      if (learn) {
        row.append(" ", ...selfcheck.copies([learn]));
      }
      return row;
    }

    /** Says once on a page that answers are lost when it is left. */
    noteLoss() {
      const noted = document.querySelector(".sc-loss");
      if (this.store?.lasting) {
        noted?.remove();
      } else if (!noted) {
        this.progress?.after(selfcheck.element("p", "sc-loss", selfcheck.say("notKept")));
      }
    }
  }

  if (!customElements.get("self-check")) {
    customElements.define("self-check", SelfCheck);
  }
})();
