/* The theme makes the buttons of each code block a navigation landmark, all without a name. They are none. */

export function nameCodeToolbars() {
  // The theme adds them when a block comes into view, so there is no one moment to look for them.
  new MutationObserver(() => {
    for (const toolbar of document.querySelectorAll("nav.md-code__nav:not([role])")) {
      toolbar.setAttribute("role", "none");
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
}
