/* Leaves the color of the browser's bars to the theme, which takes that of the scheme that a reader has chosen. A page's own
   two go by the system's scheme, and serve until the theme's script runs. */

export function leaveColorToTheme() {
  const remove = () => document.querySelectorAll("meta[name=theme-color][media]").forEach((one) => one.remove());
  remove();
  // Instant navigation brings those of the next page.
  globalThis.document$?.subscribe(remove);
}
