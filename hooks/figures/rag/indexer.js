/* Indexes and measures beside the page: in a worker that runs the figure's own script, or here where none can be made. */

/** @import { RagIndex } from "../models/retrieval-types.d.ts" */
/** @import { Indexer, IndexerJob } from "./types.d.ts" */
import * as quality from "../models/retrieval-quality.js";
import * as retrieval from "../models/retrieval.js";

/** Makes something that does jobs where it runs; it keeps the index that it made last. */
function createClerk() {
  /** @type {RagIndex} */
  let index;
  return (/** @type {IndexerJob} */ job) => {
    if ("queries" in job) {
      return quality.measure(index, job.queries, job.settings);
    }
    index = retrieval.index(job.sections, job.settings);
    return index;
  };
}

/** Does the jobs that a page sends to the worker that this runs in. */
export function serveJobs() {
  const answer = createClerk();
  globalThis.onmessage = ({ data: [id, job] }) => globalThis.postMessage([id, answer(job)]);
}

/**
 * Makes a worker from a blob, since one from a file doesn't run on file://.
 * @param {string} source text of a script that calls serveJobs in a worker
 * @returns {Worker | null}
 */
function newWorker(source) {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return new Worker(address);
  } catch {
    return null;
  } finally {
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}

/**
 * Makes something that does jobs in their order, away from the page where the browser lets it, as long as its host stands
 * in the page.
 * @param {HTMLElement} host
 * @param {string} source text of a script that calls serveJobs in a worker; empty where there is none
 * @returns {Indexer}
 */
export function createIndexer(host, source) {
  /** @type {Map<number, {job: IndexerJob, done: (answer: any) => void}>} */
  const open = new Map();
  const here = createClerk();
  /** @type {Worker | null | undefined} none is made before there is a job */
  let worker;
  /** @type {IndexerJob | undefined} by which another worker comes to the same index */
  let last;
  let made = 0;
  // Where pages change without a reload, a worker would outlive its figure.
  const gone = new MutationObserver(() => {
    if (!host.isConnected) {
      gone.disconnect();
      worker?.terminate();
      worker = undefined;
      open.clear();
    }
  });
  const giveUp = () => {
    worker?.terminate();
    worker = null;
    open.forEach(({ job, done }) => done(here(job)));
    open.clear();
  };
  const hire = () => {
    const hired = source ? newWorker(source) : null;
    if (hired) {
      gone.observe(document.documentElement, { childList: true, subtree: true });
      last && hired.postMessage([0, last]);
      hired.onmessage = ({ data: [id, answer] }) => {
        open.get(id)?.done(answer);
        open.delete(id);
      };
      hired.onerror = (event) => {
        event.preventDefault();
        giveUp();
      };
    }
    return hired;
  };
  const ask = (/** @type {IndexerJob} */ job) =>
    new Promise((done) => {
      worker = worker === undefined ? hire() : worker;
      last = "sections" in job ? job : last;
      if (worker) {
        open.set(++made, { job, done });
        worker.postMessage([made, job]);
      } else {
        done(here(job));
      }
    });
  return {
    index: (sections, settings) => ask({ sections, settings }),
    measure: (queries, settings) => ask({ queries, settings }),
  };
}
