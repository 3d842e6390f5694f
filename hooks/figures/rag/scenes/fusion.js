/* The fifth picture: two rankings cross and become one. Pure. */

/** @import { Layout, RagStory, Scene, Shape } from "../types.d.ts" */
import { ease, passed } from "../../kit/stage/motion.js";
import * as numbers from "../../kit/numbers.js";
import { rankOf, shortName } from "../names.js";
import { SHOWN } from "../story.js";
import { MEASURED, STATIONS } from "../stations.js";
import { verdictOf } from "../verdict.js";
import { BOLD, box, fitting, text } from "./shapes.js";

const HEIGHT = 44;
const PITCH = 50;

/** @param {number} row */
const topOf = (row) => 14 + row * PITCH;

/** @type {Scene} */
export function fusion(story, seconds, at) {
  const { trace } = story;
  const [words, vectors, fused] = [trace.words, trace.near.found, trace.fused].map((all) => all.slice(0, SHOWN));
  const width = at.phone ? 110 : 288;
  const columns = [0, (at.width - width) / 2, at.width - width];
  const cell = (
    /** @type {number} */ column,
    /** @type {number} */ row,
    /** @type {number} */ id,
    /** @type {string} */ note,
    opacity = 1,
  ) => {
    const right = story.right.has(id);
    const lead = (at.phone ? "" : `${row + 1} `) + (right ? "✓ " : "");
    const strong = right || !at.phone;
    const name = lead + shortName(story.index, id, fitting(width - 12, strong ? BOLD : 13) - lead.length);
    const x = columns[column];
    return [
      box(x, topOf(row), width, HEIGHT, right ? "rag-hit" : "rag-box", opacity),
      text(x + 7, topOf(row) + 18, name, strong ? "s-bold" : "", opacity),
      text(x + 7, topOf(row) + 36, note, "s-muted s-number", opacity),
    ];
  };
  return [
    text(columns[0], 4, at.phone ? "Keywords" : "Keyword search", "s-bold"),
    text(columns[1], 4, at.phone ? "Fused" : "Fused: weight / (60 + rank), added up", "s-bold"),
    text(columns[2], 4, at.phone ? "Vectors" : "Vector search", "s-bold"),
    ...crossings(story, seconds, columns, width),
    ...words.flatMap(({ id, score }, row) => cell(0, row, id, `BM25 ${numbers.round(score)}`)),
    ...vectors.flatMap(({ id, score }, row) => cell(2, row, id, `cosine ${numbers.round(score)}`)),
    ...fused.flatMap(({ id }, row) => {
      const come = ease(passed(seconds, 1.5 + row * 0.3, 0.5));
      return cell(1, row, id, at.phone ? ranksOf(story, id) : sumOf(story, id), come);
    }),
    ...(fused.length ? [] : [text(columns[1], 40, "Nothing to fuse", "s-muted")]),
    ...measured(story, seconds, at),
  ];
}

/** The ways of passages from the two rankings to the fused one. @param {RagStory} story @param {number} seconds @param {number[]} columns @param {number} width @returns {Shape[]} */
function crossings({ trace, right }, seconds, columns, width) {
  const fused = trace.fused.slice(0, SHOWN);
  const sides = [
    { list: trace.words, begin: width, end: columns[1] },
    { list: trace.near.found, begin: columns[2], end: columns[1] + width },
  ];
  return sides.flatMap(({ list, begin, end }) =>
    list.slice(0, SHOWN).flatMap(({ id }, row) => {
      const to = fused.findIndex((one) => one.id === id);
      const middle = (begin + end) / 2;
      const [y, v] = [topOf(row) + HEIGHT / 2, topOf(to) + HEIGHT / 2];
      return to < 0 ? [] : [
        /** @type {Shape} */ ({
          kind: "path",
          d: `M${begin} ${y}C${middle} ${y} ${middle} ${v} ${end} ${v}`,
          as: right.has(id) ? "rag-cross rag-cross-hit" : "rag-cross",
          drawn: ease(passed(seconds, 0.5 + row * 0.12, 0.9)),
        }),
      ];
    })
  );
}

/** @param {RagStory} story @param {number} id */
const ranksOf = ({ trace }, id) => [trace.words, trace.near.found].map((all) => rankOf(all, id) || "–").join(" and ");

/** How a passage's score comes about. @param {RagStory} story @param {number} id */
function sumOf({ trace, settings }, id) {
  const parts = [[1 - settings.weight, rankOf(trace.words, id)], [settings.weight, rankOf(trace.near.found, id)]]
    .filter(([weight, rank]) => weight && rank);
  const sum = parts.reduce((all, [weight, rank]) => all + weight / (60 + rank), 0);
  return `${parts.map(([weight, rank]) => `${numbers.round(weight)}/${60 + rank}`).join(" + ")} = ${sum.toFixed(4)}`;
}

/** What was measured on all test queries. @param {RagStory} story @param {number} seconds @param {Layout} at @returns {Shape[]} */
function measured({ quality, right }, seconds, at) {
  const top = topOf(SHOWN) + 14;
  if (!quality) {
    return [text(0, top, "Measuring on this site's test queries …", "s-muted")];
  }
  const { queries, words, vectors, fused, verdict } = verdictOf(quality);
  const seen = ease(passed(seconds, 3, 0.6));
  const said = ease(passed(seconds, MEASURED + STATIONS[4].done - 0.6, 0.6));
  const scores = `keywords ${words}, vectors ${vectors}, fused ${fused}`;
  return [
    ...(at.phone
      ? [
        text(0, top, `On ${queries} test queries (1 = always first):`, "s-muted", seen),
        text(0, top + 19, scores, "s-bold s-number", seen),
      ]
      : [
        text(
          0,
          top,
          [[`On ${queries} test queries:`, ""], [scores, "s-bold s-number"], [
            "(mean reciprocal rank; 1 is always first)",
            "s-muted",
          ]],
          "",
          seen,
        ),
        text(at.width, top, right.size ? "✓ holds the answer" : "", "s-end s-muted"),
      ]),
    text(0, top + (at.phone ? 38 : 19), verdict, "s-bold", said),
  ];
}
