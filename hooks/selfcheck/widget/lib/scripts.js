/* Loads scripts of the site that a page needs only at times: in a folder it may read no file, and may run one. */

/** @import { BackupScript, ResultsScript } from "../types.d.ts" */
import { pageInfo } from "./page.js";
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

/** Loads the kinds of questions, for a page that grades answers and asks none. */
export function loadKinds() {
  return loadScript(new URL("kinds.js", pageInfo().folder).href);
}

/** Loads the script of copies. @returns {Promise<BackupScript>} */
export async function loadBackup() {
  await loadScript(new URL("backup.js", pageInfo().folder).href);
  return /** @type {BackupScript} */ (shared().backup);
}

/** Loads the script of what comes after an answer. @returns {Promise<ResultsScript>} */
export async function loadResults() {
  if (!shared().results) {
    await loadScript(new URL("results.js", pageInfo().folder).href);
  }
  return /** @type {ResultsScript} */ (shared().results);
}
