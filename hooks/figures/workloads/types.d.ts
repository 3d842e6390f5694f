/* What a reader sets in the comparison of workloads, what is compared, and what the stage shows; read by the type checker alone. */

import type { Needs } from "../models/types.d.ts";

/** a slider of the stage */
export type Part = "compute" | "latency" | "storage";

export interface Workload {
  name: string;
  parameters: number;
  /** what it does, in a few words */
  detail(): string;
  needs: Needs;
  /** how full each resource is; what is not used is left out */
  full: Record<string, number>;
  /** the fullest resource */
  bottleneck: string;
}

export interface WorkloadSettings {
  gpu: string;
  /** bytes for each GPU */
  hostMemory: number;
  /** share of the peak */
  utilization: number;
  trainParameters: number;
  trainTokens: number;
  days: number;
  serveParameters: number;
  prompt: number;
  answer: number;
  users: number;
  /** seconds for a token */
  target: number;
  passages: number;
  /** numbers of a vector */
  dimensions: number;
  genParameters: number;
  genContext: number;
  genUsers: number;
  genTarget: number;
}

/** One workload as the stage shows it. */
export interface Card {
  workload: Workload;
  /** GPUs that a square stands for */
  unit: number;
  /** squares that are filled, and how many of them were a moment ago */
  squares: number;
  before: number;
}

export interface Scene {
  settings: WorkloadSettings;
  /** the slider that the tour moves, or is about to */
  acting: Part | undefined;
  cards: Card[];
}
