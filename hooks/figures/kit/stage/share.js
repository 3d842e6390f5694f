/* A button that copies the link to what a figure shows. */

import { linkTo } from "../address.js";
import { h } from "../dom.js";

const SAID = 2500;

/**
 * @param {string} name the figure's, as in the address
 * @param {() => Record<string, string | number>} state what the link says
 */
export function createShare(name, state) {
  const button = h("button", { type: "button", class: "v-copy" }, "Copy link");
  const field = h("input", { type: "text", readonly: true, hidden: true, "aria-label": "Link to copy" });
  const said = h("span", { role: "status", class: "v-copied" });
  button.addEventListener("click", async () => {
    const link = new URL(linkTo(name, state()), location.href).href;
    try {
      await navigator.clipboard.writeText(link);
      said.textContent = "Link copied";
      setTimeout(() => void (said.textContent = ""), SAID);
    } catch {
      // Some browsers keep the clipboard from pages that are opened from a folder: then the reader copies it.
      field.hidden = false;
      field.value = link;
      field.select();
      said.textContent = "Copy the selected link";
    }
  });
  return h("div", { class: "v-share" }, said, field, button);
}
