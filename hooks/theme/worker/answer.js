/* Answers what a page asks for: from the version that the page came from, or over the network. */

/** @import { Files, RequestEvent, Version } from "./types.d.ts" */
import { fileAt, isFolder } from "./address.js";
import { NETWORK, onlyVersion } from "./choice.js";
import { notePage, versionOfPage } from "./pages.js";
import { partOf } from "./range.js";
import { filesOf, isWhole, keptVersions, storedFile } from "./versions.js";

const NOT_FOUND = "404.html";

/** The files of the versions that have answered, so that they are read once. @type {Map<string, Promise<Files>>} */
const lists = new Map();

/**
 * Returns whether a request is one for the site's files.
 * @param {Request} request
 * @param {string} scope
 */
export function isOurs({ method, url, cache, mode }, scope) {
  return method === "GET" && url.startsWith(scope) && !(cache === "only-if-cached" && mode !== "same-origin");
}

/**
 * Answers the request for a page from the newest version. What the version has not is asked of the host.
 * @param {RequestEvent} event
 * @param {string} scope
 * @param {Version} newest
 */
export async function answerPage({ request, resultingClientId }, scope, { version, files }) {
  const isStored = await isWhole(scope, version);
  const file = fileAt(request.url, scope, files);
  const page = isStored && file ? await storedFile(scope, version, file) : undefined;
  if (page) {
    await notePage(scope, resultingClientId, version);
    return await partOf(page, request.headers.get("Range"));
  }
  if (isStored && isFolder(request.url, scope, files)) {
    const { origin, pathname, search } = new URL(request.url);
    return Response.redirect(`${origin}${pathname}/${search}`);
  }
  try {
    const answer = await fetch(request);
    await notePage(scope, resultingClientId, NETWORK);
    return answer;
  } catch (error) {
    const notFound = isStored ? await storedFile(scope, version, NOT_FOUND) : undefined;
    if (!notFound) {
      throw error;
    }
    await notePage(scope, resultingClientId, version);
    return new Response(notFound.body, { status: 404, statusText: "Not Found", headers: notFound.headers });
  }
}

/**
 * Answers the request for a part of a page, or for a page that a script puts into another.
 * @param {RequestEvent} event
 * @param {string} scope
 */
export async function answerPart({ request, clientId, resultingClientId }, scope) {
  const noted = clientId ? await versionOfPage(scope, clientId) : undefined;
  if (resultingClientId && noted !== undefined) {
    // A worker of the page goes with its page.
    await notePage(scope, resultingClientId, noted);
  }
  const answer = noted === undefined || noted === NETWORK ? undefined : await fromVersion(request, scope, noted);
  if (answer) {
    return answer;
  }
  try {
    return await fetch(request);
  } catch (error) {
    const guess = noted === undefined ? await onlyStored(scope) : null;
    const instead = guess === null ? undefined : await fromVersion(request, scope, guess);
    if (!instead) {
      throw error;
    }
    return instead;
  }
}

/**
 * @param {Request} request
 * @param {string} scope
 * @param {string} version
 */
async function fromVersion(request, scope, version) {
  const list = lists.get(version) ?? filesOf(scope, version);
  lists.set(version, list);
  const file = fileAt(request.url, scope, await list);
  const answer = file === null ? undefined : await storedFile(scope, version, file);
  return answer && await partOf(answer, request.headers.get("Range"));
}

/** @param {string} scope */
async function onlyStored(scope) {
  const kept = await keptVersions(scope);
  return onlyVersion(kept.filter(({ isComplete }) => isComplete).map(({ version }) => version));
}
