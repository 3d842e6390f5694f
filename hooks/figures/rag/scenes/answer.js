/* The last picture: how long a language model would take, then the answer in the pages' own words. Pure. */

/** @import { Layout, RagStory, Scene, Shape } from "../types.d.ts" */
import { clamp, ease, passed } from "../../kit/stage/motion.js";
import * as numbers from "../../kit/numbers.js";
import { passageName, shortName } from "../names.js";
import { BOLD, box, fitting, text, wrap } from "./shapes.js";

/** Seconds in which the time of a language model passes. */
const WRITING = 2.4;
/** Where the answer begins. */
const TOP = 94;

/** @type {Scene} */
export function answer(story, seconds, at) {
  const { settings, first, each, rest } = story;
  const share = first / (first + rest);
  const done = passed(seconds, 0.3, WRITING);
  const written = Math.round(clamp((done - share) / (1 - share)) * settings.answer);
  const time = numbers.duration(first + written * each);
  const size = numbers.count(settings.parameters);
  const lit = ease(passed(seconds, WRITING + 0.4, 0.6));
  const reading = numbers.duration(first);
  const title = `${size} parameters on one ${settings.gpu}`;
  const said = at.phone
    ? `${reading} to read, then ${written} tokens: ${time}`
    : `${reading} to read ${story.prompt.tokens} tokens, then ${written} of ${numbers.round(settings.answer)} tokens, ${
      numbers.duration(each)
    } each: ${time}`;
  return [
    text(0, 12, at.phone ? title : `Where a language model would write: ${title}`, "s-bold"),
    box(0, 22, Math.min(done, share) * at.width, 20, "rag-reads"),
    box(share * at.width + 1, 22, (done - share) * at.width - 1, 20, "rag-bar"),
    text(0, 60, said, "s-number"),
    text(0, 79, "Computed, at best. No model runs here.", "s-muted"),
    ...(story.answer.sentences.length ? sentencesOf(story, at, lit) : refusal(story, at, lit)),
  ];
}

/** @param {RagStory} story @param {Layout} at @param {number} opacity @returns {Shape[]} */
function sentencesOf(story, at, opacity) {
  const { answer: { sentences }, index, address, prompt: { included } } = story;
  const [size, line, pad] = at.phone ? [15, 21, 12] : [18, 26, 18];
  const most = Math.floor(((at.room - TOP) / sentences.length - 54) / line);
  let top = TOP;
  const quotes = sentences.flatMap(({ id, text: said }) => {
    const lines = wrap(`“${said}”`, fitting(at.width - 2 * pad, size), Math.max(1, most));
    const height = lines.length * line + 42;
    const begin = top;
    top += height + 12;
    const section = index.sections[index.passages[id].section];
    const name = at.phone ? shortName(index, id, fitting(at.width - 2 * pad) - 5) : passageName(index, id);
    const source = text(
      pad,
      begin + height - 13,
      `[${included.findIndex((one) => one.id === id) + 1}] ${name}`,
      "rag-link",
      opacity,
    );
    return [
      box(0, begin, at.width, height, "rag-hit", opacity),
      ...lines.map((one, row) => text(pad, begin + line + row * line, one, `rag-${size}`, opacity)),
      /** @type {Shape} */ ({ ...source, href: address(section) }),
    ];
  });
  return [...quotes, ...sourcesOf(story, at, top, opacity)];
}

/** The passages of the prompt, as far as there is room: those that are quoted light up. @param {RagStory} story @param {Layout} at @param {number} top @param {number} opacity @returns {Shape[]} */
function sourcesOf({ prompt: { included }, answer: { sentences }, index }, at, top, opacity) {
  const rows = Math.floor((at.room - top - 20) / 23);
  const columns = at.phone ? 1 : 2;
  const shown = included.slice(0, Math.max(0, rows * columns));
  const width = (at.width - (columns - 1) * 12) / columns;
  return [
    text(0, top + 12, shown.length ? "Passages in the prompt" : "", "s-bold"),
    ...shown.flatMap(({ id }, order) => {
      const quoted = sentences.some((one) => one.id === id);
      const x = (order % columns) * (width + 12);
      const y = top + 22 + Math.floor(order / columns) * 23;
      const name = `[${order + 1}] ${shortName(index, id, fitting(width - 60, quoted ? BOLD : 13))}`;
      return [
        box(x, y, width, 20, quoted ? "rag-hit" : "rag-box", quoted ? opacity : 1),
        text(x + 8, y + 15, name, quoted && opacity > 0.5 ? "s-bold" : ""),
      ];
    }),
  ];
}

/** @param {RagStory} story @param {Layout} at @param {number} opacity @returns {Shape[]} */
function refusal(story, at, opacity) {
  const { answer: { share }, settings } = story;
  const percent = (/** @type {number} */ value) => `${numbers.round(100 * value, 2)}%`;
  const why = `The best passage in the prompt holds ${percent(share)} of the query's weight; ${
    percent(settings.threshold)
  } is required. A rare word weighs more, and one that no page has weighs most.`;
  const lines = wrap(why, fitting(at.width - 40), 6);
  const height = 62 + lines.length * 19;
  return [
    box(0, TOP, at.width, height, "rag-none", opacity),
    text(18, TOP + 32, "Nothing here answers that.", "s-bold rag-18", opacity),
    ...lines.map((one, row) => text(18, TOP + 58 + row * 19, one, "", opacity)),
    ...sourcesOf(story, at, TOP + height + 12, opacity),
  ];
}
