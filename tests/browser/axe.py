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
RUN = "([context, options]) => axe.run(context, options).then(({ violations }) => violations)"
COLORS = {"runOnly": ["color-contrast", "link-in-text-block"]}


# It is the same around every page: where it is looked at once, it need not be looked at again.
FRAME = [[".md-header"], [".md-tabs"], [".md-sidebar"], [".md-footer"]]


# What a reader's system wants | what the theme calls it | what axe looks at: all but colors is the same in both
SCHEMES: tuple[tuple[Literal["light", "dark"], str, dict[str, Any]], ...] = (
    ("light", "default", {}),
    ("dark", "slate", COLORS),
)


def violations(page: Page, part: str | None = None, *, framed: bool = False) -> list[str]:
    """What axe finds in both schemes on a page, with or without the site's frame, or in the part that a selector names."""
    # Fading colors would be measured halfway.
    page.evaluate(STILL)
    # The figures are looked at in their own tests, unfolded.
    context = part or {"exclude": [[".visual"], *([] if framed else FRAME)]}
    told = []
    page.evaluate(Axe().axe_script)
    for scheme, name, rules in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
        # Nothing is asked about what it passes, and telling that is half its work.
        options = {**rules, "resultTypes": ["violations"]}
        found: list[dict[str, Any]] = page.evaluate(RUN, [context, options])
        told += [
            f"{scheme}: {violation['id']}: {node['target']} {node.get('failureSummary', '')}"
            for violation in found
            for node in violation["nodes"]
        ]
    return told
