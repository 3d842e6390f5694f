/* Opens the boxes that fold while a page is printed: paper can't be clicked. */

export function openInPrint() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    const folded = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(
      ".md-content details.abstract:not([open])",
    ));
    opened = [...folded];
    opened.forEach((box) => (box.open = true));
  });
  addEventListener("afterprint", () => opened.forEach((box) => (box.open = false)));
}
