/* Missed questions by the section to read again. */

/** @import { AnswerRecord, BankItem, LearnSection } from "../types.d.ts" */
import { QUESTION } from "../contract/names.js";
import { element } from "../lib/dom.js";
import { pageAddress } from "../lib/page.js";
import { say } from "../lib/words.js";
import { reviewLink } from "./due.js";

/** @typedef {{item: BankItem, record?: AnswerRecord}} Missed a question, and its answer if there is one */
/** @typedef {{section: LearnSection, ids: string[], isSure: boolean}} Group */

/**
 * Lists the sections that teach what was missed, each with a way to its questions.
 * @param {Missed[]} missed
 * @returns {HTMLElement[]} nothing where nothing was missed
 */
export function readAgain(missed) {
  if (missed.length === 0) {
    return [];
  }
  const list = element("ul", "sc-again");
  list.append(...grouped(missed).map(row));
  return [element("h2", "", say("readAgain")), list];
}

/**
 * Groups questions by what teaches them; what the reader was sure of and wrong about comes first.
 * @param {Missed[]} missed
 * @returns {Group[]}
 */
function grouped(missed) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const { item, record } of missed) {
    // A question that names no section leads to itself.
    const section = item.learn ?? { url: `${item.url}#${QUESTION}${item.id}`, heading: item.title, page: item.title };
    const group = groups.get(section.url) ?? { section, ids: [], isSure: false };
    group.ids.push(item.id);
    group.isSure ||= record?.certainty === 3;
    groups.set(section.url, group);
  }
  return [...groups.values()].sort((a, b) => Number(b.isSure) - Number(a.isSure));
}

/** @param {Group} group */
function row({ section: { url, heading, page }, ids, isSure }) {
  const made = element("li", "");
  const read = element("a", "", heading);
  read.setAttribute("href", pageAddress(url));
  const where = element("span", "sc-meta", page === heading ? "" : page);
  if (isSure) {
    where.append(" ", element("strong", "", say("wasSure")));
  }
  const unseen = element("span", "sc-unseen", ` ${say("readAgainIn", { heading })}`);
  const see = reviewLink("sc-see", { questions: ids.join(",") }, say("readAgainSee", { count: ids.length }), unseen);
  made.append(read, where, see);
  return made;
}
