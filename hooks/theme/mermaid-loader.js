/* Stands in for the Mermaid library until a page has a diagram, then loads the library from this folder and draws.
   The theme calls initialize once and render for each diagram, and puts what it gets into a shadow root. */

/** @import { Mermaid } from "./types.d.ts" */

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

/** The theme's colors, for a page without a diagram of its own: the theme never hands its style sheet over there. */
const WITHOUT_THEME_CSS = `
  .node :is(rect, circle, ellipse, polygon, path), g.stateGroup rect, .statediagram-cluster rect, .actor, .note {
    fill: var(--md-mermaid-node-bg-color);
    stroke: var(--md-mermaid-node-fg-color);
  }
  .label, .nodeLabel, .edgeLabel, .edgeLabel p, .cluster-label, text, text.actor > tspan {
    color: var(--md-mermaid-label-fg-color);
    fill: var(--md-mermaid-label-fg-color);
    font-family: var(--md-mermaid-font-family);
  }
  .edgeLabel, .edgeLabel p { background-color: var(--md-mermaid-label-bg-color); }
  .cluster rect { fill: var(--md-default-fg-color--lightest); stroke: var(--md-default-fg-color--lighter); }
  .flowchart-link, .transition, .relation, .messageLine0, .messageLine1, line { stroke: var(--md-mermaid-edge-color); }
  marker, marker path, .state-start { fill: var(--md-mermaid-edge-color) !important; }`;

/** @type {{ themeCSS: string }} */
let settings = { themeCSS: WITHOUT_THEME_CSS + THEME_CSS };
let drawn = 0;
/** @type {Promise<Mermaid> | undefined} */
let library;

/** Where the library stands. */
let folder = "";

export function start() {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  folder = script.src;
  const draws = "draws" in script.dataset;
  globalThis.mermaid = {
    initialize(/** @type {{ themeCSS?: string }} */ given) {
      settings = { ...given, themeCSS: (given.themeCSS ?? "") + THEME_CSS };
    },
    async render(id, text) {
      if (!draws) {
        // Instant navigation has kept the policy of a page without a diagram, under which Mermaid's styles don't count.
        location.reload();
        return { svg: "" };
      }
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

  // What is put into a page later has missed the theme's drawing: questions of other pages, in a review or an exam.
  document.addEventListener("selfcheck:shown", (event) => {
    for (const pre of /** @type {Element} */ (event.target).querySelectorAll("pre.mermaid")) {
      draw(/** @type {HTMLElement} */ (pre));
    }
  });
}

/**
 * Puts a drawing in the place of its source, as the theme does.
 * @param {HTMLElement} pre
 */
async function draw(pre) {
  const { svg, fn } = await /** @type {Mermaid} */ (globalThis.mermaid).render(
    `__diagram_${drawn++}`,
    pre.textContent ?? "",
  );
  const host = document.createElement("div");
  host.className = "mermaid";
  const root = host.attachShadow({ mode: "closed" });
  root.append(...new DOMParser().parseFromString(svg, "text/html").body.childNodes);
  pre.replaceWith(host);
  fn?.(root);
}

/** @returns {Promise<Mermaid>} */
function load() {
  return new Promise((loaded, failed) => {
    const standIn = globalThis.mermaid;
    const script = document.createElement("script");
    script.src = new URL("mermaid.min.js", folder).href;
    script.addEventListener("load", () => {
      const mermaid = /** @type {Mermaid} */ (globalThis.mermaid);
      globalThis.mermaid = standIn;
      // mermaid2 writes its arguments into pages with a diagram alone, and instant navigation skips what it writes.
      mermaid.initialize({
        securityLevel: "strict",
        suppressErrorRendering: true,
        flowchart: { nodeSpacing: 28, rankSpacing: 34, padding: 9 },
        ...globalThis.mermaidConfig?.default,
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
