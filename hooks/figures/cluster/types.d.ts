/* Where the cluster's settings are kept; read by the type checker alone. */

import type { keepSettings } from "../kit/settings.js";
import type { ClusterSettings } from "../models/types.d.ts";

export type Address = ReturnType<typeof keepSettings<ClusterSettings>>;
