/* What a reader sets in the comparison of workloads; read by the type checker alone. */

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
