"""What the tests ask axe is answered: a fault in one scheme alone, and one among many words that are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.axe import violations
from browser.web_server import BLANK

if TYPE_CHECKING:
    from playwright.sync_api import Page

SPOILED = """
() => {
  document.title = "Spoiled";
  document.documentElement.lang = "en";
  document.body.innerHTML = `<header class="md-header"><img src="data:,"></header>
    <main><h1>Spoiled</h1><p>Words.</p><p>Words.</p><p>Words.</p><p id="dim">Words.</p><p hidden>Words.</p><input></main>`;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default";
    document.querySelector("#dim").style.background = dark.matches ? "#222" : "#fff";
  };
  dark.addEventListener("change", show);
  show();
}
"""


def test_a_fault_is_found(page: Page, server: str) -> None:
    page.goto(server.rstrip("/") + BLANK)
    page.evaluate(SPOILED)

    def found(*, framed: bool) -> list[str]:
        return sorted(
            ": ".join(one.split(": ")[:3]).partition("]")[0] for one in violations(page, framed=framed)
        )

    assert found(framed=False) == ["dark: color-contrast: ['#dim'", "light: label: ['input'"]
    assert found(framed=True) == [
        "dark: color-contrast: ['#dim'",
        "light: image-alt: ['img'",
        "light: label: ['input'",
    ]
