"""What axe finds on a page, in both schemes."""

from __future__ import annotations

from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

# The page's policy takes no style element.
STILL = """
() => {
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
}
"""
# Contrast takes most of axe's time, and hangs on nothing but styles: of words with the same, the first is looked at.
RUN = """
async ([part, excluded, everything, colors]) => {
  const isWords = (one) =>
    one.matches("input, select, textarea") || [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const style = (one) => {
    const { color, fontSize, fontWeight } = getComputedStyle(one);
    return [one.localName, one.getAttribute("class"), color, fontSize, fontWeight];
  };
  const ground = (one) => {
    const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one);
    const own = backgroundColor === "rgba(0, 0, 0, 0)" && backgroundImage === "none" && opacity === "1"
      ? [] : [backgroundColor, backgroundImage, opacity];
    return one.parentElement ? [...own, ...ground(one.parentElement)] : own;
  };
  const alike = new Map();
  for (const one of document.querySelectorAll(`:is(${part}) *`)) {
    if (!isWords(one) || one.closest(excluded) || !one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const key = JSON.stringify([style(one), style(one.parentElement), ground(one)]);
    if (!alike.has(key)) alike.set(key, one);
  }
  // Nothing is asked about what it passes, and telling that is half its work.
  const run = async (context, options) => (await axe.run(context, { ...options, resultTypes: ["violations"] })).violations;
  const rules = Object.fromEntries(colors.map((rule) => [rule, { enabled: false }]));
  const exclude = excluded.split(", ").map((selector) => [selector]);
  const found = await run([...alike.values()], { runOnly: colors });
  return everything ? [...found, ...await run({ include: [[part]], exclude }, { rules })] : found;
}
"""
COLORS = ["color-contrast", "link-in-text-block"]
# The figures are looked at in their own tests, unfolded.
FIGURES = ".visual"
# It is the same around every page: where it is looked at once, it need not be looked at again.
FRAME = ".md-header, .md-tabs, .md-sidebar, .md-footer"


# What a reader's system wants | what the theme calls it | whether axe looks at more than colors, which is the same in both
SCHEMES: tuple[tuple[Literal["light", "dark"], str, bool], ...] = (
    ("light", "default", True),
    ("dark", "slate", False),
)


def violations(page: Page, part: str | None = None, *, framed: bool = False) -> list[str]:
    """What axe finds in both schemes on a page, with or without the site's frame, or in the part that a selector names."""
    # Fading colors would be measured halfway.
    page.evaluate(STILL)
    excluded = ".none" if part else FIGURES if framed else f"{FIGURES}, {FRAME}"
    told = []
    page.evaluate(Axe().axe_script)
    for scheme, name, everything in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
        found: list[dict[str, Any]] = page.evaluate(RUN, [part or "html", excluded, everything, COLORS])
        told += [
            f"{scheme}: {violation['id']}: {node['target']} {node.get('failureSummary', '')}"
            for violation in found
            for node in violation["nodes"]
        ]
    return told
