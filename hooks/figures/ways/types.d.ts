/* What a reader sets in the comparison of ways to a model; read by the type checker alone. */

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
