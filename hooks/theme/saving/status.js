/* The line on the page "Take it with you" that says whether the guide is saved, and what a reader can do about it. */

/** @import { Install, SavingState } from "../types.d.ts" */
import { say } from "../words.js";
import { currentState, watchState } from "./state.js";

const FAILED = {
  network: "notSavedNetwork",
  changed: "notSavedChanged",
  quota: "notSavedRoom",
  denied: "savingDenied",
};

/** The browser's offer to install the site as an app. @type {Install | null} */
let install = null;
/** How to save the guide where it is not saved by itself. @type {() => void} */
let saveNow = () => {};

/** @param {() => void} save */
export function showStatus(save) {
  saveNow = save;
  watchState(show);
  addEventListener("beforeinstallprompt", (event) => keep(/** @type {Install} */ (event)));
  addEventListener("appinstalled", () => keep(null));
  if (globalThis.document$) {
    globalThis.document$.subscribe(() => show(currentState())); // instant navigation puts the page in later
  } else {
    show(currentState());
  }
}

/** @param {Install | null} event */
function keep(event) {
  install = event;
  show(currentState());
}

/** @param {SavingState} state */
function show(state) {
  const box = document.querySelector("[data-saved]");
  if (!box) {
    return;
  }
  // The words are spoken when they change, and the share that grows is not.
  const status = box.querySelector("[role=status]") ?? made("span", "status");
  const rest = box.querySelector(".site-saved__more") ?? made("span");
  rest.className = "site-saved__more";
  const words = phrase(state);
  if (status.textContent !== words) {
    status.textContent = words;
  }
  const share = state.kind === "saving" ? say("savingShare", { percent: String(Math.floor(100 * state.share)) }) : "";
  const focused = rest.contains(document.activeElement) ? document.activeElement?.textContent : null;
  rest.replaceChildren(share, ...buttons(state));
  [...rest.querySelectorAll("button")].find((one) => one.textContent === focused)?.focus();
  if (!status.isConnected) {
    box.replaceChildren(status, " ", rest);
  }
}

/** @param {SavingState} state */
function phrase(state) {
  switch (state.kind) {
    case "copy":
      return say("savedOnDisk");
    case "preview":
      return say("savingPreview");
    case "unable":
      return say("savingUnable");
    case "asks":
      return say("savingAsks");
    case "saving":
      return say("saving");
    case "saved":
      return say(state.isOld ? "savedOld" : "saved");
    case "failed":
      return say(FAILED[state.reason]);
    default:
      return say("savingUnknown");
  }
}

/** @param {SavingState} state */
function buttons(state) {
  const found = [];
  if (state.kind === "asks") {
    found.push(button(say("saveNow"), () => saveNow()));
  }
  if (install && state.kind === "saved") {
    found.push(button(say("installApp"), () => install?.prompt()));
  }
  return found;
}

/**
 * @param {string} tag
 * @param {string} [role]
 */
function made(tag, role) {
  const element = document.createElement(tag);
  if (role) {
    element.setAttribute("role", role);
  }
  return element;
}

/**
 * @param {string} text
 * @param {() => void} act
 */
function button(text, act) {
  const element = /** @type {HTMLButtonElement} */ (made("button"));
  element.type = "button";
  element.className = "md-button";
  element.textContent = text;
  element.addEventListener("click", act);
  return element;
}
