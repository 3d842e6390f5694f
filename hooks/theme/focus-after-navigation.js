/* Moves the focus to the heading of a page that instant navigation has put in place: without this, a screen reader says
   nothing, and the next Tab starts at the end of the page. */

export function focusAfterNavigation() {
  let shown = location.pathname;

  globalThis.document$?.subscribe(() => {
    const heading = document.querySelector("article h1");
    if (location.pathname !== shown && !location.hash && heading instanceof HTMLElement) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
    shown = location.pathname;
  });
}
