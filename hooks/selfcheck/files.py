"""Finds a site's pages on the disk and reads them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from selfcheck.errors import SelfCheckError
from selfcheck.parse import build_bank, parse_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from selfcheck.model import QuestionBank

DOCS = "docs"
PAGE = ".md"


def read_pages(folders: Iterable[Path]) -> dict[str, bytes]:
    """Read every page under these folders, by its path as it is shown: from here, with slashes."""
    pages = sorted(
        {page for folder in folders for page in folder.rglob(f"*{PAGE}") if _visible(page, folder)}
    )
    return {shown(page): _content(page) for page in pages}


def parse_pages(pages: Mapping[str, bytes]) -> QuestionBank:
    """Parse pages into a bank."""
    return build_bank(parse_file(content, path) for path, content in pages.items())


def folders_of(paths: Sequence[Path]) -> list[Path]:
    """Return the folders of the site to which these folders and pages belong, so that links can be followed."""
    folders: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise SelfCheckError(f"{path}: there is no such file or folder")
        if path.is_dir():
            folders.add(path)
        elif path.suffix == PAGE:
            folders.add(next((one for one in path.parents if one.name == DOCS), path.parent))
        else:
            raise SelfCheckError(f"{path}: this is no page; pages end in {PAGE}")
    return sorted(folders)


def shown(path: Path) -> str:
    """Write a path as messages show it."""
    return Path(os.path.relpath(path)).as_posix()


def _visible(page: Path, folder: Path) -> bool:
    """MkDocs leaves out what begins with a dot."""
    return not any(part.startswith(".") for part in page.relative_to(folder).parts)


def _content(page: Path) -> bytes:
    try:
        return page.read_bytes()
    except OSError as error:
        raise SelfCheckError(f"{page}: {error.strerror}") from error
