/* Chooses the color scheme, in the place of the theme's script for it, which makes the browser style the page anew four
   times while it opens. It keeps the choice where the theme's inline script, which runs first, finds it. Runs before the
   theme does. */

const SYSTEM = "(prefers-color-scheme)";
const KEPT = "__palette";

export function chooseColorScheme() {
  const form = document.querySelector("[data-site-palette]");
  const options = [...form?.querySelectorAll("input") ?? []];
  const kept = globalThis.__md_get?.(KEPT)?.index;
  const found = kept ?? options.findIndex((one) => matchMedia(one.dataset.mdColorMedia ?? "").matches);
  let chosen = Math.max(0, Math.min(found, options.length - 1));
  if (!form || options.length === 0) {
    return;
  }
  const choose = (/** @type {number} */ index) => {
    chosen = index;
    withoutTransitions(() => show(options, chosen));
  };
  show(options, chosen);
  options.forEach((option, index) => option.addEventListener("change", () => choose(index)));
  form.addEventListener("keydown", (event) => {
    if (/** @type {KeyboardEvent} */ (event).key === "Enter") {
      const next = options[(chosen + 1) % options.length];
      next?.click();
      next?.focus();
    }
  });
  matchMedia("(prefers-color-scheme: light)").addEventListener("change", () => choose(chosen));
}

/**
 * Puts a scheme's colors on the page, and keeps the choice.
 * @param {HTMLInputElement[]} options
 * @param {number} index
 */
function show(options, index) {
  const colors = colorsOf(options, options[index]);
  for (const [name, value] of Object.entries(colors)) {
    document.body.setAttribute(`data-md-color-${name}`, value);
  }
  options.forEach((option, at) => option.nextElementSibling?.toggleAttribute("hidden", at !== index));
  globalThis.__md_set?.(KEPT, { index, color: colors });
}

/**
 * @param {HTMLInputElement[]} options
 * @param {HTMLInputElement | undefined} chosen
 * @returns {Record<string, string>} its colors, or those of the option that the system is for
 */
function colorsOf(options, chosen) {
  const media = chosen?.dataset.mdColorMedia ?? "";
  const isOfSystem = (/** @type {HTMLInputElement} */ { dataset: { mdColorMedia = "" } }) =>
    mdColorMedia !== SYSTEM && matchMedia(mdColorMedia).matches;
  const { dataset } = (media === SYSTEM ? options.find(isOfSystem) : chosen) ?? document.body;
  const { mdColorScheme: scheme = "", mdColorPrimary: primary = "", mdColorAccent: accent = "" } = dataset;
  return { media, scheme, primary, accent };
}

/**
 * Changes colors at once, also those that fade elsewhere.
 * @param {() => void} change
 */
function withoutTransitions(change) {
  document.body.setAttribute("data-md-color-switching", "");
  change();
  requestAnimationFrame(() => setTimeout(() => document.body.removeAttribute("data-md-color-switching")));
}
