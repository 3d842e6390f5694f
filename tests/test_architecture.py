"""Holds the direction of the data: text, parse, model, then lint and renderers; nothing in the core knows MkDocs."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
CORE = TESTS.parent / "hooks" / "selfcheck"
MODULES = sorted(CORE.rglob("*.py"))

# For each room, what of the core it may import besides itself; `words` and `errors` are for everyone.
MAY_IMPORT = {
    "model": set(),
    "errors": set(),
    "words": set(),
    "bundle": set(),
    "assets": {"bundle"},
    "format_modules": set(),
    "importing": {"files", "format_modules", "kinds", "lint", "model", "parse", "reading"},
    "markup": {"model"},
    "reading": {"model"},
    "order": set(),
    "kinds": {"markup", "model", "order", "reading"},
    "contract": {"kinds", "markup"},
    "parse": {"kinds", "model", "reading"},
    "files": {"model", "parse"},
    "revision": {"files"},
    "lint": {"format_modules", "kinds", "model", "parse", "reading", "settings"},
    "settings": set(),
    "hosting": {"model"},
    "export": {
        "assets",
        "contract",
        "conversion",
        "extension",
        "files",
        "format_modules",
        "hosting",
        "kinds",
        "markup",
        "model",
        "parse",
        "reading",
        "render",
        "settings",
    },
    "prepare": {"assets", "conversion", "extension", "hosting", "model", "parse", "render"},
    "__main__": {
        "assets",
        "export",
        "files",
        "importing",
        "kinds",
        "lint",
        "model",
        "parse",
        "prepare",
        "reading",
        "revision",
    },
    "render": {"kinds", "markup", "model", "reading"},
    "conversion": {"model", "parse", "reading"},
    "extension": {
        "assets",
        "conversion",
        "kinds",
        "markup",
        "model",
        "parse",
        "reading",
        "render",
    },
}


def imports(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{module}: relative imports fail in a hook's folder"
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def room(dotted: str) -> str:
    return dotted.split(".")[1]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(CORE).as_posix())
def test_the_core_knows_no_site_generator(module: Path) -> None:
    hosts = {"mkdocs", "material", "zensical", "properdocs"}

    assert not {name for name in imports(module) if name.split(".")[0] in hosts}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(CORE).as_posix())
def test_data_goes_one_way(module: Path) -> None:
    own = module.relative_to(CORE).with_suffix("").parts[0]
    if own == "__init__":
        assert not {name for name in imports(module) if name.startswith("selfcheck")}
        return
    allowed = MAY_IMPORT[own] | {own, "words", "errors"}

    found = {room(name) for name in imports(module) if name.startswith("selfcheck.")}

    assert found <= allowed


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(CORE).as_posix())
def test_a_module_says_its_duty_in_its_first_line(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))

    assert docstring
    assert docstring.splitlines()[0].endswith((".", ":"))


def test_only_the_hook_file_knows_mkdocs() -> None:
    hook_files = [
        path.name
        for path in CORE.parent.glob("*.py")
        if any(name.split(".")[0] == "mkdocs" for name in imports(path))
    ]

    assert hook_files == ["mkdocs_events.py"]
    assert not [path.name for path in (CORE.parent / "guide").glob("*.py") if "mkdocs" in str(imports(path))]


def test_no_test_module_imports_another() -> None:
    """What tests share has a module of its own, so that each can be read, run and changed alone."""
    found = [
        f"{path.relative_to(TESTS)}: {name}"
        for path in TESTS.rglob("*.py")
        for name in imports(path)
        if any(part.startswith("test_") for part in name.split("."))
    ]

    assert found == []
