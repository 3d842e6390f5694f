/* What changed between before and after reading, over all parts; and how often the reader was right when sure. */

/** @import { BankItem } from "../types.d.ts" */
import { newItems } from "../bank/recount.js";
import { calibration } from "../core/gain.js";
import { addGains } from "../core/marks.js";
import { element } from "../lib/dom.js";
import { sayGain } from "../lib/gain-words.js";
import { makeTable } from "../lib/table.js";
import { say, sayNumber, sayShare } from "../lib/words.js";
import { keptMarks } from "../store/marks.js";
import { openedStore } from "../store/opened.js";

const ENOUGH_PAIRS = 20;
const ENOUGH_SURE = 20;

/**
 * Adds up what the pages found when their questions were answered before and after.
 * @param {BankItem[]} bank
 * @returns {Node[]}
 */
export function showGain(bank) {
  const marks = keptMarks();
  const urls = new Set(bank.map((item) => item.url));
  const total = addGains([...urls].flatMap((url) => marks[url] ?? []));
  const added = newItems(bank);
  const apart = added.total > 0 ? [element("p", "", say("gainNew", added))] : [];
  if (total.pairs === 0) {
    return [element("p", "", say("changeNone")), ...apart];
  }
  const line = element("p", "");
  const guess = sayNumber(total.guess);
  line.append(element("strong", "", sayGain(total)), " ", say("gainGuess", { guess, pairs: total.pairs }));
  const share = (/** @type {number} */ count) => sayShare(count / total.pairs);
  const shares = total.pairs < ENOUGH_PAIRS
    ? []
    : [say("changeShares", { before: share(total.kept + total.lost), after: share(total.kept + total.learned) })];
  return [line, ...shares.map((text) => element("p", "", text)), ...apart];
}

/**
 * @param {BankItem[]} bank
 * @returns {Node[]} nothing where no answer says how sure the reader was
 */
export function showConfidence(bank) {
  const store = openedStore();
  const known = new Set(store.questions());
  const records = bank.flatMap((item) =>
    known.has(item.id) ? store.answers(item.id).filter((one) => one.rev === item.rev) : []
  );
  const found = calibration(records);
  const total = found.reduce((sum, one) => sum + one.total, 0);
  if (total === 0) {
    return [];
  }
  if (total < ENOUGH_SURE) {
    return [element("p", "", say("confidenceFew", { total, enough: ENOUGH_SURE }))];
  }
  const rows = found.map((one) => [say(`certainty${one.certainty}`), String(one.total), String(one.right)]);
  const table = makeTable(say("confidenceTable"), [say("confidence"), say("answers"), say("correct")], rows);
  return [table, element("p", "", say("confidenceHint"))];
}
