/* What the theme and its plugins put into the window; read by the type checker alone. */

/** Mermaid's own interface, as far as the theme uses it. */
export interface Mermaid {
  initialize(settings: object): void;
  render(id: string, text: string): Promise<{ svg: string; fn?(root: ShadowRoot): void }>;
}

declare global {
  /** Emits once a page stands, the first and each that instant navigation opens. */
  var document$: { subscribe(next: () => void): unknown } | undefined;
  var mermaid: Mermaid | undefined;
  var mermaidConfig: { default: object } | undefined;
}
