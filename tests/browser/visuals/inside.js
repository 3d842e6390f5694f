/* The models that tests compare a page with, as one global. */

import { queries } from "../../../hooks/figures/data/queries.js";
import { DEFAULTS, EXAMPLES } from "../../../hooks/figures/rag/settings.js";
import * as hpa from "../../../hooks/figures/models/hpa.js";
import * as quality from "../../../hooks/figures/models/retrieval-quality.js";
import * as retrieval from "../../../hooks/figures/models/retrieval.js";
import * as vpa from "../../../hooks/figures/models/vpa.js";

Object.assign(globalThis, {
  models: { data: { queries }, hpa, retrieval: { ...retrieval, quality }, vpa, rag: { DEFAULTS, EXAMPLES } },
});
