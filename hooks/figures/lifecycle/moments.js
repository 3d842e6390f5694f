/* The moments of a film that an address or a reader asks for. Pure. */

/** @import { Story, TrialsFilm } from "./types.d.ts" */

/**
 * Return the moment that an address names: by its second, or, in links of older versions, by a phase or a decision.
 * @param {Story | TrialsFilm} film
 * @param {Record<string, string | number>} said
 */
export function momentOf(film, { t, phase, step }) {
  const asked = Number(t ?? NaN);
  if (Number.isFinite(asked)) {
    return asked;
  }
  if (film.tab === "story") {
    const span = film.spans.find(({ id }) => id === phase);
    const decision = film.log?.[Math.floor(Number(step)) - 1];
    return span ? span.start + 0.5 : decision?.t ?? film.telling;
  }
  return film.telling;
}

/**
 * Return when the packet next comes to a phase, or came first.
 * @param {Story} story
 * @param {number} phase
 * @param {number} t
 */
export function visitOf({ spans }, phase, t) {
  const all = spans.filter((span) => span.phase === phase);
  const next = all.find(({ start }) => start > t) ?? all[0];
  return next ? next.start + Math.min(0.5, next.seconds / 2) : t;
}

/**
 * Add that the data does not drift slowly, to links of versions that had the sudden change alone.
 * @param {Record<string, string | number>} said
 * @returns {Record<string, string | number>}
 */
export const withDrift = (said) =>
  ("shift" in said || "scale" in said) && !("drift" in said) ? { ...said, drift: 0 } : said;
