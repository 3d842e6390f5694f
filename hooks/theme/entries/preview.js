/* Every page of a preview: it is not saved, and a worker that an earlier site left at its address goes. */

import { setState } from "../saving/state.js";
import { showStatus } from "../saving/status.js";

export function start() {
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../", src).href;
  showStatus(() => {});
  setState({ kind: "preview" });
  navigator.serviceWorker?.getRegistration(root).then((found) => {
    // The preview's own sw.js takes its place, and unregisters.
    return found?.scope === root ? found.update() : undefined;
  }).catch(() => {});
}
