/* Lays out what is below the screen once the page has opened: hooks/theme/styles/below.css has let it wait. */

import { whenIdle } from "./when-idle.js";

export function layOutBelow() {
  whenIdle(() => document.documentElement.toggleAttribute("data-opened", true));
}
