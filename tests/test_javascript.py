"""Type-checks the scripts of the pages, where node is there to run the checker."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMPILER = "typescript@5.9.3"


def test_scripts_are_typed() -> None:
    npx = shutil.which("npx")
    if npx is None:
        pytest.skip("node is not installed; the scripts' types are checked where it is")

    result = subprocess.run(
        [npx, "--yes", f"--package={COMPILER}", "tsc", "--project", "tsconfig.json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stdout + result.stderr


def test_no_script_builds_html_from_text_or_reads_it_from_the_page() -> None:
    forbidden = (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "import(",
        "fetch(",
    )

    found = [
        f"{path.name}: {word}"
        for folder in ("hooks/selfcheck", "hooks/figures")
        for path in (ROOT / folder).rglob("*.js")
        for word in forbidden
        if word in path.read_text(encoding="utf-8")
    ]

    assert found == []


def test_no_template_stands_in_a_template() -> None:
    """rjsmin takes the inner one for the end of the outer one, and spaces out of its text."""
    nested = re.compile(r"\$\{[^}`]*`")

    found = [
        f"{path.name}: {line}"
        for folder in ("hooks/selfcheck", "docs/assets")
        for path in (ROOT / folder).rglob("*.js")
        for line in path.read_text(encoding="utf-8").splitlines()
        if nested.search(line)
    ]

    assert found == []
