/* The popover that shows a note: under its word, or as a sheet at the bottom of a phone's window. */

/** @import { Note } from "../types.d.ts" */
import { say } from "../words.js";

const GAP = 7;
const HEADER = 48;
const PHONE = "(max-width: 44.99em)";

/**
 * Makes the popover of a note and shows it, behind its word in the order of the keyboard.
 * @param {HTMLAnchorElement} link
 * @param {Note} note
 * @param {() => void} close
 */
export function showPopover(link, { title, body, links }, close) {
  const popover = made("span", "site-note");
  const name = made("b", "site-note__title", title);
  name.id = "site-note-title";
  popover.id = "site-note";
  popover.popover = "auto";
  popover.tabIndex = -1;
  popover.setAttribute("role", "dialog");
  popover.setAttribute("aria-labelledby", name.id);
  const button = made("button", "site-note__close");
  button.setAttribute("type", "button");
  button.setAttribute("aria-label", say("closeNote"));
  button.addEventListener("click", close);
  popover.append(name, made("span", "site-note__body", ...body), made("span", "site-note__links", ...links), button);
  // Inside a label, a tap on the note would choose the label's answer.
  (link.closest("label, summary") ?? link.closest("sup") ?? link).after(popover);
  popover.showPopover();
  place(popover, link);
  return popover;
}

/**
 * Puts a popover beside its word.
 * @param {HTMLElement} popover
 * @param {HTMLElement} link
 */
export function place(popover, link) {
  const word = [...link.getClientRects()].at(-1) ?? link.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  if (matchMedia(PHONE).matches) {
    popover.style.removeProperty("left");
    popover.style.removeProperty("top");
    const hidden = word.bottom + GAP - (innerHeight - height);
    if (hidden > 0) {
      scrollBy(0, hidden);
    }
    return;
  }
  const column = (link.closest("article > *") ?? document.body).getBoundingClientRect();
  const left = Math.max(column.left, Math.min(word.left, column.right - width));
  const above = word.top - GAP - height;
  const fits = word.bottom + GAP + height <= innerHeight || above < HEADER;
  popover.style.left = `${scrollX + left}px`;
  popover.style.top = `${scrollY + (fits ? word.bottom + GAP : above)}px`;
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {(Node | string)[]} content
 */
function made(tag, className, ...content) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...content);
  return element;
}
