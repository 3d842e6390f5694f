/* What loads when a reader first uses the three ways: their tables. */

import { registerDrawers } from "../kit/register.js";
import { createTables } from "./tables.js";
/**
 * @param {Parameters<typeof createTables>} now
 */
export const createFolded = (...now) => ({ tables: createTables(...now) });

/** Hand over what fills the drawers. */
export function start() {
  registerDrawers("ways", createFolded);
}
