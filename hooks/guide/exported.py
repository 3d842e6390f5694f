"""The guide for other programs: a file for each format that the engine exports. `python -m guide.exported FOLDER` writes all."""

from __future__ import annotations

import argparse
import os
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from selfcheck.errors import SelfCheckError
from selfcheck.export import all_exports
from selfcheck.export.command import Selection, gather

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

NAME = "ai-study-guide"
ROOT = Path(__file__).parents[2]
CHANGELOG = ROOT / "CHANGELOG.md"
RELEASE = re.compile(r"^## \S+ \((\d{4}-\d\d-\d\d)\)$", re.MULTILINE)
# Suffixes that don't say what a file is for.
BARE = {".xml", ".zip"}


@dataclass(frozen=True)
class Offer:
    """A format that the site offers to readers and teachers: how a page calls it, and what it is for, in a sentence."""

    format: str
    title: str
    about: str


OFFERS = (
    Offer(
        "epub", "Book (EPUB)", "The text for an e-reader or a phone, with the answers at each chapter's end."
    ),
    Offer("anki", "Cards (Anki)", "Every question as a card, with the reason for each choice on its back."),
    Offer("moodle", "Question bank (Moodle XML)", "For Moodle: import it into a course's question bank."),
    Offer("qti3", "Question bank (QTI 3)", "For platforms that take QTI 3 packages."),
    Offer("qti2", "Question bank (QTI 2.2)", "For platforms that take QTI 2 packages, such as TAO."),
    Offer(
        "scorm2004", "Course package (SCORM 2004)", "For platforms that run courses and keep their scores."
    ),
    Offer("scorm12", "Course package (SCORM 1.2)", "The same for older platforms."),
    Offer("gift", "Plain text (GIFT)", "For Moodle and others, to be read and changed in any editor."),
)


@dataclass(frozen=True)
class Made:
    """A file that was made in a format, and what of the guide's questions it can't carry, by place."""

    format: str
    content: bytes
    notes: tuple[tuple[str, str], ...]

    @property
    def file(self) -> str:
        """The file's name."""
        suffix = all_exports()[self.format].SUFFIX
        return f"{NAME}-{self.format}{suffix}" if suffix in BARE else f"{NAME}{suffix}"


def offers() -> dict[str, Offer]:
    """Return what the site offers of the formats that there are, in the order of its table."""
    return {one.format: one for one in OFFERS if one.format in all_exports()}


def make(formats: Collection[str], docs: Path, address: str) -> Iterator[Made]:
    """Write the guide in these formats; its pages are converted once for all of them.

    Args:
        formats: their names
        docs: the folder with the guide's pages
        address: where the guide is published; empty where that is not known

    Raises:
        SelfCheckError: with every mistake on the pages.

    """
    source = gather(Selection([docs], site=address, directory_urls=False, settings=ROOT), with_made=True)
    if not any(source.questions):
        return
    if day := _released():
        source.about = replace(source.about, modified=f"{day}T00:00:00Z")
    for name in formats:
        source.notes = []
        content = all_exports()[name].write(source)
        yield Made(name, content, tuple(source.notes))


def _released() -> str:
    """Return the day of the newest release, as the changelog has it: the day of a build would be new each day."""
    match = RELEASE.search(CHANGELOG.read_text(encoding="utf-8")) if CHANGELOG.is_file() else None
    return match[1] if match else ""


def main() -> int:
    """Write the guide in every format."""
    parser = argparse.ArgumentParser(prog="python -m guide.exported")
    parser.add_argument("folder", type=Path, help="where to write the files")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    try:
        for made in make(list(all_exports()), ROOT / "docs", os.environ.get("SITE_URL", "")):
            (options.folder / made.file).write_bytes(made.content)
            for place, message in made.notes:
                sys.stderr.write(f"{place}: [export-{made.format}] {message}\n")
    except SelfCheckError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
