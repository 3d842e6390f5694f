/* Things in groups. */

/**
 * Groups things by a key; groups and things keep the order in which they come.
 * @template T
 * @template K
 * @param {T[]} things
 * @param {(thing: T) => K} by
 * @returns {Map<K, T[]>}
 */
export function grouped(things, by) {
  /** @type {Map<K, T[]>} */
  const groups = new Map();
  for (const thing of things) {
    const key = by(thing);
    const known = groups.get(key);
    known ? known.push(thing) : groups.set(key, [thing]);
  }
  return groups;
}
