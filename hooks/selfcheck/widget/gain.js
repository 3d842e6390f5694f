/* What changed between before and after: pairs of answers to the same wording, counted and never inflated. */
"use strict";

(() => {
  Object.assign(selfcheck, {
    /**
     * Pairs a question's last answer before its first check with that first check. Later tries come after the feedback
     * and would tell of the feedback alone.
     * @param {AnswerRecord[]} records answers to one question, oldest first
     * @param {string} rev the wording that is asked now
     * @returns {{before: AnswerRecord | null, after: AnswerRecord | null}}
     */
    beforeAndAfter(records, rev) {
      const same = records.filter((record) => record.rev === rev);
      const at = same.findIndex((record) => record.phase === "quiz");
      const earlier = at < 0 ? same : same.slice(0, at);
      return {
        before: earlier.filter((record) => record.phase === "pretest").at(-1) ?? null,
        after: at < 0 ? null : (same[at] ?? null),
      };
    },

    /**
     * @param {boolean} before right before
     * @param {boolean} after right after
     * @returns {Outcome}
     */
    outcome(before, after) {
      if (after) {
        return before ? "kept" : "learned";
      }
      return before ? "lost" : "open";
    },

    /**
     * Counts what became of questions. `guess` is how many of them somebody who guesses gets right on average.
     * @param {{before: boolean | null, after: boolean | null, chance: number}[]} items null where there is no answer
     * @returns {Gain}
     */
    countGain(items) {
      const gain = { pairs: 0, learned: 0, kept: 0, lost: 0, open: 0, guess: 0 };
      for (const { before, after, chance } of items) {
        if (before !== null && after !== null) {
          gain.pairs += 1;
          gain[selfcheck.outcome(before, after)] += 1;
          gain.guess += chance;
        }
      }
      return gain;
    },

    /**
     * What a question tells of before and after; it is graded by the key that holds now.
     * @param {HTMLElement} question as the page or the bank has it
     * @param {AnswerRecord[]} records answers to it, oldest first
     */
    questionGain(question, records) {
      const { kind: name = "", rev = "" } = question.dataset;
      const { before, after } = selfcheck.beforeAndAfter(records, rev);
      const kind = selfcheck.kinds[name];
      const key = kind && JSON.parse(question.querySelector("details.answer")?.getAttribute("data-answer") ?? "null");
      const right = (/** @type {AnswerRecord | null} */ record) =>
        record && kind ? kind.grade(record.picked, key) === "correct" : null;
      const chance = Number(question.dataset.chance ?? 0);
      return { before: right(before), after: right(after), chance, unknown: before?.picked.length === 0 };
    },

    /**
     * Counts by how sure a reader was.
     * @param {AnswerRecord[]} records
     * @returns {{certainty: Certainty, total: number, right: number}[]} the surest first
     */
    calibration(records) {
      return /** @type {Certainty[]} */ ([3, 2, 1]).map((certainty) => {
        const found = records.filter((record) => record.certainty === certainty && record.verdict !== null);
        const right = found.filter((record) => record.verdict === "correct").length;
        return { certainty, total: found.length, right };
      });
    },
  });
})();
