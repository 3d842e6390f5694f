"""The models of the visuals in an empty page, called by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from guide import visuals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

DOCS = Path(__file__).parents[3] / "docs"
MODELS = sorted((DOCS / visuals.FOLDER / "models").glob("*.js"))


@pytest.fixture
def draws_figures() -> bool:
    return True


@pytest.fixture(scope="session")
def models(browser: Browser) -> Iterator[Page]:
    """An empty page with every model, and nothing else of ours."""
    page = browser.new_page()
    folder = DOCS / visuals.FOLDER
    names = [name for model in MODELS for name in visuals.files_for(DOCS, f"models/{model.name}")]
    for name in dict.fromkeys([*names, "data/runs.js", "data/presets.js", "data/queries.js"]):
        page.add_script_tag(path=folder / name)
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
