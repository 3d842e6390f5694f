/* What has to be done before the theme's own script runs. */

import { chooseColorScheme } from "../color-scheme.js";
import { keepStyles } from "../kept-styles.js";
import { removeLetterShortcuts } from "../no-letter-shortcuts.js";
import { workOffline } from "../offline.js";
import { searchOnDemand } from "../search-on-demand.js";

export function start() {
  removeLetterShortcuts();
  searchOnDemand();
  workOffline();
  keepStyles();
  chooseColorScheme();
}
