/* What the modules of this figure hand each other; read by the type checker alone. */

import type { Film } from "../kit/stage/types.d.ts";
import type { CanaryCheck, DriftVerdict, LoopLog, LoopPhase, LoopSettings } from "../models/lifecycle-types.d.ts";

/** which of the two the stage shows */
export type Tab = "story" | "trials";

/** a phase that the packet is in, and when */
export interface Span {
  phase: number;
  id: LoopPhase;
  round: number;
  /** on its way to production, or in it */
  version: number;
  start: number;
  seconds: number;
  /** of monitoring: how long a week takes, its first week and its last; of other phases the week that it is in */
  pace: number;
  from: number;
  to: number;
  /** of deployment */
  checks: CanaryCheck[];
}

/** a week of production as the stage shows it */
export interface Week {
  week: number;
  round: number;
  /** in production */
  version: number;
  /** what the alarm rule measures, as a multiple of its limit */
  level: number;
  /** it, in words */
  said: string;
  /** in few letters */
  short: string;
  drift: boolean;
  acts: boolean;
  truly: boolean;
  /** shares of the histogram */
  shares: number[];
}

export interface Story extends Film {
  tab: "story";
  settings: LoopSettings;
  spans: Span[];
  weeks: Week[];
  /** shares of the training data by version, the first at 0 */
  training: number[][];
  /** where the histograms begin and end */
  low: number;
  high: number;
  /** the moment that a reader sees first */
  telling: number;
}

/** what a trial measured, as a multiple of the limit, where nothing has drifted and where the data has */
export interface Trial {
  calm: number;
  moved: number;
  isFalse: boolean;
  isMissed: boolean;
}

/** errors until after each trial, from none on */
export interface Errors {
  alarms: number[];
  misses: number[];
}

export interface TrialsFilm extends Film {
  tab: "trials";
  settings: LoopSettings;
  all: Trial[];
  errors: Record<LoopSettings["rule"], Errors>;
  /** how the drifted data differs; empty where it does not */
  change: string;
  telling: number;
}

/** what the story shows at a moment, but for where it stands in a layout */
export interface Scene {
  span: Span;
  /** the week that is shown, 0 before the first */
  week: number;
  /** how far the week has come, from 0 to 1 */
  grown: number;
  /** way of the packet, in phases: 4.5 is halfway from monitoring to retraining */
  way: number;
  /** what the packet carries: data, or the version that is made of it */
  cargo: string;
  /** how strongly the arrow behind each phase is lit, from 0 to 1 */
  arrows: number[];
  caption: string;
  /** shares of what the version in production was trained on */
  training: number[];
  /** shares of the data of a version that is on its way, and how much it is to be seen */
  candidate: { shares: number[]; opacity: number };
  /** shares of production */
  production: { shares: number[]; opacity: number };
  /** what the alarm rule measures, as a multiple of its limit */
  level: number;
  verdict: string;
  drift: boolean;
  traffic: Traffic | null;
}

/** the requests of a deployment, of which each dot is a twentieth */
export interface Traffic {
  /** dots of the new version */
  dots: number;
  /** its checks fail */
  fails: boolean;
  text: string;
  note: string;
}

export type { CanaryCheck, DriftVerdict, LoopLog, LoopSettings };
