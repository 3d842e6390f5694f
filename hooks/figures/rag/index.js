/* <rag-visual>: a query through a RAG pipeline over this site's own pages, computed in the browser. */

// What the worker runs as well comes first: gzip packs the page's parts tighter where they stand together.
import { serveJobs } from "./indexer.js";
import { define } from "../kit/dom.js";
import { createPassages } from "./passages.js";
import { Figure } from "./figure.js";

/** Defines the element; in a worker, does the jobs of the page's. */
export function start() {
  if (typeof document === "undefined") {
    serveJobs();
    return;
  }
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const passages = createPassages(new URL("passages/", script?.src ?? location.href));
  const source = globalThis.figuresSource ?? "";
  define("rag", (host) => new Figure(host, passages, source).load());
}
