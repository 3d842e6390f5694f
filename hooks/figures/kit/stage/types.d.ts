/* What a stage is told and hands back; read by the type checker alone. */

/** something that happens in a run */
export interface Saying {
  /** seconds of the run */
  t: number;
  /** plain words of one line at 1280 px, three at 390; `**` marks what is strong */
  text: string;
  /** the platform's own text, which a reader can ask for */
  event?: string;
  /** who decides it */
  who?: string;
}

export interface Ending {
  title: string;
  /** three of them: value, and what it is */
  numbers: [value: string, what: string][];
  /** two of them: settings that teach something */
  tries: { text: string; state: Record<string, string | number> }[];
}

/** a run, computed before it is shown */
export interface Film {
  /** seconds of the run */
  end: number;
  /** seconds of the run that a second of play shows, where a film has its own */
  rate?: number;
  /** in order of time, the first at 0: what the narration says; Step goes from one to the next */
  says: Saying[];
  /** what the event log has, where that is more */
  log?: Saying[];
  ending: Ending;
  /** a moment as the event log writes it */
  clock(t: number): string;
  /** a moment as the head writes it, where it says more; `**` marks what is strong */
  head?(t: number): string;
}

export interface Drawing {
  /** places everything for second t of the run; no more than 8 ms */
  frame(t: number): void;
}

/** a table of the drawers, which is kept up to date while it is open */
export interface Table {
  element: HTMLElement;
  update(): void;
}

/** what the drawers hold of a figure besides its settings */
export interface Folded {
  tables: Table[];
  sources: (Node | string)[][];
}

export interface StageSpec {
  host: HTMLElement;
  /** as in the address */
  name: string;
  title: string;
  /** what the drawing shows, in a few words: its accessible name */
  label: string;
  /** seconds of the run that a second of play shows */
  rate: number;
  /** what stands beside the title, such as a choice of scenarios */
  head?: Node[];
  /** at most three */
  controls: Node[];
  /** width and height of the drawing in px; the defaults are 928 x 446, and 358 x 448 on phones */
  size?: { wide: [number, number]; phone: [number, number] };
  /**
   * builds the drawing of the film at hand in an empty picture, again when the layout or the film changes
   * @param picture its units are px; phone tells which of the two layouts
   */
  draw(picture: SVGElement, phone: boolean): Drawing;
  settings: Node[];
  tables?: Table[];
  sources?: (Node | string)[][];
  /** loads more tables and sources; called when a reader first uses the figure */
  more?(): Promise<Partial<Folded>>;
  /** what a link to the moment says */
  state(): Record<string, string | number>;
  /** a reader has stopped at a moment: time to save it */
  paused?(): void;
  /** takes the settings of a "Try" link; the stage then plays from the start */
  follow(state: Record<string, string | number>): void;
}

export interface ClockSpec {
  host: HTMLElement;
  rate(): number;
  end(): number;
  steps(): number[];
  show(t: number): void;
  paused(): void;
}
