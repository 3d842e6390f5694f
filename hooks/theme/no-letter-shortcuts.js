/* Takes single-letter shortcuts ("n" for the next page) away from the theme, which has no switch for them: a reader
   who dictates, or whose focus is on a radio button, would lose the page (WCAG 2.1.4). Runs before the theme does. */

export function removeLetterShortcuts() {
  globalThis.addEventListener("keydown", (event) => {
    const search = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));
    // The theme listens on window too, and later; everything inside the page has had the event by now.
    if (event.key.length === 1 && !search?.checked) {
      event.stopImmediatePropagation();
    }
  });
}
