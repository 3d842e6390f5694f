/* What the parts of the kit are told and hand back; read by the type checker alone. */

declare global {
  /** What upgrades a figure's element, by the figure's name; see register.js. */
  var figures: Map<string, Upgrade> | undefined;
  /** What makes the tables and sources that a figure loads later, by the figure's name; see register.js. */
  var figureDrawers: Map<string, Function> | undefined;
  /** The parts that figures share, by name; see entries/stage.js. */
  var figureKit: Record<string, unknown> | undefined;
}

/** loadDrawers loads the figure's drawers.js, and returns what that hands over */
export type Upgrade = (host: HTMLElement, loadDrawers: () => Promise<any>) => void;

export interface RangeSpec {
  label: string;
  min: number;
  max: number;
  step?: number;
  value: number;
  unit?: string;
  /** what the number field's unit stands for: 1e9 where it shows billions */
  factor?: number;
  log?: boolean;
  /** the value as a screen reader says it */
  say?: (value: number) => string;
}

export interface ChoiceSpec {
  label: string;
  options: [string, string][];
  value: string;
}

/** a title and its controls, by the names of their settings */
export type ControlGroup = [string, [string, RangeSpec | ChoiceSpec][]];

/** controls that get their first values elsewhere */
export type ControlsToStart = [string, Omit<RangeSpec, "value"> | Omit<ChoiceSpec, "value">][];

export interface Control<Value> {
  element: HTMLElement;
  value: Value;
  /** the value as paper says it */
  said(): string;
  /** brings a value into the range and shows it; tells nobody */
  set(value: Value | string): void;
}

export interface LineChartSpec {
  title: string;
  label: string;
  height?: number;
  names: string[];
  x: (value: number) => string;
  y: (value: number) => string;
  from?: number;
  /** the values are counts, and so are the numbers at their axis */
  whole?: boolean;
  /** points to be seen, each on a line */
  marks?: () => { x: number; y: number; label: string }[];
  /** where the axis has its numbers */
  steps?: (most: number, about: number) => number[];
}

export interface LineChart {
  element: HTMLElement;
  draw(lines: [number, number][][]): void;
}
