/* Notes which version each open page came from. The browser ends an idle worker, so what is noted is stored, too. */

import { addressOf } from "./address.js";
import { cacheOfPages } from "./names.js";

/** How long a page is counted as open that the browser does not list yet, in milliseconds. */
const OPENING = 60_000;
const FOLDER = ".offline/pages/";

/** @type {Map<string, string>} */
const noted = new Map();

/**
 * @param {string} scope
 * @param {string} client
 * @param {string} version
 */
export async function notePage(scope, client, version) {
  noted.set(client, version);
  try {
    const cache = await caches.open(cacheOfPages(scope));
    await cache.put(addressOf(FOLDER + client, scope), new Response(JSON.stringify({ version, at: Date.now() })));
  } catch {
    // Without room, what is noted holds as long as the worker does.
  }
}

/**
 * @param {string} scope
 * @param {string} client
 * @returns {Promise<string | undefined>}
 */
export async function versionOfPage(scope, client) {
  if (!noted.has(client)) {
    const found = await caches.match(addressOf(FOLDER + client, scope), { cacheName: cacheOfPages(scope) });
    if (found) {
      noted.set(client, (await found.json()).version);
    }
  }
  return noted.get(client);
}

/**
 * Returns the versions that open pages came from, and forgets pages that are closed.
 * @param {string} scope
 * @param {ReadonlySet<string>} open the pages that the browser lists
 * @returns {Promise<Set<string>>}
 */
export async function versionsInUse(scope, open) {
  const cache = await caches.open(cacheOfPages(scope));
  /** @type {Set<string>} */
  const used = new Set();
  for (const request of await cache.keys()) {
    const { version, at } = await (await cache.match(request))?.json() ?? {};
    const client = request.url.slice(addressOf(FOLDER, scope).length);
    if (open.has(client) || Date.now() - at < OPENING) {
      used.add(version);
    } else {
      noted.delete(client);
      await cache.delete(request);
    }
  }
  return used;
}
