"""Modules become classic scripts, once for the same text, and a mistake in one is said."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from selfcheck import assets, bundle

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def module(tmp_path: Path) -> Path:
    (tmp_path / "lib.js").write_text("export const used = 1;\nexport const unused = 2;\n", encoding="utf-8")
    path = tmp_path / "page.js"
    path.write_text(
        'import { used } from "./lib.js";\nexport function start() {\n  console.log(used);\n}\n',
        encoding="utf-8",
    )
    return path


def test_a_script_is_classic_and_holds_what_it_uses(module: Path) -> None:
    script = bundle.bundle({"page.js": bundle.entry(module)}, [module.parent])["page.js"]

    assert script.startswith("(()=>{")
    assert "console.log" in script
    assert "import" not in script
    assert "unused" not in script


def test_a_bundle_is_made_once(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = {"page.js": bundle.entry(module)}
    first = bundle.bundle(entries, [module.parent])

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("Deno was started")

    monkeypatch.setattr(subprocess, "run", refuse)

    assert bundle.bundle(entries, [module.parent]) == first
    (module.parent / "lib.js").write_text("export const used = 3;\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="Deno was started"):
        bundle.bundle(entries, [module.parent])


def test_a_module_can_be_replaced(module: Path) -> None:
    entries = {"page.js": bundle.entry(module)}
    other = {module.parent / "lib.js": 'export const used = "another";'}

    script = bundle.bundle(entries, [module.parent], replaced=other)["page.js"]

    assert '"another"' in script
    assert '"another"' not in bundle.bundle(entries, [module.parent])["page.js"]


def test_a_replacement_that_lacks_an_export_is_named(module: Path) -> None:
    with pytest.raises(bundle.BundleError, match="used"):
        bundle.bundle(
            {"page.js": bundle.entry(module)},
            [module.parent],
            replaced={module.parent / "lib.js": "export const unused = 2;"},
        )


def test_a_map_leads_back_to_the_modules(module: Path) -> None:
    made = bundle.bundle({"page.js": bundle.entry(module)}, [module.parent], maps=True)

    assert made["page.js"].rstrip().endswith("//# sourceMappingURL=page.js.map")
    assert any(source.endswith("/page.js") for source in json.loads(made["page.js.map"])["sources"])


def test_a_module_that_is_missing_is_named(module: Path) -> None:
    (module.parent / "lib.js").unlink()

    with pytest.raises(bundle.BundleError) as caught:
        bundle.bundle({"page.js": bundle.entry(module)}, [module.parent])

    assert "lib.js" in str(caught.value)
    assert "backtrace" not in str(caught.value)


def test_without_deno_it_says_what_to_install(module: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)

    with pytest.raises(bundle.BundleError, match="pip install deno"):
        bundle.bundle({"page.js": bundle.entry(module)}, [module.parent])


def test_words_take_a_line_that_a_map_knows() -> None:
    plain, mapped = (assets.files(maps=maps) for maps in (False, True))
    name = assets.QUIZ_SCRIPT

    assert mapped[name].splitlines()[0] == plain[name].splitlines()[0]
    assert json.loads(mapped[f"{name}.map"])["mappings"].startswith(";")


QUIZ = '<self-check data-phase="quiz">'
PROGRESS = '<self-check data-search-exclude data-phase="progress">'
REVIEW = '<self-check data-tags="rag" data-phase="review">'


@pytest.mark.parametrize(
    ("html", "scripts", "styles"),
    [
        ("<p>", ["marks.js"], ["marks.css"]),
        (QUIZ, ["selfcheck.js"], ["selfcheck.css"]),
        ('<self-check data-phase="pretest">', ["selfcheck.js"], ["selfcheck.css"]),
        (REVIEW, ["review.js"], ["selfcheck.css", "review.css"]),
        (PROGRESS, ["progress.js"], ["progress.css"]),
        (PROGRESS + QUIZ, ["selfcheck.js", "progress.js"], ["selfcheck.css", "progress.css"]),
        (REVIEW + PROGRESS, ["review.js", "progress.js"], ["selfcheck.css", "review.css", "progress.css"]),
        ("<self-check-front>" + QUIZ, ["front.js"], ["front.css"]),
    ],
)
def test_a_page_has_the_scripts_and_the_styles_that_it_needs(
    html: str, scripts: list[str], styles: list[str]
) -> None:
    assert [path.removeprefix("assets/selfcheck/") for path in assets.scripts_for(html)] == scripts
    assert [path.removeprefix("assets/selfcheck/") for path in assets.styles_for(html)] == styles
