/* Scripts that are loaded when they are needed: by tags, since a page in a folder may read no file. */

import { h } from "./dom.js";

/**
 * Makes a function that loads a folder's scripts, each once; one that failed is asked for again.
 * @param {URL} folder
 * @returns {(name: string) => Promise<void>}
 */
export function createLoader(folder) {
  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();

  return (name) => {
    const known = loading.get(name);
    if (known) {
      return known;
    }
    /** @type {Promise<void>} */
    const loaded = new Promise((resolve, reject) => {
      const script = h("script", { src: new URL(name, folder).href });
      script.onload = () => resolve();
      script.onerror = () => {
        // So that another try asks again.
        loading.delete(name);
        script.remove();
        reject(new Error(`${name} could not be loaded`));
      };
      document.head.append(script);
    });
    loading.set(name, loaded);
    return loaded;
  };
}
