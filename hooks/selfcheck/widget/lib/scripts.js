/* Loads the scripts of the site's bank: a page in a folder may read no file, and may run one. */

import { shared } from "./shared.js";

/**
 * Runs a script, once for each address; the next call tries again where it could not be loaded.
 * @param {string} address
 * @returns {Promise<void>}
 */
export function loadScript(address) {
  const { loading } = shared();
  const known = loading.get(address);
  if (known) {
    return known;
  }
  /** @type {Promise<void>} */
  const loaded = new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => {
      loading.delete(address);
      script.remove();
      reject(new Error(`${address} could not be loaded`));
    };
    document.head.append(script);
  });
  loading.set(address, loaded);
  return loaded;
}
