/* The names of the caches: one for each version of a site, and one for the versions that its pages came from. Sites of the
   same origin share the browser's caches, so a name holds the site's folder. */

/** Changes when what is in the caches does; a worker leaves those of another format alone. */
const FORMAT = "offline-1";
const VERSION = /^[0-9a-f]{16}$/;

/**
 * @param {string} scope the address of the site's folder
 * @param {string} version
 */
export function cacheOf(scope, version) {
  return `${FORMAT} ${new URL(scope).pathname} ${version}`;
}

/** The cache that notes which version each open page came from. @param {string} scope */
export function cacheOfPages(scope) {
  return cacheOf(scope, "pages");
}

/**
 * Returns the version that a cache holds; null for a cache that is none of this site's versions.
 * @param {string} name
 * @param {string} scope
 */
export function versionOf(name, scope) {
  const version = name.slice(name.lastIndexOf(" ") + 1);
  return VERSION.test(version) && name === cacheOf(scope, version) ? version : null;
}
