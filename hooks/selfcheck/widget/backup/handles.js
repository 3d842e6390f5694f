/* The file that is kept up to date, from one visit to the next: IndexedDB alone can keep a handle of it. */

/** @import { KeptFile } from "../types.d.ts" */

/** A database of a later version refuses to open, and is left alone. */
const VERSION = 1;
const ROOM = "files";
const KEY = "copy";

/**
 * @param {string} site
 * @returns {Promise<KeptFile | null>}
 */
export async function keptFile(site) {
  const found = await use(site, "readonly", (files) => files.get(KEY));
  return found?.handle?.kind === "file" && Array.isArray(found.known) ? found : null;
}

/**
 * @param {string} site
 * @param {KeptFile | null} file null for none
 */
export async function keepFile(site, file) {
  await use(site, "readwrite", (files) => file ? files.put(file, KEY) : files.delete(KEY));
}

/**
 * @param {string} site
 * @param {IDBTransactionMode} how
 * @param {(files: IDBObjectStore) => IDBRequest} act
 * @returns {Promise<any>} what came of it
 */
async function use(site, how, act) {
  const opening = indexedDB.open(`selfcheck:${site}`, VERSION);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(ROOM);
  const database = await done(opening);
  try {
    return await done(act(database.transaction(ROOM, how).objectStore(ROOM)));
  } finally {
    database.close();
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
