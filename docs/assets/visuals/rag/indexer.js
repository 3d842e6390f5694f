/* Indexes and measures beside the page: in a worker that is made of the models' own text, or here where none can be made.
   Needs kit/dom.js models/retrieval.js models/retrieval-quality.js. */
"use strict";

(() => {
  const { random, matrix, words, retrieval } = models;
  const PARTS = [random, matrix, words, retrieval.bm25, retrieval.lsa, retrieval.hnsw, retrieval, retrieval.quality];

  /** Answers messages where it runs; it keeps the index that it made last. It knows nothing from outside but the models. */
  function clerk() {
    /** @type {RagIndex} */
    let index;
    return (/** @type {IndexerJob} */ job) => {
      if ("queries" in job) {
        return models.retrieval.quality.measure(index, job.queries, job.settings);
      }
      index = models.retrieval.index(job.sections, job.settings);
      return index;
    };
  }

  /** @returns {Worker | null} file workers don't run on file://, one from a blob does */
  function newWorker() {
    const text = [
      '"use strict";',
      ...PARTS.map(({ part }) => `(${part})();`),
      `const answer = (${clerk})();`,
      "onmessage = ({ data: [id, job] }) => postMessage([id, answer(job)]);",
    ].join("\n");
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    try {
      return new Worker(address);
    } catch {
      return null;
    } finally {
      setTimeout(() => URL.revokeObjectURL(address), 10_000);
    }
  }

  Object.assign(visuals, {
    /**
     * Something that does jobs in their order, away from the page where the browser lets it, as long as its host stands
     * in the page.
     * @param {HTMLElement} host
     * @returns {Indexer}
     */
    indexer(host) {
      /** @type {Map<number, {job: IndexerJob, done: (answer: any) => void}>} */
      const open = new Map();
      const here = clerk();
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
        const hired = newWorker();
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
    },
  });
})();
