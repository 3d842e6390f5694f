/* The service worker at the site's root. */

export { startWorker as start } from "../worker/worker.js";
