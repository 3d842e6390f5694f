/* What loads when a reader first uses the lifecycle: its tables and sources. */

import { registerDrawers } from "../kit/register.js";
import { createSources } from "./sources.js";
import { createTables } from "./tables.js";
/** @param {Parameters<typeof createTables>} now */
export const createFolded = (...now) => ({ tables: createTables(...now), sources: createSources() });

/** Hand over what fills the drawers. */
export function start() {
  registerDrawers("lifecycle", createFolded);
}
