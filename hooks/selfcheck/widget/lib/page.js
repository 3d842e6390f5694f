/* Where a page stands in its site. */

/** Looked for once: it stands at a page's end, and every answer asks for it. @type {HTMLScriptElement | null} */
let ours = null;

/**
 * Where the page stands in its site, as its script's element says, which instant navigation replaces with the page.
 * @returns {{ site: string, page: string, folder: string, bank: string, review: string }} `review` is empty on a site
 *   without one
 */
export function pageInfo() {
  if (!ours?.isConnected) {
    ours = document.querySelector("script[data-selfcheck-site]");
  }
  const data = ours?.dataset ?? {};
  const { selfcheckSite: site = "site", selfcheckPage: page = location.pathname, selfcheckBank = "bank/" } = data;
  const folder = ours?.src ?? location.href;
  return { site, page, folder, bank: new URL(selfcheckBank, folder).href, review: data.selfcheckReview ?? "" };
}

/**
 * The address of a page of the site, also where the site is a folder.
 * @param {string} url from the site's root
 */
export function pageAddress(url) {
  const address = new URL(url, new URL("../../", pageInfo().folder));
  if (address.protocol === "file:" && address.pathname.endsWith("/")) {
    address.pathname += "index.html";
  }
  return address.href;
}
