/* The questions of the whole site, for pages that ask across it: an index, and each page's questions when they are needed. */

/** @import { BankItem, Phase, QuestionElement } from "../types.d.ts" */
import { QUESTION } from "../contract/names.js";
import { pageAddress, pageInfo } from "../lib/page.js";
import { loadScript } from "../lib/scripts.js";
import { shared } from "../lib/shared.js";
import { renameIds, resolveAddresses } from "./moved.js";

/** @returns {Promise<BankItem[]>} every question of the site, in the order of its pages */
export async function loadBank() {
  await load("index.js");
  return (shared().bank ?? []).flatMap(({ url, title, questions, learn }, section) => {
    const sections = learn.map(([address, heading, page]) => ({ url: address, heading, page }));
    return questions.map(([id, rev, kind, tags, post, at]) => {
      const fields = { id, rev, kind, tags, post: post === 1, section, title, url };
      return { ...fields, learn: sections[at] ?? null };
    });
  });
}

/**
 * Takes a question from the page on which it stands; its links and images keep leading where they led there.
 * @param {BankItem} item
 * @param {Phase} phase
 * @returns {Promise<QuestionElement>}
 */
export async function loadQuestion(item, phase) {
  await load(`${item.section}.js`);
  const html = shared().shards[item.section]?.[item.id] ?? "";
  const found = new DOMParser().parseFromString(html, "text/html").querySelector("self-check-question");
  if (!found) {
    throw new Error(`the site's bank has no question ${item.id}`);
  }
  const element = /** @type {QuestionElement} */ (document.importNode(found, true));
  // First: a link inside the question stays inside it.
  renameIds(element, `${QUESTION}${item.id}`, `${phase}-${item.id}`);
  resolveAddresses(element, pageAddress(item.url));
  return element;
}

/** Loads what a question will need, so that it is there when the line drops. @param {BankItem} item */
export function expectQuestion({ section }) {
  load(`${section}.js`).catch(() => {});
}

/**
 * Tells the page that a question of another page stands in it now, for what the page's theme did before: diagrams.
 * @param {QuestionElement} question
 */
export function tellShown(question) {
  question.dispatchEvent(new CustomEvent("selfcheck:shown", { bubbles: true }));
}

/** @param {string} name of a script in the bank's folder */
function load(name) {
  return loadScript(new URL(name, pageInfo().bank).href);
}
