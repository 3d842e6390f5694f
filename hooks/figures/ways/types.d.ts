/* What a reader sets in the comparison of ways to get a model, what follows, and what is drawn; read by the type checker alone. */

import type { keepSettings } from "../kit/settings.js";
import type { Film } from "../kit/stage/types.d.ts";
import type { Lane, Plan, WayName } from "../models/types.d.ts";

export type Address = ReturnType<typeof keepSettings<WaySettings>>;

export interface WaySettings {
  parameters: number;
  asIsParameters: number;
  /** tokens served on a day */
  day: number;
  /** tokens for each parameter */
  ratio: number;
  tuningTokens: number;
  method: "full" | "lora" | "qlora";
  rank: number;
  /** days to gather data, assumed */
  gatherScratch: number;
  gatherTuned: number;
  gpu: string;
  count: number;
  /** GPUs that fine-tune */
  tuningCount: number;
  utilization: number;
  price: number;
  batch: number;
  /** tokens */
  served: number;
}

/** the three ways under some settings */
export interface Race {
  settings: WaySettings;
  plan: Plan;
  lanes: Record<WayName, Lane>;
  /** that are shown */
  days: number;
}

export interface RaceFilm extends Film {
  /** the second that shows most: the figure begins there */
  opening: number;
}

/** what happens; quiet in the event log alone */
export type Happening = [day: number, text: string, quiet?: boolean];

/** an element of the picture, as it is at one moment */
export type Item = [tag: string, attributes: Record<string, string | number>, text?: string];

/** the places of a layout, in px */
export interface Layout {
  phone: boolean;
  width: number;
  /** the lanes' axis */
  left: number;
  right: number;
  top: number;
  /** from lane to lane */
  step: number;
  /** from a lane's top to its bar, and the bar's height */
  bar: number;
  height: number;
  head: number;
  /** blocks of GPU memory: from the lane's top, in columns */
  memory: { x: number; y: number; columns: number; width: number; height: number };
  legend: number[];
  /** the chart's edges */
  chart: { left: number; right: number; top: number; bottom: number };
  /** about how many numbers are on an axis */
  ticks: number;
}

/** a layout, and where amounts are in it */
export interface Scales {
  at: Layout;
  /** tokens that as-is serves in the days shown */
  most: number;
  /** on the chart's axis */
  dollars: number[];
  x(day: number): number;
  tokensX(tokens: number): number;
  dollarsY(dollars: number): number;
}

export interface Textures {
  dots(kind: "a" | "b" | "c"): string;
  hatch(kind: "a" | "b" | "c"): string;
}
