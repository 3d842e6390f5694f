/* Stands in for the Mermaid library until a page has a diagram, then loads the library from this folder and draws.
   The theme calls initialize once and render for each diagram, and puts what it gets into a shadow root. */
"use strict";

(() => {
  /**
   * @typedef {{
   *   initialize(settings: object): void,
   *   render(id: string, text: string): Promise<{ svg: string, fn?(root: ShadowRoot): void }>,
   * }} Mermaid
   */

  /** @type {Window & { mermaid?: Mermaid, mermaidConfig?: { default: object } }} */
  const page = window;
  const folder = /** @type {HTMLScriptElement} */ (document.currentScript).src;

  /**
   * What the theme's style sheet for diagrams gets wrong: it colors the paragraph inside a label, over the `color:`
   * that the diagram gives the label; and it leaves notes in the library's own colors, which are for white paper.
   */
  const THEME_CSS = `
    .nodeLabel p { color: inherit; }
    .labelBkg { background-color: var(--md-mermaid-label-bg-color); }
    .statediagram-note path, .statediagram-note rect {
      fill: var(--diagram-note-bg-color);
      stroke: var(--diagram-note-fg-color);
    }
    .statediagram-note .nodeLabel { color: var(--md-mermaid-label-fg-color); }
    .note-edge { stroke: var(--md-mermaid-edge-color); }`;

  /** @type {object} */
  let settings = {};
  /** @type {Promise<Mermaid> | undefined} */
  let library;

  page.mermaid = {
    initialize(/** @type {{ themeCSS?: string }} */ given) {
      settings = { ...given, themeCSS: (given.themeCSS ?? "") + THEME_CSS };
    },
    async render(id, text) {
      try {
        library ??= load();
        const { svg } = await (await library).render(id, text);
        return { svg, fn: fit };
      } catch (error) {
        console.error(error);
        return { svg: source(text) };
      }
    },
  };

  /** @returns {Promise<Mermaid>} */
  function load() {
    return new Promise((loaded, failed) => {
      const standIn = page.mermaid;
      const script = document.createElement("script");
      script.src = new URL("mermaid.min.js", folder).href;
      script.addEventListener("load", () => {
        const mermaid = /** @type {Mermaid} */ (page.mermaid);
        page.mermaid = standIn;
        // mermaid2 writes its arguments into pages with a diagram alone, and instant navigation skips what it writes.
        mermaid.initialize({
          securityLevel: "strict",
          suppressErrorRendering: true,
          flowchart: { nodeSpacing: 28, rankSpacing: 34, padding: 9 },
          ...page.mermaidConfig?.default,
          ...settings,
          startOnLoad: false,
        });
        loaded(mermaid);
      });
      script.addEventListener("error", () => failed(new Error(`Could not load ${script.src}`)));
      document.head.append(script);
    });
  }

  /**
   * Lets a diagram shrink as far as its text stays legible (reading.css says how far), then scroll in its own box.
   * @param {ShadowRoot} root
   */
  function fit(root) {
    const svg = root.querySelector("svg");
    if (svg) {
      svg.style.display = "block";
      svg.style.marginInline = "auto";
      svg.style.minWidth = `calc(${svg.style.maxWidth || "0px"} * var(--diagram-least-scale))`;
    }
  }

  /**
   * Shows the text of a diagram that cannot be drawn.
   * @param {string} text
   */
  function source(text) {
    const element = document.createElement("pre");
    element.textContent = text;
    element.style.whiteSpace = "pre-wrap";
    return element.outerHTML;
  }
})();
