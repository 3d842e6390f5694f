/* What the rows of the data say; read by the type checker alone. */

import type { LoopSettings } from "../models/lifecycle-types.d.ts";
import type { ClusterSettings } from "../models/types.d.ts";

export interface Sourced {
  source: string;
  date: string;
}

export interface Shape extends Sourced {
  name: string;
  parameters: number;
  layers: number;
  hidden: number;
  heads: number;
  kvHeads: number;
  headDim: number;
}

export interface Run extends Sourced {
  name: string;
  parameters: number;
  tokens: number;
  gpu: string;
  gpuHours: number;
  /** what a reader of the row has to know */
  note?: string;
}

export interface ComputeRun extends Sourced {
  name: string;
  parameters: number;
  tokens: number;
  petaflopDays: number;
  note?: string;
}

export interface Price extends Sourced {
  name: string;
  low: number;
  high: number;
}

export interface ClusterScenario {
  id: string;
  title: string;
  about: string;
  settings: Partial<ClusterSettings>;
  /** settings worth trying next, or the id of another scenario */
  tries: (string | [text: string, settings: Partial<ClusterSettings>])[];
}

export interface Preset extends Sourced {
  id: string;
  title: string;
  /** what it is an example of */
  workload: string;
  /** what was published, in a few words */
  short: string;
  settings: Record<string, string | number>;
  /** what its source says */
  said: string;
}

export interface Tool extends Sourced {
  name: string;
  /** what it does here, as the end of a sentence */
  does: string;
}

/** Settings in which a monitor errs, and why. */
export interface DriftTrap {
  id: string;
  title: string;
  about: string;
  settings: Partial<LoopSettings>;
}

export interface LifecyclePhase {
  id: string;
  title: string;
  /** a word or two, for the wheel */
  short: string;
  about: string;
  activities: string[];
  infrastructure: string[];
  tools: Tool[];
  /** the phase of CRISP-ML(Q) */
  crisp: string;
  /** by level of MLOps: what a team does by hand, and what by itself */
  levels: [string, string, string];
}
