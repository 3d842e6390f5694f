"""The command `selfcheck import`: reads files of other programs and writes pages, but overwrites nothing unasked."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selfcheck.errors import SelfCheckError, SourceError
from selfcheck.files import DOCS, PAGE, parse_pages, read_pages, shown
from selfcheck.format_modules import describe_formats
from selfcheck.importing import all_imports
from selfcheck.importing.naming import Names
from selfcheck.importing.pages import write_page
from selfcheck.importing.pictures import Pictures
from selfcheck.importing.shape import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selfcheck.importing.pages import WrittenPage

FOUND = 1


@dataclass
class Job:
    """An input file and its output page; a target of None is standard output."""

    file: Path
    target: Path | None
    page: WrittenPage | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def picture_folder(self) -> str:
        """The folder beside the page that its pictures go into."""
        return f"{self.target.stem}-pictures" if self.target else ""

    def written(self) -> dict[Path, bytes]:
        """List the files that the job writes, with their content."""
        if not self.page or not self.target:
            return {}
        folder = self.target.parent / self.picture_folder
        return {
            self.target: self.page.text.encode(),
            **{folder / name: file for name, file in self.pictures.items()},
        }


def add_import(commands: Any) -> None:
    """Add the command to a program's subparsers."""
    parser = commands.add_parser(
        "import",
        help="write pages of the questions of another program",
        epilog=describe_formats(
            all_imports(),
            "Anything that can't be imported is reported on standard error with its place in the file.",
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("format", choices=sorted(all_imports()), metavar="FORMAT", help="one of those below")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument(
        "--output",
        type=Path,
        metavar="WHERE",
        help="a folder, or a page if there is one file; default: standard output",
    )
    parser.add_argument("--force", action="store_true", help="overwrite what is there")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Import files; return 0 if nothing was lost, else 1."""
    jobs = _jobs(options.files, options.output)
    names = Names(_taken(jobs))
    messages = [message for job in jobs for message in _read(job, options.format, names)]
    if not options.force:
        _check_free(jobs)
    for job in jobs:
        _write(job)
    for error, _ in messages:
        print(error, file=sys.stderr)
    return FOUND if any(is_loss for _, is_loss in messages) else 0


def _jobs(files: Sequence[Path], output: Path | None) -> list[Job]:
    if output is None:
        return [Job(file, None) for file in files]
    if output.suffix == PAGE:
        if len(files) > 1:
            raise SelfCheckError(f"--output names one page, and there are {len(files)} files; name a folder")
        return [Job(files[0], output)]
    if output.exists() and not output.is_dir():
        raise SelfCheckError(f"{output}: this is not a folder; name a folder, or a page that ends in {PAGE}")
    jobs = [Job(file, output / f"{file.stem}{PAGE}") for file in files]
    for index, job in enumerate(jobs):
        twin = next((other for other in jobs[:index] if other.target == job.target), None)
        if twin and job.target:
            raise SelfCheckError(
                f"{twin.file} and {job.file} would both be written to {shown(job.target)}; import one of them first"
            )
    return jobs


def _taken(jobs: Sequence[Job]) -> set[str]:
    """Return the ids of the target site, except those on pages that are being overwritten."""
    targets = {job.target.resolve() for job in jobs if job.target}
    docs = {next((one for one in target.parents if one.name == DOCS), None) for target in targets}
    pages = read_pages(sorted(folder for folder in docs if folder and folder.is_dir()))
    # Outside docs, the pages beside it may be a site, and those below may be anything.
    beside = {page for target in targets for page in target.parent.glob(f"*{PAGE}")}
    pages |= {shown(page): content_of(page) for page in beside if page.is_file()}
    kept = {path: content for path, content in pages.items() if Path(path).resolve() not in targets}
    return {question.id for page in parse_pages(kept).pages for question in page.declarations}


def _read(job: Job, form: str, names: Names) -> list[tuple[SourceError, bool]]:
    """Read a job's file; return its messages, each with whether something was lost."""
    path = shown(job.file)
    rule = f"import-{form}"
    pictures = Pictures(job.picture_folder)
    try:
        imported = all_imports()[form].read(content_of(job.file), pictures)
    except UnreadableError as error:
        return [(SourceError(path, error.position.line, error.position.column, rule, error.message), True)]
    if not imported.parts:
        return [(SourceError(path, 1, 1, rule, "this file has no questions"), True)]
    job.page = write_page(imported, path, title_of(job.file), names)
    job.pictures = imported.pictures
    told = [
        (SourceError(path, note.position.line, note.position.column, rule, note.message), note.is_loss)
        for note in job.page.notes
    ]
    if imported.pictures and not job.target:
        message = f"{len(imported.pictures)} pictures were not written; choose a page with --output"
        told.append((SourceError(path, 1, 1, rule, message), True))
    return told


def content_of(file: Path) -> bytes:
    """Read a file."""
    if file.is_dir():
        raise SelfCheckError(f"{file}: this is a folder; name the files")
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise SelfCheckError(f"{file}: there is no such file") from error
    except OSError as error:
        raise SelfCheckError(f"{file}: {error.strerror}") from error


def title_of(file: Path) -> str:
    """Return the title of the page that is made of a file."""
    words = " ".join(file.stem.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] or "Questions"


def _check_free(jobs: Sequence[Job]) -> None:
    """Refuse to overwrite a file that has another content."""
    there = [
        shown(path)
        for job in jobs
        for path, content in job.written().items()
        if path.exists() and (path.is_dir() or path.read_bytes() != content)
    ]
    if there:
        raise SelfCheckError(
            f"{', '.join(there)}: already exists; overwrite with --force, or choose another --output"
        )


def _write(job: Job) -> None:
    if not job.page:
        return
    if not job.target:
        sys.stdout.write(job.page.text)
        return
    for path, content in job.written().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    without = job.page.unexplained
    more = f", {without} of them without an explanation" if without else ""
    count = job.page.questions
    print(f"{shown(job.target)}: {count} question{'' if count == 1 else 's'}{more}")
