"""Lets the linter check other programs' files, and maps its findings to positions in those files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selfcheck.errors import SelfCheckError
from selfcheck.files import PAGE, shown
from selfcheck.importing import all_imports
from selfcheck.importing.command import content_of, title_of
from selfcheck.importing.pages import write_page
from selfcheck.importing.pictures import Pictures
from selfcheck.importing.shape import Imported, Note, UnreadableError
from selfcheck.importing.writing import NO_EXPLANATION
from selfcheck.lint.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from selfcheck.importing.naming import Names
    from selfcheck.importing.pages import WrittenPage
    from selfcheck.lint.report import Report

RULES = {
    f"import-{name}": f"A file in the format `{name}` has a mistake, or something that selfcheck does not support."
    for name in all_imports()
}


class Foreign:
    """The files of other programs that are linted, each as a page."""

    def __init__(self, paths: Sequence[Path], form: str | None, names: Names) -> None:
        self.contents = {shown(path): content_of(path) for path in paths}
        self.forms = {shown(path): form or format_of(path, self.contents[shown(path)]) for path in paths}
        self.pages = {shown(path): self._page(path, names) for path in paths}

    def _page(self, path: Path, names: Names) -> WrittenPage:
        name = shown(path)
        try:
            imported = all_imports()[self.forms[name]].read(self.contents[name], Pictures())
        except UnreadableError as error:
            imported = Imported((), (Note(error.position, error.message, is_mistake=True),))
        return write_page(imported, name, title_of(path), names)

    @property
    def sources(self) -> Mapping[str, str]:
        """The text of each file."""
        return {path: content.decode("utf-8", "replace") for path, content in self.contents.items()}

    def placed(self, report: Report) -> Report:
        """Map a report's findings to positions in the files, and add the notes of the import."""
        found = [self._placed(finding) for finding in report.findings]
        lines = {path: tuple(text.splitlines()) for path, text in self.sources.items()}
        everything = sorted([*found, *self._own()], key=lambda finding: finding.place)
        return replace(report, findings=tuple(everything), sources={**report.sources, **lines})

    def _placed(self, finding: Finding) -> Finding:
        page = self.pages.get(finding.path)
        if page is None:
            return finding
        origin = page.origin(finding.line)
        is_ours = page.text.split("\n")[finding.line - 1] == NO_EXPLANATION
        message = "there is no explanation; say why the key is right" if is_ours else finding.message
        return replace(finding, line=origin.line, column=origin.column, message=message)

    def _own(self) -> list[Finding]:
        return [
            Finding(
                path,
                note.position.line,
                note.position.column,
                f"import-{self.forms[path]}",
                Severity.ERROR if note.is_mistake else Severity.INFO,
                note.message,
            )
            for path, page in self.pages.items()
            for note in page.notes
        ]


def is_foreign(path: Path, form: str | None) -> bool:
    """Return whether a path is a file of another program, and no page or folder."""
    return path.is_file() and (form is not None or path.suffix != PAGE)


def format_of(path: Path, content: bytes) -> str:
    """Return the format of a file, judged by its suffix and content."""
    named = [name for name, module in all_imports().items() if path.suffix.lower() in module.SUFFIXES]
    if not named:
        suffixes = sorted(
            {suffix for module in all_imports().values() for suffix in module.SUFFIXES} | {PAGE}
        )
        raise SelfCheckError(f"{path}: this is not a page; files with questions end in {', '.join(suffixes)}")
    text = content.decode("utf-8", "replace")
    found = [name for name in named if all_imports()[name].recognizes(text)]
    if len(found) != 1:
        likely = found or named
        known = " or ".join(f"--from {name}" for name in likely)
        raise SelfCheckError(
            f"{path}: this doesn't look like {' or '.join(named)}; state the format with {known}"
        )
    return found[0]
