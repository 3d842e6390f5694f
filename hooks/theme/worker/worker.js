/* The service worker of the site: stores the version that the build lists after it, and answers pages from it. */

/** @import { Client, Message, ReaderMessage, WorkerScope } from "./types.d.ts" */
import { fileAt } from "./address.js";
import { answerPage, answerPart, isOurs } from "./answer.js";
import { NETWORK, removable } from "./choice.js";
import { cacheOf } from "./names.js";
import { notePage, versionOfPage, versionsInUse } from "./pages.js";
import { hashOf, keptVersions, progressOf, store, StoringError } from "./versions.js";

export function startWorker() {
  const scope = /** @type {WorkerScope} */ (/** @type {unknown} */ (globalThis));
  const site = scope.registration.scope;

  scope.addEventListener("install", (event) => event.waitUntil(install(scope)));
  scope.addEventListener("activate", (event) => event.waitUntil(takeOver(scope)));
  scope.addEventListener("message", (event) => event.waitUntil(reply(scope, event)));
  scope.addEventListener("fetch", (event) => {
    if (!isOurs(event.request, site)) {
      return;
    }
    if (event.request.mode !== "navigate") {
      event.respondWith(answerPart(event, site));
      return;
    }
    const answer = answerPage(event, site, siteVersion);
    event.respondWith(answer);
    event.waitUntil(answer.then(() => keepUp(scope), () => {}));
  });
}

/** Stores the version. Only a whole one takes over; an error leaves the one before in charge. @param {WorkerScope} scope */
async function install(scope) {
  try {
    await store(scope.registration.scope, siteVersion);
    await scope.skipWaiting();
  } catch (error) {
    await tell(scope, { type: "failed", reason: error instanceof StoringError ? error.reason : "network" });
    throw error;
  }
}

/** Pages that came from another version stay with it, and hear of the new one. @param {WorkerScope} scope */
async function takeOver(scope) {
  await tidy(scope, { hasJustBegun: true });
  for (const page of await scope.clients.matchAll({ includeUncontrolled: false, type: "window" })) {
    if (await versionOfPage(scope.registration.scope, page.id) !== siteVersion.version) {
      page.postMessage({ type: "new-version", scope: scope.registration.scope });
    }
  }
}

/** Stores again what the browser or a reader has deleted, and deletes what no page uses. @param {WorkerScope} scope */
async function keepUp(scope) {
  await store(scope.registration.scope, siteVersion).catch(() => {});
  await tidy(scope, { hasJustBegun: false });
}

/** Deletes the versions that no page uses. @param {WorkerScope} scope @param {{ hasJustBegun: boolean }} state */
async function tidy({ clients, registration }, state) {
  const kept = await keptVersions(registration.scope);
  if (registration.installing || registration.waiting) {
    return; // a worker that is storing its version may be taking files from any of these
  }
  const open = await clients.matchAll({ includeUncontrolled: true, type: "all" });
  const used = await versionsInUse(registration.scope, new Set(open.map(({ id }) => id)));
  for (const version of removable(kept, used, siteVersion.version, state)) {
    await caches.delete(cacheOf(registration.scope, version));
  }
}

/** @param {WorkerScope} scope @param {ReaderMessage} event */
async function reply(scope, { data, source, ports }) {
  if (data?.type === "status") {
    const { scope: site } = scope.registration;
    const noted = source ? await versionOfPage(site, source.id) : undefined;
    // A page that was still opening when this version took over hears of it when it asks.
    const isOld = noted !== undefined && noted !== NETWORK && noted !== siteVersion.version;
    ports[0]?.postMessage({ ...await progressOf(site, siteVersion), isOld });
  }
  if (data?.type === "take-over") {
    scope.skipWaiting(); // ends when it has taken over, for which this event must not wait
  }
  if (data?.type === "adopt" && source) {
    await adopt(scope, source);
  }
}

/**
 * Takes over a page that came over the network, if it is the one that the stored version has.
 * @param {WorkerScope} scope
 * @param {Client} page
 */
async function adopt({ clients, registration: { scope } }, page) {
  if (await versionOfPage(scope, page.id) !== undefined) {
    return;
  }
  const file = fileAt(page.url, scope, siteVersion.files);
  const response = await fetch(page.url, { cache: "force-cache" }).catch(() => null);
  const isSame = file && response?.ok && await hashOf(await response.arrayBuffer()) === siteVersion.files[file];
  await notePage(scope, page.id, isSame ? siteVersion.version : NETWORK);
  if (isSame) {
    await clients.claim();
  } else if (file) {
    page.postMessage({ type: "new-version", scope });
  }
}

/** @param {WorkerScope} scope @param {Message} message */
async function tell({ clients, registration: { scope } }, message) {
  for (const page of await clients.matchAll({ includeUncontrolled: true, type: "window" })) {
    page.postMessage({ ...message, scope });
  }
}
