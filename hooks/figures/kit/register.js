/* What a figure's script hands over: the function that makes a figure of its element. */

/** The functions of the figures whose scripts have run, by name: one object, which all scripts of a page share. */
export const upgrades = () => (globalThis.figures ??= new Map());

/**
 * Hands over what upgrades a figure's element, once for each element, when a reader comes near.
 * @param {string} name such as "cluster"
 * @param {(host: HTMLElement) => void} upgrade
 */
export function register(name, upgrade) {
  upgrades().set(name, upgrade);
}
