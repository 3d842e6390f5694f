/* Which version may answer a page, and which versions may go. A page and all that it asks for come from one version. */

/** What is noted for a page that came over the network: it goes on so. */
export const NETWORK = "network";

/**
 * Returns the version that may answer a page of which nothing is noted, when the network does not; null for none.
 * @param {string[]} complete the versions that are stored whole: among two, any choice could mix them
 */
export function onlyVersion(complete) {
  return complete.length === 1 ? complete[0] ?? null : null;
}

/**
 * Returns the versions that may be deleted.
 * @param {{ version: string, isComplete: boolean }[]} kept
 * @param {ReadonlySet<string>} used those that open pages came from
 * @param {string} newest
 * @param {{ hasJustBegun: boolean }} state whether the newest has just taken over: what others began is then of no use
 */
export function removable(kept, used, newest, { hasJustBegun }) {
  return kept
    .filter(({ version, isComplete }) => version !== newest && !used.has(version) && (isComplete || hasJustBegun))
    .map(({ version }) => version);
}
