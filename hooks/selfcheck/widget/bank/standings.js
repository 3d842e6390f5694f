/* How the reader stands with the questions of the bank. */

/** @import { BankItem, Standing } from "../types.d.ts" */
import { standingOf } from "../core/queue.js";
import { readScores } from "../core/record.js";
import { openedStore } from "../store/opened.js";

/**
 * @param {BankItem[]} bank
 * @returns {(BankItem & {standing: Standing})[]}
 */
export function standingsOf(bank) {
  return bank.map((item) => ({ ...item, standing: standingWith(item) }));
}

/**
 * Reads only the scores of a question's answers: whole records take three times as long.
 * @param {BankItem} item
 */
export function standingWith({ id, rev }) {
  const store = openedStore();
  const log = store.log(id);
  return standingOf((log && readScores(log)) || store.answers(id), rev);
}
