/* What the page says of the figure's assumptions, for the last drawer. */

/** @param {HTMLElement} host @returns {Node[][]} */
export function sources(host) {
  const said = host.closest("figure")?.querySelector(":scope > .visual-about");
  said?.remove();
  return [...said?.querySelectorAll("li") ?? []].map((item) => [...item.childNodes]);
}
