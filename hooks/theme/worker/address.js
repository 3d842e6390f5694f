/* Which file of the site an address asks for, whatever its query, its fragment, and the way its host writes it. */

/** @import { Files } from "./types.d.ts" */

/**
 * Returns the path of a site's file that an address asks for; null for one that the site has not.
 * @param {string} address
 * @param {string} scope the address of the site's folder, with a slash at its end
 * @param {Files} files
 */
export function fileAt(address, scope, files) {
  const path = pathIn(address, scope);
  if (path === null) {
    return null;
  }
  // Some hosts show workloads.html as /workloads.
  const wanted = path === "" || path.endsWith("/") ? [`${path}index.html`] : [path, `${path}.html`];
  return wanted.find((one) => Object.hasOwn(files, one)) ?? null;
}

/**
 * Returns whether an address is that of a folder with a page, but for the slash at its end that its links count on.
 * @param {string} address
 * @param {string} scope
 * @param {Files} files
 */
export function isFolder(address, scope, files) {
  const path = pathIn(address, scope);
  return Boolean(path) && Object.hasOwn(files, `${path}/index.html`);
}

/**
 * Returns the address of a file of the site.
 * @param {string} file
 * @param {string} scope
 */
export function addressOf(file, scope) {
  return new URL(file.split("/").map(encodeURIComponent).join("/"), scope).href;
}

/**
 * @param {string} address
 * @param {string} scope
 */
function pathIn(address, scope) {
  if (!address.startsWith(scope)) {
    return null;
  }
  try {
    return decodeURIComponent(address.slice(scope.length).replace(/[?#].*$/s, ""));
  } catch {
    return null; // a percent sign with no number behind it
  }
}
