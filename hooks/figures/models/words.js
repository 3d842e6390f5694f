/* Text to search in: sections to passages, passages to terms. */

/** @import { RagPassage, RagSection } from "./retrieval-types.d.ts" */

// Lucene's English stop words, and those that only make a question or a request of a sentence.
const STOP = new Set(
  ("a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with " +
    "about am any been between can could did do does explain from give has have how i its just many me more most much my our please same should show so some tell than them us was we were what when where which who why would you your")
    .split(" "),
);

/**
 * Takes the plural from a word: the S-stemmer of Harman 1991, table 1
 * (https://doi.org/10.1002/(SICI)1097-4571(199101)42:1%3C7::AID-ASI2%3E3.0.CO;2-P). Its rule for words in -us would
 * keep GPUs apart from GPU, so processing units are excepted.
 * @param {string} word in lower case
 */
export function stem(word) {
  if (word.length < 3) {
    return word;
  }
  if (/^[cdgnt]pus$/.test(word)) {
    return word.slice(0, -1);
  }
  if (/[^ea]ies$/.test(word)) {
    return `${word.slice(0, -3)}y`;
  }
  if (/[^aeo]es$/.test(word)) {
    return word.slice(0, -1);
  }
  return /[^us]s$/.test(word) && !/[aeo]es$/.test(word) ? word.slice(0, -1) : word;
}

/**
 * Words and numbers of a text in their order, in lower case, without stop words.
 * @param {string} text
 * @returns {string[]}
 */
export function telling(text) {
  const found = text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.filter((word) => !STOP.has(word));
}

/**
 * The terms of a text: its telling words without plurals.
 * @param {string} text
 */
export const tokenize = (text) => telling(text).map(stem);

/**
 * The sentences of a text, and the rows of its tables.
 * @param {string} text
 */
export const splitSentences = (text) => text.split(/(?<=[.!?])\s+/);

/**
 * Cuts sections into passages of so many words, each beginning before the last one's end. No passage crosses sections.
 * @param {RagSection[]} sections
 * @param {{size: number, overlap: number}} settings in words; the overlap is kept below the size
 * @returns {RagPassage[]}
 */
export function cut(sections, { size, overlap }) {
  const step = Math.max(1, size - overlap);
  return sections.flatMap(({ text }, section) => {
    const all = text.split(" ");
    const count = Math.max(1, Math.ceil((all.length - overlap) / step));
    return Array.from({ length: count }, (_, index) => {
      const from = index * step;
      const to = Math.min(all.length, from + size);
      return { section, from, to, text: all.slice(from, to).join(" ") };
    });
  });
}

/**
 * The terms by which a passage is found: its own, and those of the heading above it.
 * @param {RagSection} section
 * @param {RagPassage} passage
 */
export const termsOf = ({ heading }, { text }) => tokenize(`${heading} ${text}`);
