/* Lays out what is below the screen once the page has opened and the browser has nothing to do: hooks/theme/styles/below.css has
   let it wait. */

export function layOutBelow() {
  const open = () => document.documentElement.toggleAttribute("data-opened", true);
  const wait = () => void (globalThis.requestIdleCallback ?? setTimeout)(open);
  document.readyState === "complete" ? wait() : addEventListener("load", wait, { once: true });
}
