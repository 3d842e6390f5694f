/* The file that is kept up to date: read and merged before it is written, by one tab at a time. */

/** @import { AnswerRecord, PickedFile } from "../types.d.ts" */
import { today } from "../core/record.js";
import { newRecords, readProgress, writeProgress } from "../core/transfer.js";
import { pageInfo } from "../lib/page.js";
import { keepBackup, keptBackup } from "../store/backup.js";
import { openedStore } from "../store/opened.js";
import { keepFile, keptFile } from "./handles.js";
import { nameOf } from "./restore.js";
import { allAnswers } from "./save.js";

/** After the last answer, as long as it takes a reader to give the next: ms. */
const WAIT = 1500;
/** How often a file that something else writes at the same time is read anew. */
const TRIES = 3;
const LARGEST = 5 * 1024 * 1024;
const WRITE = { mode: "readwrite" };
const JSON_FILES = [{ accept: { "application/json": [/** @type {const} */ (".json")] } }];

/** The event by which the document hears that the file was written, or could not be. */
export const COPIED = "selfcheck:copied";

let isFollowing = false;
/** @type {number | undefined} */
let timer;

/** Whether the browser lets a page keep a file up to date. */
export function canKeepCopy() {
  return "showSaveFilePicker" in globalThis && "locks" in navigator;
}

/** Brings the file up to date now, and after each answer. */
export function keepCopy() {
  if (isFollowing || !canKeepCopy() || !keptBackup().file) {
    return;
  }
  isFollowing = true;
  openedStore().subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void bringUpToDate(), WAIT);
  });
  // Who leaves does not come back to a timer; what does not get done here is done on the next page.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer !== undefined) {
      void bringUpToDate();
    }
  });
  void bringUpToDate();
}

/**
 * Lets the reader choose the file.
 * @param {boolean} isNew The dialog for a new file empties the one that is chosen, so that for another device's is another.
 * @returns {Promise<string | null>} names the word that says what keeps it from being kept up to date; empty for nothing,
 *   null where the reader chose none
 */
export async function chooseCopy(isNew) {
  const { site } = pageInfo();
  const scope = /** @type {any} */ (globalThis);
  /** @type {PickedFile} */
  let handle;
  try {
    handle = isNew
      ? await scope.showSaveFilePicker({ suggestedName: `${site}-answers.json`, types: JSON_FILES })
      : (await scope.showOpenFilePicker({ types: JSON_FILES }))[0];
  } catch {
    return null;
  }
  try {
    await keepFile(site, { handle, known: [] });
  } catch {
    return "copyFailed";
  }
  keepBackup({ file: handle.name, problem: "" });
  await bringUpToDate(true);
  const { problem } = keptBackup();
  if (problem) {
    await endCopy();
  } else {
    keepCopy();
  }
  return problem;
}

/** Leaves the file as it is from now on. */
export async function endCopy() {
  // Without a name, what could not be taken out is not used.
  await keepFile(pageInfo().site, null).catch(() => {});
  keepBackup({ file: "", problem: "" });
}

/**
 * Brings the file up to date, when no other tab does.
 * @param {boolean} [mayAsk] whether the reader has just pressed a button, and may be asked to let the page write
 */
export async function bringUpToDate(mayAsk = false) {
  clearTimeout(timer);
  timer = undefined;
  if (!keptBackup().file) {
    return;
  }
  try {
    await navigator.locks.request(`selfcheck:${pageInfo().site}:copy`, () => mergeAndWrite(mayAsk));
  } catch (error) {
    const { name } = /** @type {Error} */ (error);
    keepBackup({ problem: name === "NotFoundError" ? "copyGone" : "copyFailed" });
  }
  document.dispatchEvent(new Event(COPIED));
}

/** @param {boolean} mayAsk */
async function mergeAndWrite(mayAsk) {
  const { site } = pageInfo();
  const kept = await keptFile(site);
  if (!kept) {
    keepBackup({ file: "", problem: "" });
    return;
  }
  const { handle } = kept;
  const may = mayAsk ? await handle.requestPermission(WRITE) : await handle.queryPermission(WRITE);
  if (may !== "granted") {
    keepBackup({ problem: "copyAsks" });
    return;
  }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const file = await handle.getFile();
    const text = await file.text();
    const found = text.trim() ? readAll(file, text, site) : { records: [], unread: [] };
    if ("problem" in found) {
      keepBackup({ problem: found.problem });
      return;
    }
    addNew(found.records, kept.known);
    const records = allAnswers();
    const next = writeProgress(site, records, found.unread);
    if (next === text || await write(handle, next, file.lastModified)) {
      await keepFile(site, { handle, known: records.map(nameOf) });
      keepBackup({ file: handle.name, problem: "", day: today(), answers: records.length });
      return;
    }
  }
  keepBackup({ problem: "copyFailed" });
}

/**
 * Reads a file that has something in it; what isn't ours is left as it is.
 * @param {File} file
 * @param {string} text
 * @param {string} site
 */
function readAll(file, text, site) {
  const found = file.size > LARGEST ? { problem: "importOther" } : readProgress(text);
  if ("problem" in found) {
    return { problem: found.problem === "importNewer" ? "copyNewer" : "copyOther" };
  }
  return found.site === site ? found : { problem: "copyOther" };
}

/**
 * Adds what another device has put into the file. What the file had when it was last written here, and is not here any
 * more, was deleted here.
 * @param {AnswerRecord[]} records
 * @param {string[]} known
 */
function addNew(records, known) {
  const store = openedStore();
  const before = new Set(known);
  const added = newRecords(records, (question) => store.answers(question)).filter((one) => !before.has(nameOf(one)));
  if (added.length > 0) {
    store.add(added);
  }
}

/**
 * Writes beside the file, which takes its place when all is written.
 * @param {PickedFile} handle
 * @param {string} text
 * @param {number} time at which the file was written that was read
 * @returns {Promise<boolean>} false where something else has written it since
 */
async function write(handle, text, time) {
  const stream = await handle.createWritable();
  try {
    await stream.write(text);
    if ((await handle.getFile()).lastModified !== time) {
      await stream.abort();
      return false;
    }
    await stream.close();
    return true;
  } catch (error) {
    await stream.abort().catch(() => {});
    throw error;
  }
}
