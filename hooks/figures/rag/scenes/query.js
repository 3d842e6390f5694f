/* The first picture: the query's words; those that every text has fade, each other one says where it is. Pure. */

/** @import { Layout, RagStory, Scene, Shape, StoryWord } from "../types.d.ts" */
import { ease, passed } from "../../kit/stage/motion.js";
import { clip, some, whole } from "../names.js";
import { box, text, widthOf } from "./shapes.js";

const LONGEST = 22;
const GAP = 10;
/** What was done beforehand stands this high over the picture's end. */
const BEFORE = 74;

/** @type {Scene} */
export function query(story, seconds, at) {
  const { placed, left, size, height } = placeWords(story.words, at);
  const step = Math.min(0.15, 1.8 / Math.max(1, placed.length));
  const words = placed.flatMap(({ word, x, y, width }, order) => {
    const gone = ease(passed(seconds, 1 + order * step, 0.7));
    const kept = word.term !== "";
    const opacity = kept ? 1 : 1 - 0.3 * gone;
    const middle = x + width / 2;
    const look = !kept ? "rag-plain" : word.passages ? "rag-hit" : "rag-none";
    const struck = !kept && gone > 0.5 ? " rag-struck" : "";
    return [
      box(x, y, width, height, gone > 0.5 ? look : "rag-box", opacity),
      text(middle, y + height / 2 + size * 0.35, clip(word.text, LONGEST), `s-middle rag-${size}${struck}`, opacity),
      text(middle, y + height + 18, kept ? whereIs(word, at) : "", "s-middle s-muted", kept ? gone : 0),
    ];
  });
  const more = story.words.length === 0 ? "There is no word in it." : left ? `and ${some(left, "word")} more` : "";
  return [...words, text(0, at.room - BEFORE - 34, more, "s-muted"), ...preparation(story, at)];
}

/** @param {StoryWord} word @param {Layout} at */
function whereIs({ passages }, at) {
  const where = at.phone ? `in ${whole(passages)}` : some(passages, "passage");
  return passages ? where : "on no page";
}

/** @param {StoryWord[]} words @param {Layout} at */
function placeWords(words, at) {
  const large = at.phone ? fill(words, at, 18, 34, 70) : fill(words, at, 22, 48, 84);
  // A long query is set smaller.
  return large.rows <= 2 ? large : at.phone ? fill(words, at, 15, 30, 58) : fill(words, at, 18, 36, 64);
}

/** Place words in rows. @param {StoryWord[]} words @param {Layout} at @param {number} size of the font @param {number} height @param {number} pitch */
function fill(words, at, size, height, pitch) {
  const most = Math.floor((at.room - BEFORE - 50) / pitch);
  /** @type {{word: StoryWord, x: number, y: number, width: number}[]} */
  const placed = [];
  let x = 0;
  let row = 0;
  for (const word of words) {
    const below = word.term ? widthOf(whereIs(word, at)) : 0;
    const width = Math.max(widthOf(clip(word.text, LONGEST), size) + size * 1.2, below);
    if (x > 0 && x + width > at.width) {
      x = 0;
      row += 1;
    }
    if (row >= most) {
      break;
    }
    placed.push({ word, x, y: row * pitch, width });
    x += width + GAP;
  }
  const rows = row + 1;
  const top = Math.max(0, (at.room - BEFORE - 40 - Math.min(most, rows) * pitch) / 2);
  const moved = placed.map((one) => ({ ...one, y: one.y + top }));
  return { placed: moved, left: words.length - placed.length, rows, size, height };
}

/** What was done beforehand, once for all queries. @param {RagStory} story @param {Layout} at @returns {Shape[]} */
function preparation({ index, trace }, at) {
  const steps = [
    [whole(index.sections.length), at.phone ? "sections" : "sections of this site"],
    [whole(index.passages.length), at.phone ? "passages" : "passages, cut by length"],
    [whole(index.passages.length), at.phone ? "vectors" : `vectors of ${trace.vector.length} numbers`],
    ["1", at.phone ? "index" : "index to search in"],
  ];
  const top = at.room - BEFORE + 18;
  const gap = at.phone ? 12 : 30;
  const width = (at.width - 3 * gap) / 4;
  return [
    text(0, top - 12, "Done once, before any query", "s-bold"),
    ...steps.flatMap(([count, what], order) => {
      const x = order * (width + gap);
      return [
        box(x, top, width, 50, "rag-box"),
        text(x + width / 2, top + 21, count, "s-middle s-bold rag-16"),
        text(x + width / 2, top + 40, what, "s-middle s-muted"),
        text(x + width + gap / 2, top + 30, order < 3 ? "→" : "", "s-middle s-muted"),
      ];
    }),
  ];
}
