/* When a note opens and closes: a pointer's rest, a tap, Enter; Escape, Close, a tap outside. */

import { noteOf } from "./content.js";
import { linkOf, nameLinks } from "./links.js";
import { place, showPopover } from "./popover.js";

// Milliseconds: how long a pointer rests on a word before its note opens, and how long it may be on its way to the note.
const REST = 300;
const AWAY = 300;

/**
 * The note that is open. `pinned`: it was asked for by a tap or a key, and stays when the pointer leaves.
 * @type {{ link: HTMLAnchorElement, popover: HTMLElement, pinned: boolean } | null}
 */
let shown = null;
/** The word whose open note was tapped: the browser closes a note before it tells of the tap. @type {Element | null} */
let pressed = null;
let timer = 0;

export function listen() {
  document.addEventListener("pointerover", hover, { passive: true });
  document.addEventListener("pointerdown", press, { passive: true });
  // Before instant navigation, which would follow the link.
  document.addEventListener("click", click, { capture: true });
  addEventListener("resize", () => shown && place(shown.popover, shown.link), { passive: true });
  // A review shows questions of other pages.
  document.addEventListener("selfcheck:shown", (event) => nameLinks(/** @type {Element} */ (event.target)));
}

/** @param {PointerEvent} event */
function hover(event) {
  // What was asked for stays till it is closed, wherever the pointer goes.
  if (event.pointerType !== "mouse" || event.buttons || shown?.pinned) {
    return;
  }
  const link = linkOf(event);
  clearTimeout(timer);
  if (link && link !== shown?.link) {
    timer = setTimeout(() => link.isConnected && open(link, false), REST);
  } else if (shown && !link && !shown.popover.contains(/** @type {Node} */ (event.target))) {
    timer = setTimeout(close, AWAY);
  }
}

/** @param {PointerEvent} event */
function press(event) {
  clearTimeout(timer);
  const link = linkOf(event);
  pressed = shown?.pinned && shown.link === link ? link : null;
}

/** @param {MouseEvent} event */
function click(event) {
  const link = linkOf(event);
  const wasPressed = pressed;
  pressed = null;
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
    return;
  }
  if (!link) {
    if (shown && event.target instanceof Element && event.target.closest("a") && shown.popover.contains(event.target)) {
      // The reader goes on to where the link leads, and not back to the word.
      const { popover } = shown;
      setTimeout(() => forget(popover));
    }
    return;
  }
  if (link === wasPressed || (shown?.pinned && shown.link === link)) {
    event.preventDefault();
    event.stopPropagation();
    close();
    link.focus({ preventScroll: true });
  } else if (open(link, true)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

/**
 * Opens the note of a word; returns whether there is one on this page.
 * @param {HTMLAnchorElement} link
 * @param {boolean} pinned
 */
function open(link, pinned) {
  const note = noteOf(link);
  clearTimeout(timer);
  if (!note) {
    return false;
  }
  if (shown) {
    forget(shown.popover);
  }
  const popover = showPopover(link, note, close);
  shown = { link, popover, pinned };
  link.setAttribute("aria-expanded", "true");
  link.setAttribute("aria-controls", popover.id);
  // A tap outside takes the focus away before the browser closes the note.
  let hadFocus = pinned;
  popover.addEventListener("focusin", () => {
    hadFocus = true;
  });
  popover.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "closed" && shown?.popover === popover) {
      forget(popover);
      if (hadFocus && (!document.activeElement || document.activeElement === document.body)) {
        link.focus({ preventScroll: true });
      }
    }
  });
  popover.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !popover.contains(relatedTarget) && relatedTarget !== link) {
      popover.hidePopover();
    }
  });
  if (pinned) {
    popover.focus({ preventScroll: true });
  }
  return true;
}

function close() {
  if (shown?.popover.matches(":popover-open")) {
    shown.popover.hidePopover();
  } else if (shown) {
    forget(shown.popover);
  }
}

/**
 * Takes a popover out of the page, and tells that its word is closed.
 * @param {HTMLElement} popover
 */
function forget(popover) {
  if (shown?.popover === popover) {
    shown.link.setAttribute("aria-expanded", "false");
    shown.link.removeAttribute("aria-controls");
    shown = null;
  }
  popover.remove();
}
