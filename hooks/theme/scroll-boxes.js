/* Lets the keyboard scroll a table, a diagram or code that is wider than its box, and names the box after the heading
   above. (The theme does it for code alone, without a name, and not where the pointer can't hover.) */

const BOX = ".md-typeset__scrollwrap, .mermaid, .dg, pre > code";
const HEADING = ":is(h1, h2, h3, h4, h5, h6)[id]";

export function letBoxesScroll() {
  // A diagram that is drawn, a window that is narrowed and a foldout that is opened all change the article's size.
  const observer = new ResizeObserver(([article]) => mark(article.target));
  globalThis.document$?.subscribe(() => {
    observer.disconnect();
    for (const article of document.querySelectorAll("[data-md-component=content] article")) {
      observer.observe(article);
    }
  });
}

/** @param {Element} article */
function mark(article) {
  let heading = "";
  /** @type {[Element, string][]} */
  const boxes = [];
  for (const element of article.querySelectorAll(`${HEADING}, ${BOX}`)) {
    if (element.matches(HEADING)) {
      heading = element.id;
    } else {
      boxes.push([element, element.scrollWidth > element.clientWidth ? heading : ""]);
    }
  }
  // All are measured before the first is changed, so that the browser lays the page out once.
  for (const [element, name] of boxes) {
    if (name) {
      element.setAttribute("tabindex", "0");
      element.setAttribute("role", "group");
      element.setAttribute("aria-labelledby", name);
    } else {
      for (const attribute of ["tabindex", "role", "aria-labelledby"]) {
        element.removeAttribute(attribute);
      }
    }
  }
}
