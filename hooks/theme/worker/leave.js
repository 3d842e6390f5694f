/* The worker of a preview: it takes the place of one that an earlier site left at the same address, and goes with all that
   it stored. */

/** @import { WorkerScope } from "./types.d.ts" */
import { cacheOf, cacheOfPages, versionOf } from "./names.js";

export function leaveSite() {
  const scope = /** @type {WorkerScope} */ (/** @type {unknown} */ (globalThis));
  scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
  scope.addEventListener("activate", (event) => event.waitUntil(leave(scope)));
}

/** @param {WorkerScope} scope */
async function leave({ clients, registration }) {
  const { scope } = registration;
  for (const name of await caches.keys()) {
    const version = versionOf(name, scope);
    if (name === cacheOfPages(scope) || (version && name === cacheOf(scope, version))) {
      await caches.delete(name);
    }
  }
  await registration.unregister();
  for (const page of await clients.matchAll({ includeUncontrolled: false, type: "window" })) {
    await page.navigate?.(page.url);
  }
}
