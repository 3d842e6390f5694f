/* The bar that says, once on a page, that a new version of the guide is ready. */

import { say } from "../words.js";

let isSaid = false;

export function showUpdate() {
  if (isSaid) {
    return;
  }
  isSaid = true;
  const bar = document.createElement("div");
  bar.className = "site-update";
  const text = document.createElement("p");
  text.setAttribute("role", "status");
  const reload = button("site-update__reload", say("reload"), () => location.reload());
  const dismiss = button("site-update__dismiss", "", () => bar.remove());
  dismiss.setAttribute("aria-label", say("dismiss"));
  bar.append(text, reload, dismiss);
  bar.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") {
      bar.remove();
    }
  });
  document.body.append(bar);
  // A screen reader speaks what changes in a region that is there.
  setTimeout(() => {
    text.textContent = say("newVersion");
  }, 100);
}

/**
 * @param {string} className
 * @param {string} text
 * @param {() => void} act
 */
function button(className, text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
