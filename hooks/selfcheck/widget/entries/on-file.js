/* Pages on file://, beside their own script: reaches the storage of the one hidden page. */

import { shared } from "../lib/shared.js";
import { HubBackend } from "../store/hidden-page.js";

export function start() {
  shared().openHub = (site, schema, address) => new HubBackend(site, schema, address);
}
