/* An exam as it is read back from storage: one that is under way, or the last one that was handed in. */

/** @import { BankItem } from "../types.d.ts" */

/**
 * Reads what is kept. Questions that have changed since, or are gone, leave the exam; the others go on.
 * @param {any} kept
 * @param {BankItem[]} bank
 */
export function readExam(kept, bank) {
  const LONGEST = 6000 * 60_000;
  const revs = new Map(bank.map((item) => [item.id, item.rev]));
  const isPair = (/** @type {any} */ pair) => Array.isArray(pair) && pair.length === 2;
  if (!Array.isArray(kept?.paper) || kept.paper.length > 200 || !kept.paper.every(isPair)) {
    return null;
  }
  /** @type {[string, string][]} */
  const all = [...new Map(kept.paper).entries()];
  const paper = all.filter(([id, rev]) => typeof rev === "string" && revs.get(id) === rev);
  if (paper.length === 0) {
    return null;
  }
  /** @type {Record<string, string[]>} */
  const picked = {};
  for (const [id] of paper) {
    const found = Object.hasOwn(Object(kept.picked), id) ? kept.picked[id] : [];
    picked[id] = Array.isArray(found)
      ? found.filter((one) => typeof one === "string" && one.length <= 200).slice(0, 100)
      : [];
  }
  const flagged = Array.isArray(kept.flagged)
    ? kept.flagged.filter((/** @type {unknown} */ id) => typeof id === "string" && revs.has(id))
    : [];
  const at = Number.isInteger(kept.at) ? paper.findIndex(([id]) => id === all[kept.at]?.[0]) : 0;
  const left = Number.isFinite(kept.left) && kept.left >= 0 ? Math.min(kept.left, LONGEST) : null;
  return {
    id: typeof kept.id === "string" && /^\w{1,32}$/.test(kept.id) ? kept.id : "",
    done: kept.done === true,
    paper,
    picked,
    flagged,
    at: Math.max(0, at),
    left,
    paused: left !== null && kept.paused === true,
    dropped: all.length - paper.length,
  };
}
