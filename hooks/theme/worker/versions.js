/* The stored versions of the site: each is filled file by file, checked, and marked as whole. */

/** @import { Files, Reason, Version } from "./types.d.ts" */
import { addressOf } from "./address.js";
import { cacheOf, versionOf } from "./names.js";
import { plan } from "./plan.js";

/** How many files are downloaded at a time: a page that loads comes first. */
const AT_ONCE = 2;
/** Notes of ours among a version's files, at addresses that no page asks for. */
const LIST = ".offline/files";
const WHOLE = ".offline/whole";

/** Why a version could not be stored. */
export class StoringError extends Error {
  /** @param {Reason} reason @param {string} [detail] */
  constructor(reason, detail = "") {
    super(`${reason}: ${detail}`);
    this.reason = reason;
  }
}

/**
 * Stores a version: what an earlier attempt or another version has is not loaded again. What is stored before an error
 * stays for the next attempt, but for want of room, which others may need.
 * @param {string} scope
 * @param {Version} version
 * @throws {StoringError}
 */
export async function store(scope, { version, files, bytes }) {
  const name = cacheOf(scope, version);
  try {
    if (await isWhole(scope, version)) {
      return;
    }
    const cache = await caches.open(name);
    const stored = await pathsIn(scope, version);
    const others = await otherFiles(scope, version);
    const { copies, downloads } = plan(files, stored, others);
    await checkRoom(copies.length + downloads.length ? bytes * (1 - stored.size / Object.keys(files).length) : 0);
    await cache.put(addressOf(LIST, scope), new Response(JSON.stringify(files)));
    for (const { file, cache: other, from } of copies) {
      const found = await caches.match(addressOf(from, scope), { cacheName: other, ignoreVary: true });
      if (found) {
        await cache.put(addressOf(file, scope), found);
      } else {
        downloads.push(file);
      }
    }
    await inTurns(downloads, (file) => download(cache, addressOf(file, scope), files[file] ?? ""));
    const found = await pathsIn(scope, version);
    const missing = Object.keys(files).find((file) => !found.has(file));
    if (missing) {
      throw new StoringError("changed", missing);
    }
    await cache.put(addressOf(WHOLE, scope), new Response());
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === "quota") {
      await caches.delete(name);
    }
    throw error instanceof StoringError ? error : new StoringError(reason, String(error));
  }
}

/**
 * Lists the versions of the site that are stored, and whether they are whole.
 * @param {string} scope
 */
export async function keptVersions(scope) {
  const versions = (await caches.keys()).map((name) => versionOf(name, scope)).filter((one) => one !== null);
  return await Promise.all(versions.map(async (version) => ({ version, isComplete: await isWhole(scope, version) })));
}

/** @param {string} scope @param {string} version */
export async function isWhole(scope, version) {
  return Boolean(await storedFile(scope, version, WHOLE));
}

/** Counts the files of a version that are stored. @param {string} scope @param {Version} version */
export async function progressOf(scope, { version, files }) {
  const stored = await pathsIn(scope, version);
  const names = Object.keys(files);
  return {
    done: names.filter((file) => stored.has(file)).length,
    total: names.length,
    isComplete: stored.has(WHOLE),
  };
}

/**
 * Returns the files that a stored version has, with their hashes.
 * @param {string} scope
 * @param {string} version
 * @returns {Promise<Files>}
 */
export async function filesOf(scope, version) {
  const list = await storedFile(scope, version, LIST);
  return list ? await list.json() : {};
}

/**
 * Finds a stored file. A cache that is opened would be made, and this asks for it by its name.
 * @param {string} scope
 * @param {string} version
 * @param {string} file
 */
export async function storedFile(scope, version, file) {
  return await caches.match(addressOf(file, scope), { cacheName: cacheOf(scope, version), ignoreVary: true });
}

/**
 * Lists what is stored of a version. To open a cache that another event has just deleted would make it again.
 * @param {string} scope
 * @param {string} version
 * @returns {Promise<Set<string>>}
 */
async function pathsIn(scope, version) {
  const name = cacheOf(scope, version);
  const keys = await caches.has(name) ? await (await caches.open(name)).keys() : [];
  return new Set(keys.map(({ url }) => decodeURIComponent(url.slice(scope.length))));
}

/**
 * Lists what the site's other versions hold, by the names of their caches.
 * @param {string} scope
 * @param {string} version
 */
async function otherFiles(scope, version) {
  /** @type {Map<string, Files>} */
  const others = new Map();
  for (const { version: one } of await keptVersions(scope)) {
    if (one !== version) {
      const paths = await pathsIn(scope, one);
      const files = Object.entries(await filesOf(scope, one)).filter(([file]) => paths.has(file));
      others.set(cacheOf(scope, one), Object.fromEntries(files));
    }
  }
  return others;
}

/**
 * Downloads a file and checks that it is the one that the version lists: an older copy in the browser's own cache is
 * asked for again, and a host with another file is in the middle of an update.
 * @param {Cache} cache
 * @param {string} address
 * @param {string} hash
 */
async function download(cache, address, hash) {
  for (const mode of /** @type {const} */ (["default", "reload"])) {
    const response = await fetch(address, { cache: mode, priority: "low" });
    if (!response.ok) {
      throw new StoringError(response.status < 500 ? "changed" : "network", `${address}: ${response.status}`);
    }
    const content = await response.arrayBuffer();
    if (await hashOf(content) === hash) {
      const headers = new Headers(response.headers);
      // What is stored is unpacked, and a redirected answer would be refused for a page.
      for (const one of ["Content-Encoding", "Content-Length", "Transfer-Encoding"]) {
        headers.delete(one);
      }
      // A page that came from another version may be shown in the same process, which must ask for its own.
      headers.set("Cache-Control", "no-cache");
      await cache.put(address, new Response(content, { headers }));
      return;
    }
  }
  throw new StoringError("changed", address);
}

/** @param {ArrayBuffer} content */
export async function hashOf(content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return btoa(String.fromCharCode(...digest)).replace(/=+$/, "");
}

/**
 * Does a work for each item, a few at a time, and stops at the first error.
 * @param {string[]} items
 * @param {(item: string) => Promise<void>} work
 */
async function inTurns(items, work) {
  const waiting = [...items];
  let hasFailed = false;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let item = waiting.shift(); item !== undefined && !hasFailed; item = waiting.shift()) {
      await work(item).catch((error) => {
        hasFailed = true;
        throw error;
      });
    }
  }));
}

/** Fails where the browser says that there is no room, before anything is loaded. @param {number} needed in bytes */
async function checkRoom(needed) {
  const { quota, usage } = await (navigator.storage?.estimate() ?? Promise.resolve({}));
  if (quota !== undefined && usage !== undefined && quota - usage < needed) {
    throw new StoringError("quota", `${needed} bytes`);
  }
}

/** @param {unknown} error @returns {Reason} */
function reasonOf(error) {
  if (error instanceof StoringError) {
    return error.reason;
  }
  if (error instanceof DOMException) {
    return error.name === "QuotaExceededError" ? "quota" : "denied";
  }
  return "network";
}
