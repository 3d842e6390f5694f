/* Every page of a built site: saves the guide for offline use, on the web, and says whether it is saved. */

import { saveGuide, saveNow } from "../saving/register.js";
import { setState } from "../saving/state.js";
import { showStatus } from "../saving/status.js";

export function start() {
  const { src } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../", src).href;
  showStatus(() => saveNow(root));
  if (location.protocol === "file:") {
    setState({ kind: "copy" });
  } else {
    saveGuide(root);
  }
}
