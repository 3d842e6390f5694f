/* A question that stands on another page than its own: its ids and its addresses. */

/**
 * Gives the ids of a question, and what refers to them, names that nothing else on this page has.
 * @param {Element} element
 * @param {string} from how the question's own ids begin
 * @param {string} to how they are to begin
 */
export function renameIds(element, from, to) {
  const parts = [
    element,
    ...element.querySelectorAll(
      "[id], [for], [name], [href^='#'], [aria-describedby], [aria-labelledby], [aria-controls]",
    ),
  ];
  const ids = new Set(parts.map((part) => part.id));
  const renamed = (/** @type {string} */ name) => {
    if (name === from || name.startsWith(`${from}-`)) {
      return to + name.slice(from.length);
    }
    return `${to}--${name}`;
  };
  for (const part of parts) {
    for (const name of ["id", "name", "for", "aria-describedby", "aria-labelledby", "aria-controls"]) {
      const value = part.getAttribute(name);
      if (value) {
        const tokens = value.split(" ").map((
          one,
        ) => (name === "id" || name === "name" || ids.has(one) ? renamed(one) : one));
        part.setAttribute(name, tokens.join(" "));
      }
    }
    const target = part.getAttribute("href") ?? "";
    if (target.startsWith("#") && ids.has(target.slice(1))) {
      part.setAttribute("href", `#${renamed(target.slice(1))}`);
    }
  }
}

/**
 * Leads an address of a question to where it led on its own page.
 * @param {Element} part
 * @param {string} home
 */
function resolveOne(part, home) {
  for (const name of ["href", "src", "poster"]) {
    const value = part.getAttribute(name);
    if (value !== null) {
      part.setAttribute(name, new URL(value, home).href);
    }
  }
  const sources = part.getAttribute("srcset");
  if (sources !== null) {
    const resolved = sources.split(/,\s+/).map((one) =>
      one.trim().replace(/^\S+/, (address) => new URL(address, home).href)
    );
    part.setAttribute("srcset", resolved.join(", "));
  }
}

/**
 * Keeps the links and pictures of a question leading to where they led on its own page.
 * @param {Element} question
 * @param {string} home the address of its own page
 */
export function resolveAddresses(question, home) {
  for (const part of question.querySelectorAll("[href], [src], [srcset], [poster]")) {
    const href = part.getAttribute("href") ?? "";
    if (!(href.startsWith("#") && question.querySelector(`[id="${CSS.escape(href.slice(1))}"]`))) {
      resolveOne(part, home);
    }
  }
}
