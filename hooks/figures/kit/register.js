/* What a figure's scripts hand over: what makes a figure of its element, and what fills its drawers later. */

/** @import { Upgrade } from "./types.d.ts" */

/** The functions of the figures whose scripts have run, by name: one object, which all scripts of a page share. */
export const upgrades = () => (globalThis.figures ??= new Map());

/** The functions of the figures whose second scripts have run, by name. */
export const fillings = () => (globalThis.figureDrawers ??= new Map());

/**
 * Hands over what upgrades a figure's element, once for each element, when a reader comes near.
 * @param {string} name such as "cluster"
 * @param {Upgrade} upgrade
 */
export function register(name, upgrade) {
  upgrades().set(name, upgrade);
}

/**
 * Hands over what makes tables and sources, which are loaded when a reader first uses the figure.
 * @param {string} name such as "cluster"
 * @param {Function} make
 */
export function registerDrawers(name, make) {
  fillings().set(name, make);
}
