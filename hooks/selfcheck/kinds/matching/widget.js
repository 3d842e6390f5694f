/* Prompts to be matched. */
"use strict";

Object.assign(selfcheck, {
  kinds: {
    ...selfcheck.kinds,
    matching: selfcheck.tableKind("allMatches", (answer) => /** @type {MatchingKey} */ (answer).pairs),
  },
});
