/* The widget's modules for tests, in a page: what a test asks of them, by name. */

import * as bank from "../../hooks/selfcheck/widget/bank/bank.js";
import * as gain from "../../hooks/selfcheck/widget/core/gain.js";
import * as firstSchema from "../../hooks/selfcheck/widget/core/first-schema.js";
import * as marks from "../../hooks/selfcheck/widget/core/marks.js";
import * as order from "../../hooks/selfcheck/widget/core/order.js";
import * as paper from "../../hooks/selfcheck/widget/core/paper.js";
import * as queue from "../../hooks/selfcheck/widget/core/queue.js";
import * as record from "../../hooks/selfcheck/widget/core/record.js";
import * as schedule from "../../hooks/selfcheck/widget/core/schedule.js";
import * as transfer from "../../hooks/selfcheck/widget/core/transfer.js";
import * as typed from "../../hooks/selfcheck/widget/core/typed.js";
import * as page from "../../hooks/selfcheck/widget/lib/page.js";
import * as words from "../../hooks/selfcheck/widget/lib/words.js";
import * as opened from "../../hooks/selfcheck/widget/store/opened.js";
import * as settings from "../../hooks/selfcheck/widget/store/settings.js";
import * as store from "../../hooks/selfcheck/widget/store/store.js";

export function start() {
  Object.assign(globalThis, {
    inside: {
      ...bank,
      ...firstSchema,
      ...gain,
      ...marks,
      ...opened,
      ...order,
      ...page,
      ...paper,
      ...queue,
      ...record,
      ...schedule,
      ...settings,
      ...store,
      ...transfer,
      ...typed,
      ...words,
    },
  });
}
