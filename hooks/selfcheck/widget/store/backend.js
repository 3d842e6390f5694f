/* Where a site's text is kept: the browser's own storage, or a hidden page's on file://. */

/** @import { Backend } from "../types.d.ts" */
import { pageInfo } from "../lib/page.js";
import { shared } from "../lib/shared.js";
import { LocalBackend } from "./local-backend.js";
import { SCHEMA } from "./schema.js";

/** @returns {Backend} the storage of the site that the page belongs to */
export function openBackend() {
  const { site, folder } = pageInfo();
  const { openHub } = shared();
  return openHub ? openHub(site, SCHEMA, new URL("store.html", folder).href) : new LocalBackend(site, SCHEMA);
}
