/* What scenes are made of: texts, boxes, and words broken into lines. */

/** @import { Shape } from "../types.d.ts" */
import { clip } from "../names.js";

/** How wide a character is at most on average, as a share of the font's size. */
const CHARACTER = 0.58;
/** The size of a font as wide as the bold one of 13 px. */
export const BOLD = 14.5;

/** @param {number} x @param {number} y @param {string | [string, string][]} text @param {string} [as] @param {number} [opacity] @returns {Shape} */
export const text = (x, y, text, as = "", opacity = 1) => ({ kind: "text", x, y, text, as, opacity });

/** @param {number} x @param {number} y @param {number} width @param {number} height @param {string} as @param {number} [opacity] @returns {Shape} */
export const box = (x, y, width, height, as, opacity = 1) => ({
  kind: "rect",
  x,
  y,
  width: Math.max(0, width),
  height: Math.max(0, height),
  as,
  opacity,
});

/** Return how many characters fit. @param {number} width @param {number} [size] of the font */
export const fitting = (width, size = 13) => Math.max(1, Math.floor(width / (size * CHARACTER)));

/** Return how wide a text is, or less. @param {string} text @param {number} [size] of the font */
export const widthOf = (text, size = 13) => text.length * size * CHARACTER;

/** Break a text into lines; the last one says where more would come. @param {string} text @param {number} characters in a line @param {number} most lines */
export function wrap(text, characters, most) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1];
    const longer = last ? `${last} ${word}` : word;
    longer.length <= characters || !last ? (lines[lines.length - 1] = longer) : lines.push(word);
  }
  const kept = lines.slice(0, most).map((line) => clip(line, characters));
  if (lines.length > most) {
    kept[most - 1] = clip(`${lines[most - 1]}…`, characters);
  }
  return kept;
}
