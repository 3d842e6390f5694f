/* Leaves the color of the browser's bars to the theme, which takes that of the scheme that a reader has chosen. The page's own
   two go by the system's scheme, and serve until the theme's script runs. */

export function leaveColorToTheme() {
  document.querySelectorAll("meta[name=theme-color][media]").forEach((one) => one.remove());
}
