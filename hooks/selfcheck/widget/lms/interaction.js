/* An answer as the standards write it: the type of the question, what was answered, and what it came to. */

/** @import { LmsQuestion, LmsStandard } from "../types.d.ts" */

/** A number as both standards take it. */
const DECIMAL = /^-?\d{1,10}(\.\d{1,18})?$/;

/**
 * Writes an answer.
 * @param {LmsQuestion} question
 * @param {string[]} picked
 * @param {number} number what was typed where the question asks for a number; NaN elsewhere
 * @param {LmsStandard} standard
 * @returns {{ type: string, response: string, patterns: string[] }}
 */
export function interaction({ type, names, rows, patterns }, picked, number, standard) {
  const { list, pair, texts, longest } = standard;
  const name = (/** @type {string} */ id) => names[id] ?? id;
  switch (type) {
    case "matching": {
      const pairs = picked.map((one) => one.split("="));
      const written = pairs.map(([row = "", option = ""]) => `${rows[row] ?? row}${pair}${name(option)}`);
      return { type, response: written.sort().join(list), patterns };
    }
    case "numeric":
      return DECIMAL.test(String(number))
        ? { type, response: String(number), patterns }
        : { type: "fill-in", response: plain(picked[0] ?? "", longest), patterns: [] };
    case "fill-in": {
      const response = picked.map((one) => plain(one, longest)).join(texts);
      return { type, response: standard.scaled ? response : response.slice(0, longest), patterns };
    }
    case "choice":
      return { type, response: picked.map(name).sort().join(list), patterns };
    default:
      return { type, response: picked.map(name).join(list), patterns };
  }
}

/** What no field holds: control characters, ends of lines, and halves of characters. */
const UNWRITABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/**
 * Writes what somebody typed on one line, so that no part of it is read as a mark of the standard.
 * @param {string} text
 * @param {number} longest
 */
function plain(text, longest) {
  return text.replace(UNWRITABLE, " ").replace(/\[([,.:])\]/g, "[ $1 ]").replace(/^\{/, "( ").slice(0, longest);
}

/**
 * Says what an answer came to: a share where it is right in part.
 * @param {number} share
 * @param {LmsStandard} standard
 */
export function result(share, standard) {
  if (share >= 1) {
    return "correct";
  }
  return share > 0 ? String(Math.round(share * 10_000) / 10_000) : standard.wrong;
}
