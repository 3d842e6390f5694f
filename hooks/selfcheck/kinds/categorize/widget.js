/* Items to be put into groups. */

/** @import { CategorizeKey } from "../../widget/contract/shapes.d.ts" */
import { tableKind } from "../table.js";

export const kinds = {
  categorize: tableKind("allGroups", (answer) => /** @type {CategorizeKey} */ (answer).groups),
};
