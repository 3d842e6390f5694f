/* Documents of the frozen corpus, cut where the oracles have it cut. */

import corpus from "./oracles/corpus.json" with { type: "json" };

/** The words of a text as the oracles count them. @param {string} text */
export const wordsOf = (text) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/**
 * The words of passages, and of the headings above them.
 * @param {number[][]} passages section, first word, and the one after the last
 */
export const corpusDocuments = (passages) =>
  passages.map(([section, from, to]) => {
    const { heading, text } = corpus.sections[section];
    return wordsOf([heading, ...text.split(" ").slice(from, to)].join(" "));
  });
