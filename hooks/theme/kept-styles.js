/* Keeps style sheets as they are loaded. For instant navigation the theme makes every address absolute, which loads each
   sheet again and styles the page anew; it then compares sheets by their markup. So a sheet's address can't be set, and its
   markup tells the absolute one. Runs before the theme does. */

export function keepStyles() {
  if (location.protocol === "file:") {
    return; // no instant navigation there
  }
  const sheets = /** @type {NodeListOf<HTMLLinkElement>} */ (document.head.querySelectorAll("link[rel=stylesheet]"));
  for (const sheet of sheets) {
    const { href } = sheet;
    const absolute = /** @type {HTMLLinkElement} */ (sheet.cloneNode());
    absolute.setAttribute("href", href);
    const markup = absolute.outerHTML;
    Object.defineProperties(sheet, {
      href: { get: () => href, set: () => {} },
      outerHTML: { get: () => markup },
    });
  }
}
