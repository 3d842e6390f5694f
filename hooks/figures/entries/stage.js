/* The parts of the kit that every figure with a stage uses: one script, which a page's figures share. */

import { linkTo } from "../kit/address.js";
import { createChoice, createControls, startAt } from "../kit/controls.js";
import { h, openInPrint, svg } from "../kit/dom.js";
import { clock, count, duration, round, scaled } from "../kit/numbers.js";
import { changes, keepSettings } from "../kit/settings.js";
import { createTextures, label, place, set, write } from "../kit/stage/drawing.js";
import { clamp, ease, lastAt, lerp, passed } from "../kit/stage/motion.js";
import { plain } from "../kit/stage/narration.js";
import { createSlider } from "../kit/stage/slider.js";
import { Stage } from "../kit/stage/stage.js";
import { createTable } from "../kit/table.js";
import { bandwidth, bytes, dollars, scientific } from "../kit/units.js";
import { createTwin, link } from "../kit/words.js";

/** Hand over the parts. The build lets each figure's script take what it imports of these modules from here. */
export function start() {
  globalThis.figureKit ??= {
    bandwidth,
    bytes,
    changes,
    clamp,
    clock,
    count,
    createChoice,
    createControls,
    createSlider,
    createTable,
    createTextures,
    createTwin,
    dollars,
    duration,
    ease,
    h,
    keepSettings,
    label,
    lastAt,
    lerp,
    link,
    linkTo,
    openInPrint,
    passed,
    place,
    plain,
    round,
    scaled,
    scientific,
    set,
    Stage,
    startAt,
    svg,
    write,
  };
}
