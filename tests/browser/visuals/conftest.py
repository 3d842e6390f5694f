"""The models of the visuals in an empty page, called by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from guide import visuals
from selfcheck import bundle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

INSIDE = Path(__file__).with_name("inside.js")


@pytest.fixture
def draws_figures() -> bool:
    return True


@pytest.fixture
def runs_theme(request: pytest.FixtureRequest) -> bool:
    """The dark scheme is the theme's."""
    return "axe" in str(request.node.name)


@pytest.fixture(scope="session")
def models(browser: Browser) -> Iterator[Page]:
    """An empty page with every model, and nothing else of ours."""
    page = browser.new_page()
    entry = f'import "{INSIDE.as_uri()}";\n'
    made = bundle.bundle({"inside.js": entry}, [visuals.FIGURES, INSIDE.parent])
    page.add_script_tag(content=made["inside.js"])
    yield page
    page.close()


@pytest.fixture(scope="session")
def call(models: Page) -> Callable[..., Any]:
    """Call a function of a model: its path, then its arguments."""

    def run(path: str, *arguments: Any) -> Any:
        program = f"arguments => globalThis.models.{path}(...arguments)"
        return models.evaluate(program, list(arguments))

    return run


@pytest.fixture(scope="session")
def sections(site: Path) -> list[dict[str, str]]:
    """What the built site's own pages say, without the two that only tests have."""
    rows: list[list[str]] = []
    for script in sorted((site / visuals.FOLDER / "passages").glob("[0-9]*.js")):
        text = script.read_text(encoding="utf-8")
        rows += json.loads(text[text.index("[") : text.rindex(")")])
    names = ("page", "title", "heading", "anchor", "text")
    return [
        dict(zip(names, row, strict=True)) for row in rows if row[0] not in {"gallery.html", "kinds.html"}
    ]
