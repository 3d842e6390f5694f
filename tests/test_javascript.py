"""Holds the direction in which the scripts' modules import each other, and what none of them may do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOOKS = ROOT / "hooks"
IMPORT = re.compile(r'^(?:import|export)\b[^;"]*?\bfrom "(?P<path>[^"]+)"', re.MULTILINE)
TYPES = re.compile(r'@import \{[^}]*\} from "(?P<path>[^"]+)"')
PAGE = re.compile(
    r"\b(?:document\.(?:querySelector|createElement|documentElement|body|head|addEventListener)|globalThis\.document"
    r"|localStorage|location\.|navigator\.|customElements|HTML\w*Element\b)"
)

WIDGET = {
    # What of the widget each room may import besides itself.
    "contract": set(),
    "core": {"contract"},
    "lib": set(),
    "store": {"core", "lib"},
    "kinds": {"core", "lib"},
    "question": {"core", "lib", "store"},
    "bank": {"contract", "core", "lib", "question", "store"},
    "review": {"bank", "contract", "core", "lib", "store"},
    "backup": {"core", "lib", "store"},
    "exam": {"bank", "core", "lib", "store"},
    "progress": {"bank", "core", "lib", "store"},
    "front": {"bank", "core", "lib", "store"},
    "site": {"core", "lib"},
    "lms": {"core"},
    "entries": {
        "backup",
        "bank",
        "core",
        "exam",
        "front",
        "lib",
        "lms",
        "progress",
        "question",
        "review",
        "site",
        "store",
    },
}
SHARED_BY_FIGURES = {"data": {"models"}, "models": {"data"}, "kit": set()}


def scripts(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.js"))


def imports(path: Path) -> list[Path]:
    text = path.read_text(encoding="utf-8")
    found = [match["path"] for match in IMPORT.finditer(text)]
    return [(path.parent / one).resolve() for one in found if not one.startswith("npm:")]


def widget_room(path: Path) -> str:
    """Name the room of a module: a folder of the widget, or the kinds, which stand beside it."""
    parts = path.relative_to(HOOKS / "selfcheck").parts
    return parts[1] if parts[0] == "widget" else parts[0]


ENGINE = scripts(HOOKS / "selfcheck")
FIGURES = scripts(HOOKS / "figures")
ALL = [*ENGINE, *FIGURES, *scripts(HOOKS / "theme")]


def name(path: Path) -> str:
    return path.relative_to(HOOKS).as_posix()


@pytest.mark.parametrize("module", ENGINE, ids=name)
def test_the_widgets_rooms_import_in_one_direction(module: Path) -> None:
    room = widget_room(module)

    found = {widget_room(path) for path in imports(module)}

    assert found <= WIDGET[room] | {room}


@pytest.mark.parametrize("module", FIGURES, ids=name)
def test_a_figure_imports_the_kit_the_models_and_no_other_figure(module: Path) -> None:
    room = module.relative_to(HOOKS / "figures").parts[0]

    library = HOOKS / "selfcheck" / "widget" / "lib"
    found = {
        path.relative_to(HOOKS / "figures").parts[0]
        for path in imports(module)
        if not path.is_relative_to(library)
    }

    assert found <= SHARED_BY_FIGURES.get(room, set(SHARED_BY_FIGURES)) | {room}


@pytest.mark.parametrize("folder", ["selfcheck/widget/core", "figures/models", "figures/data"])
def test_what_is_computed_knows_no_page(folder: str) -> None:
    found = [
        f"{name(path)}: {match[0]}"
        for path in scripts(HOOKS / folder)
        for match in PAGE.finditer(
            re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)
        )
    ]

    assert found == []


def test_a_package_is_pinned_and_has_a_script_of_its_own() -> None:
    """What others have written is loaded when it is needed, in the version that was looked at."""
    found = {
        name(path): match["path"]
        for path in ALL
        for match in IMPORT.finditer(path.read_text(encoding="utf-8"))
        if match["path"].startswith("npm:")
    }

    assert set(found) == {"selfcheck/widget/entries/qr.js"}
    assert all(re.fullmatch(r"npm:[a-z-]+@\d+\.\d+\.\d+", one) for one in found.values())


def test_only_the_sites_own_glue_knows_the_theme() -> None:
    found = {widget_room(path) for path in ENGINE if ".md-" in path.read_text(encoding="utf-8")}

    assert found == {"site"}


@pytest.mark.parametrize("module", ALL, ids=name)
def test_a_module_says_its_duty_in_its_first_line(module: Path) -> None:
    assert module.read_text(encoding="utf-8").startswith("/* ")


def test_every_module_is_used() -> None:
    """What no entry reaches, no page has."""
    starts = [
        path
        for path in ALL
        if "entries" in path.parts or path.name in {"index.js", "widget.js", "drawers.js"}
    ]
    reached = set(starts)
    waiting = list(starts)
    while waiting:
        new = set(imports(waiting.pop())) - reached
        reached |= new
        waiting += new
    unused = {name(path) for path in ALL} - {name(path) for path in reached}

    # The build bundles the first by itself, for a figure to load later; a page states the others, as tests check.
    assert unused <= {"figures/data/queries.js", "figures/data/prices.js", "figures/data/runs.js"}


def test_types_come_from_modules_that_may_be_imported() -> None:
    found = [
        f"{name(path)}: {match['path']}"
        for path in ALL
        for match in TYPES.finditer(path.read_text(encoding="utf-8"))
        if not (path.parent / match["path"]).is_file()
    ]

    assert found == []


def test_no_script_builds_html_from_text_or_reads_it_from_the_page() -> None:
    forbidden = ("innerHTML", "insertAdjacentHTML", "document.write", "eval(", "import(", "fetch(")

    found = [
        f"{name(path)}: {word}"
        for path in ALL
        for word in forbidden
        if word in path.read_text(encoding="utf-8")
        # The service worker is no part of a page: it fetches what pages ask for.
        and not (word == "fetch(" and path.is_relative_to(HOOKS / "theme" / "worker"))
    ]

    assert found == []
