/* The fourth picture: each passage's BM25 score, stacked by word. Pure. */

/** @import { Layout, RagStory, Scene, Shape } from "../types.d.ts" */
import { ease, passed } from "../../kit/stage/motion.js";
import * as numbers from "../../kit/numbers.js";
import { clip, shortName } from "../names.js";
import { COUNTED } from "../story.js";
import { BOLD, box, fitting, text, widthOf } from "./shapes.js";

const LONGEST = 12;

/** @type {Scene} */
export function keywords(story, seconds, at) {
  const { bars, index, right } = story;
  if (bars.length === 0) {
    return [text(0, 60, "No match", "s-bold rag-18"), text(0, 88, "No passage has any of these words.", "s-muted")];
  }
  const left = at.phone ? 0 : 310;
  const [pitch, height] = at.phone ? [54, 22] : [50, 32];
  const scale = (at.width - left - 56) / Math.max(...bars.map(({ score }) => score));
  const rows = bars.flatMap(({ id, score, parts }, row) => {
    const top = row * pitch + (at.phone ? 20 : 4);
    let x = left;
    const pieces = parts.flatMap((part, word) => {
      const grown = ease(passed(seconds, 0.4 + row * 0.3 + word * 0.3, 0.7));
      const full = part * scale;
      const begin = x;
      x += full;
      const label = labelOf(story, word);
      const fits = widthOf(label) + 12 < full;
      return [
        box(begin, top, Math.max(0, full * grown - 1.5), height, `rag-word-${word}`),
        text(
          begin + 7,
          top + height / 2 + 5,
          fits ? label : "",
          `rag-in-${word}`,
          fits ? ease((grown - 0.7) / 0.3) : 0,
        ),
      ];
    });
    const name = `${right.has(id) ? "✓ " : ""}${row + 1}  ${
      shortName(index, id, at.phone ? 40 : fitting(left - 44, right.has(id) ? BOLD : 13))
    }`;
    return [
      text(0, at.phone ? top - 5 : top + height / 2 + 5, name, right.has(id) ? "s-bold" : ""),
      ...pieces,
      text(
        x + 8,
        top + height / 2 + 5,
        numbers.round(score),
        "s-bold s-number",
        ease(passed(seconds, 0.9 + row * 0.3, 0.6)),
      ),
    ];
  });
  return [...rows, ...legend(story, at, left)];
}

/** What a part of a bar is called; the last is of all other words. @param {RagStory} story @param {number} word */
function labelOf({ counted }, word) {
  const more = counted.length - COUNTED;
  return word < COUNTED || more <= 1 ? clip(counted[word]?.text ?? "", LONGEST) : `${more} more`;
}

/** What each color stands for, in the order of the bars. @param {RagStory} story @param {Layout} at @param {number} left @returns {Shape[]} */
function legend(story, at, left) {
  const { counted, right } = story;
  const entries = counted.slice(0, COUNTED + 1).map(({ passages }, word) =>
    word === COUNTED && counted.length > COUNTED + 1 ? labelOf(story, word) : `${labelOf(story, word)} in ${passages}`
  );
  const top = at.room - (at.phone ? 26 : 36);
  let x = left;
  let row = 0;
  const marks = entries.flatMap((entry, word) => {
    const width = widthOf(entry) + 30;
    if (x > left && x + width > at.width) {
      x = left;
      row += 1;
    }
    const begin = x;
    x += width;
    return [
      box(begin, top - 11 + row * 19, 12, 12, `rag-word-${word}`),
      text(begin + 17, top + row * 19, entry, "s-muted"),
    ];
  });
  return [...marks, text(0, at.room - 2, right.size && !at.phone ? "✓ holds the answer" : "", "s-muted")];
}
