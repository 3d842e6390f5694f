"""The figures' scripts: which there are, and how modules become them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guide import visuals
from selfcheck.bundle import BundleError

if TYPE_CHECKING:
    from collections.abc import Callable

DOCS = Path(__file__).parents[1] / "docs"
# kB that a script and a style sheet may weigh, gzipped, where the table has no row for it
SCRIPT, SHEET = 18, 4
WEIGHTS = {
    "figures.js": 1.4,
    "stage.js": 6.8,
    "answer.js": 1.5,
    "cluster.js": 25.4,
    "cluster-drawers.js": 1.8,
    "kit.js": 3,
    "lifecycle.js": 17.3,
    "lifecycle-drawers.js": 5,
    "rag.js": 22,
    "rag-drawers.js": 4.2,
    "rag-workloads.css": 4.25,
    "ways.js": 8.4,
    "ways-drawers.js": 1.3,
    "workloads.js": 9.6,
    "workloads-drawers.js": 3.9,
}
# kB that a page's figures may weigh with the kit, before a reader uses one, and where they weigh more already
PAGE = 25
PAGES = {"clusters.md": 40.4, "workloads.md": 38.2}


def test_every_figure_stands_on_a_page() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md"))

    assert set(visuals.visuals_on(pages)) == set(visuals.known())


def test_each_figure_has_a_script_and_a_page_with_several_one_sheet() -> None:
    files = visuals.files([("cluster", "ways"), ("ways",)])

    names = [
        *("cluster-drawers.js", "cluster-ways.css", "cluster.js", "figures.js", "stage.js"),
        *("ways-drawers.js", "ways.css", "ways.js"),
    ]
    assert list(files) == [f"assets/visuals/{name}" for name in names]
    assert '"ways"' in files["assets/visuals/ways.js"]
    assert '"cluster"' not in files["assets/visuals/ways.js"]
    assert "figuresSource" not in files["assets/visuals/ways.js"]


def test_figures_with_a_stage_share_the_kit() -> None:
    files = visuals.files([("answer", "cluster", "ways")])

    scripts = {path.rpartition("/")[2] for path, text in files.items() if "requestAnimationFrame" in text}
    assert scripts == {"stage.js"}
    loader = files[visuals.LOADER]
    assert 'cluster:["stage.js","cluster.js"]' in loader
    assert 'answer:["answer.js"]' in loader


def test_a_figure_that_imports_what_the_kit_does_not_hand_over_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kit/stage").mkdir(parents=True)
    (tmp_path / "kit/stage/stage.js").write_text("export const Stage = 1, other = 2;", encoding="utf-8")
    (tmp_path / "entries").mkdir()
    kit = 'import { Stage } from "../kit/stage/stage.js";\nexport const start = () => Stage;\n'
    (tmp_path / "entries/stage.js").write_text(kit, encoding="utf-8")
    (tmp_path / "entries/figures.js").write_text("export const start = () => {};", encoding="utf-8")
    (tmp_path / "kit/kit.css").touch()
    (tmp_path / "kit/forced-colors.css").touch()
    (tmp_path / "kit/paper.css").touch()
    monkeypatch.setattr(visuals, "FIGURES", tmp_path)
    figure(
        tmp_path,
        'import { other } from "../kit/stage/stage.js";\nexport const start = () => register("one", other);',
    )

    with pytest.raises(BundleError, match=r"stage\.js.*other"):
        visuals.files([("one",)])


def test_without_a_stage_there_is_no_kit() -> None:
    files = visuals.files([("answer",)])

    assert "assets/visuals/stage.js" not in files
    assert "figureKit" not in files["assets/visuals/answer.js"]


def test_the_script_of_every_page_knows_every_figure() -> None:
    loader = visuals.files([("kit",)])[visuals.LOADER]

    assert all(f'"{name}.js"' in loader for name in visuals.known())


def test_without_a_figure_there_is_no_file() -> None:
    assert visuals.files([]) == {}


def test_the_script_that_searches_knows_its_own_text() -> None:
    script = visuals.files([("rag",)])["assets/visuals/rag.js"]

    assert script.startswith("(function script(){globalThis.figuresSource=`(${script})()`;\n")
    assert script.rstrip().endswith("})();")


@pytest.fixture(scope="module")
def pages() -> dict[str, tuple[str, ...]]:
    """Return the figures of each page that has some."""
    paths = sorted(DOCS.rglob("*.md"))
    return {path.name: names for path in paths if (names := visuals.visuals_on(path.read_text("utf-8")))}


@pytest.fixture(scope="module")
def weights(pages: dict[str, tuple[str, ...]]) -> dict[str, float]:
    """Return what each file weighs, in kB, by its name."""
    files = visuals.files(set(pages.values()))
    return {
        path.rpartition("/")[2]: len(gzip.compress(text.encode(), 9)) / 1000 for path, text in files.items()
    }


def test_no_file_weighs_more_than_it_may(weights: dict[str, float]) -> None:
    most = {name: WEIGHTS.get(name, SHEET if name.endswith(".css") else SCRIPT) for name in weights}

    assert weights.keys() > WEIGHTS.keys()
    assert {name: kb for name, kb in weights.items() if kb > most[name]} == {}


def test_a_pages_figures_weigh_no_more_than_they_may(
    pages: dict[str, tuple[str, ...]], weights: dict[str, float]
) -> None:
    scripts = {page: {"stage.js", *(f"{name}.js" for name in names)} for page, names in pages.items()}
    found = {page: sum(weights[name] for name in names) for page, names in scripts.items()}

    assert found.keys() > PAGES.keys()
    assert {page: kb for page, kb in found.items() if kb > PAGES.get(page, PAGE)} == {}


def test_a_preview_has_source_maps_that_fit() -> None:
    plain, mapped = (visuals.files([("rag",)], maps=maps) for maps in (False, True))

    added = "assets/visuals/rag.js.map"
    assert set(mapped) - set(plain) == {f"{name}.map" for name in plain}
    # The first line is what the build puts before the bundle, and comes from no module.
    assert json.loads(mapped[added])["mappings"].startswith(";")
    assert mapped["assets/visuals/rag.js"].splitlines()[1] == plain["assets/visuals/rag.js"].splitlines()[1]


def figure(folder: Path, text: str) -> None:
    (folder / "one").mkdir()
    (folder / "one/index.js").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "act", "said"),
    [
        ("export const start = () => {};", visuals.known, "has no figure"),
        (
            'import { register } from "./nix.js"; export const start = () => register("one", () => {});',
            lambda: visuals.files([("one",)]),
            "nix.js",
        ),
    ],
    ids=["no figure", "a missing module"],
)
def test_what_is_missing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, act: Callable[[], object], said: str
) -> None:
    monkeypatch.setattr(visuals, "FIGURES", tmp_path)
    figure(tmp_path, text)

    with pytest.raises(BundleError, match=said):
        act()


def test_a_bundle_of_another_form_is_no_source_of_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {"rag.js": "var a;", "queries.js": ""}
    monkeypatch.setattr("selfcheck.bundle.bundle", lambda *_, **__: made)

    with pytest.raises(BundleError, match="begins with `var a;`"):
        visuals.files([("rag",)])
