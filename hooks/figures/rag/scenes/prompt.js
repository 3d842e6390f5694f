/* The sixth picture: passages drop into the prompt until its budget is used up. Pure. */

/** @import { Layout, RagStory, Scene, Shape } from "../types.d.ts" */
import { ease, lerp, passed } from "../../kit/stage/motion.js";
import { shortName, some, whole } from "../names.js";
import { box, fitting, text } from "./shapes.js";

/** Passages with a block of their own; the others share one. */
const BLOCKS = 7;
/** The lowest block in which its words have room. */
const LOWEST = 19;
const PAUSE = 0.5;

/** @type {Scene} */
export function prompt(story, seconds, at) {
  const { settings, right } = story;
  const left = at.phone ? 0 : 300;
  const width = at.width - left;
  const height = at.phone ? 250 : 300;
  const blocks = blocksOf(story, at, width);
  const shown = Math.min(settings.budget, Math.max(1, story.prompt.tokens) * 1.5);
  const heights = heightsOf(blocks.map(({ tokens }) => tokens), height * (story.prompt.tokens / shown));
  let floor = height;
  const parts = blocks.map((block, order) => ({ ...block, height: heights[order], y: floor -= heights[order], order }));
  const step = Math.min(PAUSE, 3 / (blocks.length + 1));
  const landed = parts.filter(({ order }) => seconds > order * step + 0.5);
  const used = landed.reduce((sum, { tokens }) => sum + tokens, 0);
  const fallen = blocks.length * step + 0.3;
  const room = settings.budget - story.prompt.tokens;
  return [
    box(left, 0, width, height, "rag-container"),
    ...parts.flatMap((block) => {
      const way = 1 - (1 - passed(seconds, block.order * step, 0.6)) ** 3;
      const y = lerp(-40, block.y, way);
      const opacity = ease(way * 2);
      const line = y + Math.min(block.height / 2 + 4, block.height - 5);
      return [
        box(left + 3, y + 1, width - 6, block.height - 2, right.has(block.id) ? "rag-hit" : "rag-box", opacity),
        text(left + 12, line, block.name, right.has(block.id) ? "s-bold" : "", opacity),
        text(left + width - 12, line, some(block.tokens, "token"), "s-end s-muted s-number", opacity),
      ];
    }),
    text(left + 12, 20, floor > 26 ? `${whole(room)} tokens free` : "", "s-muted", ease(passed(seconds, 4, 0.4))),
    ...words(at, height),
    text(0, at.phone ? height + 24 : 88, `${whole(used)} of ${whole(settings.budget)} tokens`, "s-bold s-number"),
    ...droppedOf(story, at, seconds - fallen, height),
  ];
}

/** @param {RagStory} story @param {Layout} at @param {number} width */
function blocksOf({ prompt: made, index, right }, at, width) {
  const room = fitting(width - 110);
  const passages = made.included.map(({ id, tokens }) => ({
    id,
    tokens,
    name: `${right.has(id) ? "✓ " : ""}${shortName(index, id, right.has(id) ? room - 4 : room)}`,
  }));
  const frame = made.tokens - passages.reduce((sum, { tokens }) => sum + tokens, 0);
  const single = passages.length > BLOCKS + 1 ? passages.slice(0, BLOCKS) : passages;
  const others = passages.slice(single.length);
  return [
    { id: -1, tokens: frame, name: at.phone ? "Instruction, query" : "Instruction and query" },
    ...single,
    ...(others.length
      ? [{
        id: -1,
        tokens: others.reduce((sum, { tokens }) => sum + tokens, 0),
        name: `and ${some(others.length, "passage")} more`,
      }]
      : []),
  ];
}

/** Heights in proportion to tokens, none too low for its words. @param {number[]} tokens @param {number} height */
function heightsOf(tokens, height) {
  const all = tokens.reduce((sum, one) => sum + one, 0);
  const least = Math.min(LOWEST, height / tokens.length);
  return tokens.map((one) => least + (height - least * tokens.length) * (one / all));
}

/** @param {Layout} at @param {number} height @returns {Shape[]} */
const words = (at, height) =>
  at.phone ? [text(0, height + 84, "The best passages go in first.", "s-muted")] : [
    text(0, 14, "The prompt", "s-bold"),
    text(0, 36, "The best passages go in first,", "s-muted"),
    text(0, 54, "until the budget is used up.", "s-muted"),
  ];

/** What had no room, on its way out. @param {RagStory} story @param {Layout} at @param {number} seconds since it came @param {number} height @returns {Shape[]} */
function droppedOf({ dropped, index }, at, seconds, height) {
  if (dropped.length === 0) {
    return [];
  }
  const [{ id, tokens }] = dropped;
  const out = ease(passed(seconds, 0.6, 0.8));
  const come = ease(passed(seconds, 0, 0.4));
  const more = dropped.length > 1 ? `and ${some(dropped.length - 1, "passage")} more` : "";
  const width = at.phone ? at.width : 272;
  const [x, y] = at.phone ? [0, lerp(-46, height + 34, out)] : [lerp(320, 0, out), lerp(-46, 150, out)];
  const name = at.phone ? shortName(index, id, 22) : shortName(index, id, fitting(width - 30));
  return at.phone
    ? [
      box(x, y, width, 26, "rag-out", come),
      text(x + 10, y + 18, `Dropped: ${name}`, "", come),
      text(x + width - 10, y + 18, `${tokens} tokens`, "s-end s-muted s-number", come),
      text(at.width, height + 24, more, "s-end s-muted", out),
    ]
    : [
      text(0, 138, "Dropped: prompt full", "s-bold", out),
      box(x, y, width, 52, "rag-out", come),
      text(x + 12, y + 21, name, "", come),
      text(x + 12, y + 41, `${tokens} tokens: no room`, "s-muted s-number", come),
      text(0, 222, more, "s-muted", out),
    ];
}
