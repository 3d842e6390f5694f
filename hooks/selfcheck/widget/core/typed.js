/* Reads what people type: numbers as a person would read them, and words apart from how they are typed. */

/**
 * Reads a number: with separators of thousands, with the decimal sign of the reader's language, in scientific
 * notation, in full-width digits, with the unit behind it. A percentage is a share where the unit is none.
 * @param {string} text
 * @param {string} [unit] the unit that may stand behind the number
 * @param {string} [language] the reader's language; decides what `1,000` is
 * @returns {number} NaN for what is no number, or has another unit
 */
export function readNumber(text, unit = "", language = "en") {
  const fold = (/** @type {string} */ value) => value.normalize("NFKC").replace(/[\u2212\u2013]/g, "-").trim();
  let rest = fold(text);
  let factor = 1;
  const suffix = fold(unit).toLowerCase();
  if (suffix && rest.toLowerCase().endsWith(suffix)) {
    rest = rest.slice(0, -suffix.length).trim();
  } else if (rest.endsWith("%")) {
    rest = rest.slice(0, -1).trim();
    factor = 0.01;
  }
  rest = rest.replace(/\s*[x×*]\s*10\^?([+-]?\d+)$/i, "e$1");
  const match = /^([+-]?)([\d.,'’_\s]*\d[\d.,'’_\s]*?)(e[+-]?\d+)?$/i.exec(rest);
  const plain = match ? withPoint(match[2]) : "";
  const value = match && /^(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(`${match[1]}${plain}${match[3] ?? ""}`) : NaN;
  return Number.isFinite(value) ? value * factor + 0 : NaN;

  /**
   * Takes separators of thousands out and makes the decimal sign a point.
   * @param {string} digits
   */
  function withPoint(digits) {
    const comma = new Intl.NumberFormat(language).format(1.5).includes(",");
    const [decimal, group] = comma ? [",", "."] : [".", ","];
    const escaped = group === "." ? "\\." : group;
    const bare = digits.replace(/(?<=\d)['’_\s](?=\d{3}(?!\d))/g, "");
    if (new RegExp(`^[1-9]\\d{0,2}(${escaped}\\d{3})+([${decimal}]\\d*)?$`).test(bare)) {
      return bare.replaceAll(group, "").replace(decimal, ".");
    }
    // No separator of thousands stands where this sign does, so it is the decimal sign of another language.
    return bare.replace(/,(?=\d*$)/, ".");
  }
}

/**
 * Reads a number as the page's language has it; where that is none, as the reader's own language has it.
 * @param {string} text
 * @param {string | undefined} unit
 * @param {{page: string, own: string}} languages
 * @returns {{value: number, other: number | null}} `other` is what it is to the reader's language, where that is another number
 */
export function readTyped(text, unit, languages) {
  const page = readNumber(text, unit, languages.page);
  const own = readNumber(text, unit, languages.own);
  if (Number.isNaN(page) || Number.isNaN(own)) {
    return { value: Number.isNaN(page) ? own : page, other: null };
  }
  return { value: page, other: own === page ? null : own };
}

/**
 * Writes a number so that no language takes its decimal sign for a separator of thousands.
 * @param {number} value
 */
export function unmistakable(value) {
  return String(value).replace(/(?<=^-?\d{1,3}\.\d{3})$/, "0");
}

/**
 * Makes a phrase comparable: accents stay, and compatibility forms, typographic quotes and dashes, white space and
 * (unless they matter) capitals do not.
 * @param {string} text
 * @param {boolean} [caseSensitive]
 */
export function plainText(text, caseSensitive = false) {
  const plain = text
    .normalize("NFKC")
    .replace(/[\u2018\u2019\u201A\u2032`´]/g, "'")
    .replace(/[\u201C-\u201E\u00AB\u00BB\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
  return caseSensitive ? plain : plain.toLowerCase().replace(/ß/g, "ss");
}
