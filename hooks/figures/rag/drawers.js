/* What loads when a reader first uses the pipeline: its tables, what was measured, and sources. */

import { registerDrawers } from "../kit/register.js";
import { report } from "./report.js";
import { SOURCES } from "./sources.js";
import { createTables } from "./tables.js";
/** @param {Parameters<typeof createTables>} now */
export const createFolded = (...now) => ({ tables: createTables(...now), sources: SOURCES(), report });

/** Hand over what fills the drawers. */
export function start() {
  registerDrawers("rag", createFolded);
}
