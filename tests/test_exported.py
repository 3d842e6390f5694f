"""The files that a release has beside the site: one for each format, by name, with what it can't carry."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from books import open_book
from guide import exported
from selfcheck.export import all_exports

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]


def test_a_release_has_a_file_for_each_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    # The book is as old as the release, whenever it is made.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    monkeypatch.setattr("sys.argv", ["exported", "dist"])

    assert exported.main() == 0

    files = sorted((tmp_path / "dist").iterdir())
    assert len(files) == len(all_exports())
    assert {"ai-study-guide.epub", "ai-study-guide-moodle.xml"} <= {one.name for one in files}
    assert all(re.fullmatch(r"ai-study-guide[a-z0-9-]*(\.[a-z0-9]+)+", one.name) for one in files)
    assert all(one.stat().st_size > 10_000 for one in files)
    ordering = "/// question | a-step-of-data-parallel-training"
    line = 1 + (ROOT / "docs/apply.md").read_text(encoding="utf-8").splitlines().index(ordering)
    assert f"apply.md:{line}:1: [export-gift] " in capsys.readouterr().err
    released = re.search(r"^## .*\((.*)\)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert released
    book = open_book((tmp_path / "dist/ai-study-guide.epub").read_bytes())
    assert ("dcterms:modified", f"{released[1]}T00:00:00Z") in book.metadata


def test_what_the_site_offers_can_be_made() -> None:
    assert next(iter(exported.offers())) == "epub"
    assert exported.offers().keys() <= all_exports().keys()
