/* Items to be put into groups. */
"use strict";

Object.assign(selfcheck, {
  kinds: {
    ...selfcheck.kinds,
    categorize: selfcheck.tableKind("allGroups", (answer) => /** @type {CategorizeKey} */ (answer).groups),
  },
});
