/* Goes to the heading that a followed link names. When a page comes late, and the reader has scrolled meanwhile, the
   theme takes the link for a way back and stays where it is. */

export function headingAfterNavigation() {
  let followed = "";
  addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest("a[href]") : null;
    followed = link instanceof HTMLAnchorElement && link.hash ? link.href : "";
  }, true);
  addEventListener("popstate", () => void (followed = ""));
  globalThis.document$?.subscribe(() => {
    if (followed === location.href) {
      const heading = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      // The theme scrolls in the same moment, and this comes after it.
      requestAnimationFrame(() => heading?.scrollIntoView());
    }
    followed = "";
  });
}
