/* The parts of the kit that every figure with a stage uses: one script, which a page's figures share. */

import * as address from "../kit/address.js";
import * as controls from "../kit/controls.js";
import * as dom from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import * as settings from "../kit/settings.js";
import * as drawing from "../kit/stage/drawing.js";
import * as motion from "../kit/stage/motion.js";
import * as narration from "../kit/stage/narration.js";
import * as slider from "../kit/stage/slider.js";
import * as stage from "../kit/stage/stage.js";
import * as table from "../kit/table.js";
import * as units from "../kit/units.js";
import * as words from "../kit/words.js";

/** Hand over the parts. The build lets each figure's script take its imports of these modules from here. */
export function start() {
  globalThis.figureKit ??= {
    address,
    controls,
    dom,
    drawing,
    motion,
    narration,
    numbers,
    settings,
    slider,
    stage,
    table,
    units,
    words,
  };
}
