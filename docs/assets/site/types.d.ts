/* What the theme and its plugins put into the window; read by the type checker alone. */

interface Window {
  document$?: { subscribe(next: () => void): unknown };
  mermaid?: {
    initialize(settings: object): void;
    render(id: string, text: string): Promise<{ svg: string; fn?(root: ShadowRoot): void }>;
  };
  mermaidConfig?: { default: object };
}
