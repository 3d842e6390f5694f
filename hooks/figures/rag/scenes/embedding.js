/* The second picture: the words fly into the bars of the query's vector. Pure. */

/** @import { Scene, Shape } from "../types.d.ts" */
import { ease, lerp, passed } from "../../kit/stage/motion.js";
import { clip, signed } from "../names.js";
import { box, fitting, text, widthOf, wrap } from "./shapes.js";

const CHIP = 30;
const LONGEST = 14;

/** @type {Scene} */
export function embedding({ known, axis, axisWords, trace }, seconds, at) {
  if (axis < 0) {
    return [text(0, 60, "No vector", "s-bold rag-18"), text(0, 88, "No page has any of these words.", "s-muted")];
  }
  const vector = [...trace.vector];
  const most = Math.max(...vector.map(Math.abs));
  const middle = at.phone ? 150 : 140;
  const tallest = at.phone ? 94 : 88;
  const width = at.width / vector.length;
  const bars = vector.map((value, place) => {
    const height = Math.max(1, (Math.abs(value) / most) * tallest) * ease(passed(seconds, 1.2 + place * 0.03, 0.8));
    const look = place === axis && seconds > 3.4 ? "rag-acts" : "rag-bar";
    return box(place * width + 1, value > 0 ? middle - height : middle, width - 2, height, look);
  });
  const strong = vector[axis];
  const seen = ease(passed(seconds, 3.4, 0.5));
  const lines = wrap(
    `Number ${axis + 1} stands out, ${signed(strong)}. Its side stands for: ${axisWords.join(", ")}.`,
    fitting(at.width),
    at.phone ? 3 : 2,
  );
  return [
    ...bars,
    { kind: "path", d: `M0 ${middle}H${at.width}`, as: "rag-axis" },
    ...chips(known.map(({ text }) => text), seconds, at.phone ? 4 : 7, at.width, middle),
    ...lines.map((line, order) => text(0, middle + tallest + 34 + order * 19, line, "", seen)),
    text(
      0,
      at.room - 4,
      at.phone
        ? "LSA, trained in this page; no neural network"
        : "LSA, trained just now on these pages: which words stand together. No neural network.",
      "s-muted",
    ),
  ];
}

/** The words on their way from the top into the bars. @param {string[]} words @param {number} seconds @param {number} most @param {number} width @param {number} middle @returns {Shape[]} */
function chips(words, seconds, most, width, middle) {
  let x = 0;
  return words.slice(0, most).flatMap((word, order) => {
    const label = clip(word, LONGEST);
    const wide = widthOf(label) + 20;
    const way = ease(passed(seconds, 0.6 + order * 0.25, 1.3));
    const begin = x;
    x += wide + 10;
    const target = (width * (order + 1)) / (Math.min(words.length, most) + 1) - wide / 2;
    const [left, top] = [lerp(begin, target, way), lerp(0, middle - CHIP / 2, way)];
    const fits = begin + wide > width ? 0 : 1;
    const opacity = way > 0 ? fits * (1 - ease((way - 0.6) / 0.4)) : 0;
    return [
      box(begin, 0, wide, CHIP, "rag-box", fits),
      text(begin + wide / 2, 20, label, "s-middle", fits),
      box(left, top, wide, CHIP, "rag-hit", opacity),
      text(left + wide / 2, top + 20, label, "s-middle s-bold", opacity),
    ];
  });
}
