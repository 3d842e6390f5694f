/* Marks the links that lead out of the guide when it is printed: print.css shows the addresses of those alone.
   The addresses themselves can't tell it, because the theme makes every one of them absolute. */

export function markPrintAddresses() {
  globalThis.addEventListener("beforeprint", () => {
    for (const link of document.links) {
      const isElsewhere = /^https?:$/.test(link.protocol) && link.host !== location.host;
      // A footnote shows its address as the link's text.
      link.toggleAttribute("data-elsewhere", isElsewhere && link.textContent?.trim() !== link.getAttribute("href"));
    }
  });
}
