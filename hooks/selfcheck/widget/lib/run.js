/* Runs what a script is for, each time that a page of its sort is opened. */

import { pageInfo } from "./page.js";
import { loadScript } from "./scripts.js";
import { shared } from "./shared.js";

/** The script that reaches the storage of a site in a folder. */
const ON_FILE = "on-file.js";

/**
 * Instant navigation runs the script of each page that it opens, in a document that stays: what ran first runs again, so
 * that a script's modules keep what they know.
 * @param {string} name of the script
 * @param {() => void} show what is to be done for each page
 * @param {() => void} [prepare] what is to be done once
 */
export function run(name, show, prepare = () => {}) {
  const { started } = shared();
  const begin = () => {
    if (!started.has(name)) {
      started.set(name, show);
      prepare();
    }
    started.get(name)?.();
  };
  if (location.protocol === "file:") {
    loadScript(new URL(ON_FILE, pageInfo().folder).href).then(begin, begin);
  } else {
    begin();
  }
}
