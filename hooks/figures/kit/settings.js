/* A figure's settings: what the address says of them, and what differs from the first ones. */

/** @import { Control } from "./types.d.ts" */
import { onState, readState, writeState } from "./address.js";

/**
 * The settings that differ from the first ones, in the order of those.
 * @template {object} Settings
 * @param {Settings} settings
 * @param {Settings} defaults
 * @returns {Record<string, string | number>}
 */
export function changes(settings, defaults) {
  const values = new Map(Object.entries(settings));
  const differing = Object.entries(defaults).filter(([name, first]) => values.get(name) !== first);
  return Object.fromEntries(differing.map(([name]) => [name, values.get(name)]));
}

/**
 * Keeps a figure's settings in the address of its page, as far as they differ from the first ones.
 * @template {object} Settings
 * @param {{
 *   host: HTMLElement,
 *   name: string,
 *   defaults: Settings,
 *   controls: Map<string, Control<any>>,
 *   load: () => void,
 * }} figure load reads the address again, after a link was followed
 */
export function keepSettings({ host, name, defaults, controls, load }) {
  onState(host, name, () => load());
  return {
    /** What the address says of the figure. Nothing of it is to be trusted. */
    said: () => readState(name),

    /**
     * Puts values into the controls, which bring them into their range, and returns the settings that follow.
     * @param {Record<string, string | number>} said what is said of some settings
     * @param {Settings} [first] what holds of the others
     * @returns {Settings}
     */
    set(said, first = defaults) {
      /** @type {Record<string, any>} */
      const found = { ...first };
      controls.forEach((control, key) => {
        control.set(said[key] ?? found[key]);
        found[key] = control.value;
      });
      return /** @type {Settings} */ (found);
    },

    /**
     * Return what a link says of settings.
     * @param {Settings} settings
     * @param {Record<string, string | number>} [more] what is to be said beside them
     */
    state: (settings, more = {}) => ({ ...changes(settings, defaults), ...more }),

    /**
     * Puts settings into the address.
     * @param {Settings} settings
     * @param {Record<string, string | number>} [more] what is to be said beside them
     */
    save(settings, more = {}) {
      writeState(name, { ...changes(settings, defaults), ...more });
    },
  };
}
