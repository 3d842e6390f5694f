/* What is mended in the theme's page once it stands. */

import { followBarColor } from "../bar-color.js";
import { layOutBelow } from "../below-the-screen.js";
import { nameCodeToolbars } from "../code-toolbars.js";
import { focusAfterNavigation } from "../focus-after-navigation.js";
import { headingAfterNavigation } from "../heading-after-navigation.js";
import { makeMenuButton } from "../menu-button.js";
import { openInPrint } from "../open-in-print.js";
import { markPrintAddresses } from "../print-addresses.js";
import { letBoxesScroll } from "../scroll-boxes.js";

export function start() {
  nameCodeToolbars();
  focusAfterNavigation();
  headingAfterNavigation();
  makeMenuButton();
  openInPrint();
  markPrintAddresses();
  letBoxesScroll();
  followBarColor();
  layOutBelow();
}
