"""Environments of their own for hosts that would not go with the project's, made once for a run by uv."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


class NoEnvironmentError(Exception):
    """Why an environment can't be made."""


def uv() -> str:
    """Find uv: on the path, or where the Makefile puts it."""
    found = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    if not found:
        raise NoEnvironmentError("uv is not installed")
    return found


def wheel(folder: Path) -> Path:
    """Build the engine's wheel into a folder."""
    run([uv(), "build", "--quiet", "--wheel", "--out-dir", str(folder), str(ROOT)], ROOT)
    return next(folder.glob("*.whl"))


def environment(folder: Path, *packages: str) -> Path:
    """Make an environment with packages; return its folder of commands."""
    run([uv(), "venv", "--quiet", "--python", sys.executable, str(folder)], ROOT)
    python = folder / "bin/python"
    run([uv(), "pip", "install", "--quiet", "--python", str(python), *packages], ROOT)
    return folder / "bin"


def run(command: list[str], folder: Path) -> None:
    """Run a command that an environment is made with."""
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode:
        raise NoEnvironmentError(result.stderr.strip().splitlines()[-1] if result.stderr else command[0])


def call(commands: Path, folder: Path, *command: str, modules: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command of an environment, as its user would; `modules` is a folder with the site's own."""
    path = f"{commands}{os.pathsep}{os.environ['PATH']}"
    environ = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    return subprocess.run(
        [str(commands / command[0]), *command[1:]],
        cwd=folder,
        env={**environ, "PATH": path, "PYTHONPATH": modules, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
