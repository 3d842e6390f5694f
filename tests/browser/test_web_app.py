"""The site as an app: its icons are the logo, its manifest is one that a browser can install, its bars have its colors."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from guide import site_styles, web_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DOCS = Path(__file__).parents[2] / "docs"
LOGO = (DOCS / "assets/site/logo.svg").read_text(encoding="utf-8")
GROUND = "#0f7085"
# file | size | how much of it the logo takes, where it has a ground of its own color: systems cut such icons to a shape
ICONS = [
    ("icon-192.png", 192, None),
    ("icon-512.png", 512, None),
    ("icon-maskable.png", 512, 0.8),
    ("icon-touch.png", 180, 1),
]
# How far the same drawing may differ from one browser to the next, of 255.
MOST_DIFFERENCE = 2
DRAW = """
async ([logo, size, side, ground]) => {
  const image = Object.assign(new Image(side, side), { src: `data:image/svg+xml;base64,${logo}` });
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const drawing = canvas.getContext("2d");
  drawing.fillStyle = ground;
  drawing.fillRect(0, 0, size, size);
  drawing.drawImage(image, (size - side) / 2, (size - side) / 2, side, side);
  return canvas.toDataURL();
}
"""
DIFFERENCE = """
async ([one, other]) => {
  const [first, second] = await Promise.all([one, other].map(async (source) => {
    const image = Object.assign(new Image(), { src: `data:image/png;base64,${source}` });
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height);
  }));
  const sizes = [first, second].map(({ width, height }) => [width, height]);
  const sum = first.data.reduce((sum, value, at) => sum + Math.abs(value - second.data[at]), 0);
  return { sizes, mean: sum / first.data.length };
}
"""


@pytest.fixture(scope="module")
def canvas(browser: Browser) -> Page:
    return browser.new_page()


def draw(page: Page, size: int, share: float | None) -> bytes:
    """Draw the logo as an icon."""
    logo = base64.b64encode(LOGO.encode()).decode()
    drawn: str = page.evaluate(DRAW, [logo, size, size * (share or 1), GROUND if share else "transparent"])
    return base64.b64decode(drawn.partition(",")[2])


@pytest.mark.parametrize(("name", "size", "share"), ICONS, ids=[row[0] for row in ICONS])
def test_an_icon_is_the_logo(
    canvas: Page, name: str, size: int, share: float | None, update_goldens: bool
) -> None:
    file = DOCS / "assets/site" / name
    drawn = draw(canvas, size, share)
    if update_goldens:
        file.write_bytes(drawn)

    pair = [base64.b64encode(one).decode() for one in (drawn, file.read_bytes())]
    found = canvas.evaluate(DIFFERENCE, pair)

    assert found["sizes"] == [[size, size], [size, size]]
    assert found["mean"] < MOST_DIFFERENCE


def test_the_colors_are_those_of_the_palette() -> None:
    palette = (site_styles.SOURCE / "styles/palette.css").read_text(encoding="utf-8")

    assert re.findall(r"--md-primary-fg-color: (#\w+);", palette) == [web_app.LIGHT, web_app.DARK]


def test_the_manifest_names_files_that_are_there(site: Path) -> None:
    app = json.loads((site / web_app.MANIFEST).read_text(encoding="utf-8"))

    assert (app["name"], app["start_url"], app["scope"]) == ("AI Study Guide", "./", "./")
    assert {one["purpose"] for one in app["icons"]} == {"any", "maskable"}
    assert all((site / one["src"]).is_file() for one in app["icons"])


def test_a_browser_finds_nothing_wrong_with_the_app(page: Page, address: str) -> None:
    page.goto(f"{address}contribute/visuals.html")
    session = page.context.new_cdp_session(page)

    found = session.send("Page.getAppManifest")

    assert found["url"] == f"{address}{web_app.MANIFEST}"
    assert found["errors"] == []
    parsed = found["manifest"]
    assert (parsed["startUrl"], parsed["scope"]) == (address, address)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_browsers_bars_have_the_color_of_the_header(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # its own literal
    page.goto(f"{address}glossary.html")
    expect(page.locator("meta[name=theme-color]")).to_have_count(1)

    color = page.locator("meta[name=theme-color]").get_attribute("content")
    header = page.locator(".md-header").evaluate("one => getComputedStyle(one).backgroundColor")
    assert color == page.evaluate(
        """color => "#" + color.match(/[0-9]+/g).map((one) => Number(one).toString(16).padStart(2, "0")).join("")""",
        header,
    )


def test_a_copy_on_a_disk_asks_for_no_manifest(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/glossary.html")

    assert page.locator("link[rel=manifest]").count() == 0
