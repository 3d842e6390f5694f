/* Marks of pages that were not open when their answers came: counted from the store and the bank. */

/** @import { BankItem, PageMark } from "../types.d.ts" */
import { beforeAndAfter, countGain } from "../core/gain.js";
import { grouped } from "../core/grouped.js";
import { pageStanding } from "../core/page-standing.js";
import { loadKinds } from "../lib/scripts.js";
import { questionGain } from "../question/gain.js";
import { kindOf } from "../question/kinds.js";
import { keepMarks, keptMarks } from "../store/marks.js";
import { openedStore } from "../store/opened.js";
import { loadBank, loadQuestion } from "./bank.js";
import { standingWith } from "./standings.js";

/** @type {Set<string>} questions whose pages are still to be counted */
const waiting = new Set();

/**
 * Counts anew how far the reader is on pages, as each page does for itself when its questions are answered there.
 * @param {BankItem[]} bank
 * @param {(item: BankItem) => boolean} wanted which questions' pages
 */
export async function recount(bank, wanted) {
  const urls = new Set(bank.filter(wanted).map((item) => item.url));
  /** @type {Record<string, PageMark>} */
  const counted = {};
  for (const [url, items] of byPage(bank.filter((item) => urls.has(item.url)))) {
    try {
      const gain = countGain(await pairsOf(items));
      counted[url] = { ...standingOn(items), total: items.length, gain };
    } catch (error) {
      // Its mark goes on saying something else than its answers, and is counted on the next visit.
      console.error(error);
    }
  }
  if (urls.size > 0) {
    keepMarks({ ...keptMarks(), ...counted });
  }
}

/**
 * Compares the answers before and after reading, for the questions that have both.
 * @param {BankItem[]} items
 */
async function pairsOf(items) {
  const pairs = [];
  for (const item of items) {
    const records = openedStore().answers(item.id);
    const { before, after } = beforeAndAfter(records, item.rev);
    if (before && after) {
      // The progress page asks no question, and knows no kind until then.
      await (kindOf(item.kind) || loadKinds());
      pairs.push(questionGain(await loadQuestion(item, "quiz"), records));
    }
  }
  return pairs;
}

/**
 * Counts a question's page anew when all that is happening now has happened: a review or an exam asks it elsewhere.
 * @param {string} question
 */
export function recountLater(question) {
  waiting.add(question);
  if (waiting.size === 1) {
    queueMicrotask(async () => {
      const answered = new Set(waiting);
      waiting.clear();
      await recount(await loadBank(), (item) => answered.has(item.id));
    });
  }
}

/**
 * Counts anew the pages of which their marks say something else than their answers: those came from elsewhere.
 * @param {BankItem[]} bank
 */
export function recountStale(bank) {
  const marks = keptMarks();
  const stale = [...byPage(bank)].filter(([url, items]) => {
    const { answered = 0, right = 0, due = [] } = marks[url] ?? {};
    return JSON.stringify({ answered, right, due }) !== JSON.stringify(standingOn(items));
  });
  const urls = new Set(stale.map(([url]) => url));
  return recount(bank, ({ url }) => urls.has(url));
}

/**
 * Counts the first results of the questions that no pretest asks: whether what was learned carries over to new ones.
 * @param {BankItem[]} bank
 */
export function newItems(bank) {
  const store = openedStore();
  const known = new Set(store.questions());
  const verdicts = bank.filter((item) => item.post && known.has(item.id)).flatMap((item) => {
    const first = store.answers(item.id).find((record) => record.rev === item.rev && record.verdict !== null);
    return first ? [first.verdict] : [];
  });
  return { total: verdicts.length, right: verdicts.filter((verdict) => verdict === "correct").length };
}

/** @param {BankItem[]} items */
const standingOn = (items) => pageStanding(items.map(standingWith));

/** @param {BankItem[]} bank */
const byPage = (bank) => grouped(bank, ({ url }) => url);
