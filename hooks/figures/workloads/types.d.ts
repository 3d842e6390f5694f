/* What a reader sets in the comparison of workloads, and what is compared; read by the type checker alone. */

import type { Needs } from "../models/types.d.ts";

export interface Workload {
  name: string;
  needs: Needs;
  detail: string;
}

export interface WorkloadSettings {
  gpu: string;
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
  genParameters: number;
  genContext: number;
  genUsers: number;
  genTarget: number;
}
