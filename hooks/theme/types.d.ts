/* What the theme and its plugins put into the window; read by the type checker alone. */

/** Mermaid's own interface, as far as the theme uses it. */
export interface Mermaid {
  initialize(settings: object): void;
  render(id: string, text: string): Promise<{ svg: string; fn?(root: ShadowRoot): void }>;
}

/** What a popover shows: a title, text, and links below it. */
export interface Note {
  title: string;
  body: (Node | string)[];
  links: HTMLAnchorElement[];
}

/** How far the guide is saved for offline use. */
export type SavingState =
  | { kind: "waiting" | "copy" | "preview" | "unable" | "asks" }
  | { kind: "saving"; share: number }
  | { kind: "saved"; isOld?: boolean }
  | { kind: "failed"; reason: import("./worker/types.d.ts").Reason };

/** What a browser offers that can install the site as an app. */
export interface Install extends Event {
  prompt(): Promise<unknown>;
}

declare global {
  /** Whether the script for terms and footnotes has run in this document. */
  var listensForNotes: boolean | undefined;
  /** What the widget's scripts share; the first line of a script puts its words in. */
  var selfcheck: { words?: Record<string, string> } | undefined;
  /** Emits once a page stands, the first and each that instant navigation opens. */
  var document$: { subscribe(next: () => void): unknown } | undefined;
  /** The theme reads and keeps what a reader has chosen; in every page's head. */
  var __md_get: ((key: string) => any) | undefined;
  var __md_set: ((key: string, value: unknown) => void) | undefined;
  var mermaid: Mermaid | undefined;
  var mermaidConfig: { default: object } | undefined;
}
