/* Progress as a file: what is written, and what is read back from a file that anybody may have made. */
"use strict";

(() => {
  const FORMAT = "selfcheck-progress";
  const SHARED = "selfcheck-responses";
  const LARGEST = 5 * 1024 * 1024;
  const DEEPEST = 8;
  const MOST = 200_000;
  const CHOSEN = ["single", "multiple", "ordering", "matching"];

  Object.assign(selfcheck, {
    /**
     * @param {string} site
     * @param {AnswerRecord[]} records
     */
    writeProgress(site, records) {
      return `${JSON.stringify({ format: FORMAT, version: 2, site, records }, null, 1)}\n`;
    },

    /**
     * Reads a file of progress. Nothing of it is trusted: size, depth and shape are checked, and it is only ever text.
     * @param {string} text
     * @returns {{records: AnswerRecord[], rejected: number} | {problem: string}} `problem` names a word that says why
     */
    readProgress(text) {
      if (text.length > LARGEST) {
        return { problem: "importLarge" };
      }
      if (isDeep(text)) {
        return { problem: "importOther" };
      }
      /** @type {any} */
      let file;
      try {
        file = JSON.parse(text);
      } catch {
        return { problem: "importNoJson" };
      }
      if (file?.format !== FORMAT || !Array.isArray(file.records) || file.records.length > MOST) {
        return { problem: "importOther" };
      }
      if (file.version > 2) {
        return { problem: "importNewer" };
      }
      const records = file.records.filter(selfcheck.isRecord).map(only);
      return { records, rejected: file.records.length - records.length };
    },

    /**
     * Writes what item analysis needs, and nothing that tells who answered: no texts that were typed, no attempt, no
     * time finer than a day, in the order of the questions and not of the answers.
     * @param {string} site
     * @param {{id: string, kind: string}[]} items the questions that the site has
     * @param {(question: string) => AnswerRecord[]} answers
     */
    writeShared(site, items, answers) {
      const responses = items.flatMap(({ id, kind }) =>
        answers(id).map(({ question, rev, phase, picked, verdict, certainty, day }) => ({
          question,
          rev,
          phase,
          ...(CHOSEN.includes(kind) ? { picked } : {}),
          verdict,
          ...(certainty ? { certainty } : {}),
          day,
        })),
      );
      return `${JSON.stringify({ format: SHARED, version: 1, site, responses }, null, 1)}\n`;
    },
  });

  /**
   * Leaves out whatever else a record in a file holds.
   * @param {AnswerRecord} record
   * @returns {AnswerRecord}
   */
  function only({ attempt, question, rev, phase, picked, verdict, certainty, day }) {
    return { attempt, question, rev, phase, picked, verdict, ...(certainty ? { certainty } : {}), day };
  }

  /**
   * Tells whether brackets are nested deeper than in any file of ours, before a parser walks down there.
   * @param {string} text
   */
  function isDeep(text) {
    let depth = 0;
    for (const bracket of text.replace(/"(?:[^"\\]|\\.)*"/gs, "").matchAll(/[[\]{}]/g)) {
      depth += "[{".includes(bracket[0]) ? 1 : -1;
      if (depth > DEEPEST) {
        return true;
      }
    }
    return false;
  }
})();
