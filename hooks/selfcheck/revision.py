"""Reads the pages of an earlier revision out of Git."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from selfcheck.errors import SelfCheckError
from selfcheck.files import PAGE, shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def read_pages_at(revision: str, folders: Iterable[Path]) -> dict[str, bytes]:
    """Read every page under these folders as it was at a revision, by its path from here.

    Raises:
        SelfCheckError: where this is no Git checkout, or has no such revision.

    """
    _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", unknown=revision)
    listed = _git("ls-tree", "-r", "-z", "--name-only", revision, "--", *map(shown, folders))
    paths = [path for path in listed.decode("utf-8", "replace").split("\0") if path.endswith(PAGE)]
    return {path: _git("show", f"{revision}:./{path}") for path in paths}


def _git(*arguments: str, unknown: str = "") -> bytes:
    try:
        result = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607 - as the user has it
    except FileNotFoundError as error:
        raise SelfCheckError("--changed needs Git, and there is no command `git`") from error
    if result.returncode == 0:
        return result.stdout
    said = result.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ").partition("\n")[0]
    reason = f"there is no revision `{unknown}`" if unknown and not said else said
    raise SelfCheckError(f"--changed can't compare: {reason}")
