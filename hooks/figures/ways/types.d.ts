/* What a reader sets in the comparison of ways to a model, and where it is kept; read by the type checker alone. */

import type { keepSettings } from "../kit/settings.js";

export type Address = ReturnType<typeof keepSettings<WaySettings>>;

export interface WaySettings {
  parameters: number;
  asIsParameters: number;
  /** tokens for each parameter */
  ratio: number;
  tuningTokens: number;
  method: "full" | "lora" | "qlora";
  rank: number;
  gpu: string;
  count: number;
  utilization: number;
  price: number;
  batch: number;
  /** tokens */
  served: number;
}
