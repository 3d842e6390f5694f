/* How the reader stands with the questions of the bank. */

/** @import { BankItem, Standing } from "../types.d.ts" */
import { standingOf } from "../core/queue.js";
import { openedStore } from "../store/opened.js";

/**
 * @param {BankItem[]} bank
 * @returns {(BankItem & {standing: Standing})[]}
 */
export function standingsOf(bank) {
  const store = openedStore();
  const known = new Set(store.questions());
  const none = standingOf([], "");
  return bank.map((item) => ({
    ...item,
    standing: known.has(item.id) ? standingOf(store.answers(item.id), item.rev) : none,
  }));
}
