/* Gives the browser's own bars the header's color in the scheme that a reader has chosen. A page's own two colors go by the
   system's scheme, and serve until this runs. */

const OF_PAGE = "meta[name=theme-color][media]";
const DARK = "slate";

export function followBarColor() {
  const bars = document.createElement("meta");
  bars.name = "theme-color";
  let light = "";
  let dark = "";
  const show = () => {
    bars.content = document.body.dataset.mdColorScheme === DARK ? dark : light;
  };
  const take = () => {
    for (const own of /** @type {NodeListOf<HTMLMetaElement>} */ (document.head.querySelectorAll(OF_PAGE))) {
      own.media.includes("dark") ? (dark = own.content) : (light = own.content);
      own.remove();
    }
    if (light && dark) {
      show();
      document.head.append(bars);
    }
  };
  take();
  // Instant navigation brings those of the next page.
  globalThis.document$?.subscribe(take);
  new MutationObserver(show).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
}
