"""Says when a page was changed last, for programs that take over what is newer than what they have."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from selfcheck.errors import SelfCheckError

# What builds that can be repeated take their date from: https://reproducible-builds.org/specs/source-date-epoch/
DATE = "SOURCE_DATE_EPOCH"


def changed_at(path: str) -> int:
    """Return the time of a page's last change, in seconds since 1970.

    It is that of the page's last commit, so that every checkout says the same; of a page with changes that are not
    committed, and of one outside of Git, it is the file's own. A date in the environment comes before both.
    """
    if given := os.environ.get(DATE):
        if not given.isdecimal():
            raise SelfCheckError(f"{DATE} is `{given}`; set it to seconds since 1970, such as 1795651200")
        return int(given)
    file = Path(path)
    committed = _git(file, "log", "-1", "--format=%ct")
    if committed and not _git(file, "status", "--porcelain"):
        return int(committed)
    return int(file.stat().st_mtime)


def _git(file: Path, *arguments: str) -> str:
    """Ask Git about a file; nothing where there is no Git, or the file is in no repository."""
    # Asking takes no lock that another program may need.
    command = ["git", "--no-optional-locks", "-C", str(file.parent), *arguments, "--", file.name]
    try:
        result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - as the user has it
    except OSError:
        return ""
    return result.stdout.strip() if result.returncode == 0 else ""
