/* <rag-visual>: a query through a RAG pipeline over this site's own pages, computed in the browser. */

// What the worker runs as well comes first: gzip packs the page's parts tighter where they stand together.
import { serveJobs } from "./indexer.js";
import { register } from "../kit/register.js";
import { createPassages } from "./passages.js";
import { Figure } from "./figure.js";

/** Hand over what upgrades the element; in a worker, do the jobs of the page. */
export function start() {
  if (typeof document === "undefined") {
    serveJobs();
    return;
  }
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const passages = createPassages(new URL("passages/", script?.src ?? location.href));
  const source = globalThis.figuresSource ?? "";
  register("rag", (host, loadDrawers) => new Figure(host, { passages, source, loadDrawers }).load());
}
