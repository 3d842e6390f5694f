/* Prompts to be matched. */

/** @import { MatchingKey } from "../../widget/contract/shapes.d.ts" */
import { tableKind } from "../table.js";

export const kinds = {
  matching: tableKind("allMatches", (answer) => /** @type {MatchingKey} */ (answer).pairs),
};
