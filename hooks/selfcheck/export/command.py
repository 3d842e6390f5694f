"""The command `selfcheck export`: which pages and questions are meant, and where the file goes."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selfcheck.errors import InvalidPagesError, SelfCheckError
from selfcheck.export import all_exports
from selfcheck.export.about import read_about
from selfcheck.export.convert import Wanted, make_source
from selfcheck.files import DOCS, PAGE, folders_of, parse_pages, read_pages, shown
from selfcheck.format_modules import describe_formats
from selfcheck.parse.next_steps import in_reading_order
from selfcheck.reading.mistakes import suggestion
from selfcheck.settings import setting, site_module

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selfcheck.export.source import Source
    from selfcheck.model import Page

FOUND = 1


@dataclass(frozen=True)
class Selection:
    """What of which site is exported, as the command's options say it; the site's settings are in a folder of their own."""

    paths: Sequence[Path]
    pages: Sequence[str] = ()
    tags: Sequence[str] = ()
    site: str = ""
    directory_urls: bool = True
    settings: Path = Path()


def add_export(commands: Any) -> None:
    """Add the command to a program's subparsers."""
    parser = commands.add_parser(
        "export",
        help="write the questions for another program",
        epilog=describe_formats(
            all_exports(),
            "What a format can't carry is reported on standard error with the question's place.",
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("format", choices=sorted(all_exports()), metavar="FORMAT", help="one of those below")
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", default=[Path(DOCS)], help="pages or folders"
    )
    parser.add_argument(
        "--pages", nargs="+", metavar="PAGE", default=[], help="these pages alone, such as clusters.md"
    )
    parser.add_argument(
        "--tags", nargs="+", metavar="TAG", default=[], help="only questions with one of these tags"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="a file instead of standard output")
    parser.add_argument(
        "--site", metavar="ADDRESS", default="", help="where the site is published, for links to its pages"
    )
    parser.add_argument(
        "--no-directory-urls", action="store_true", help="the site has page.html, and not page/"
    )
    parser.set_defaults(run=export)


def export(options: argparse.Namespace) -> int:
    """Write the questions in a format."""
    module = all_exports()[options.format]
    try:
        chosen = Selection(
            options.paths,
            options.pages,
            options.tags,
            options.site,
            directory_urls=not options.no_directory_urls,
        )
        source = gather(chosen, with_made=getattr(module, "WITH_MADE_PAGES", False))
    except InvalidPagesError as error:
        print(error, file=sys.stderr)
        return FOUND
    written: bytes = module.write(source)
    for place, message in source.notes:
        print(f"{place}: [export-{options.format}] {message}", file=sys.stderr)
    _hand_over(written, options)
    return 0


def gather(selection: Selection, *, with_made: bool) -> Source:
    """Convert what is selected, and with the whole of a site the pages that it makes of its data.

    Raises:
        InvalidPagesError: with every mistake on the site's pages.

    """
    folders = folders_of(selection.paths)
    bank = parse_pages(read_pages(folders))
    if bank.errors:
        raise InvalidPagesError(bank.errors)
    docs = {page.path: _folder(page.path, folders) for page in bank.pages}
    chosen = _chosen(in_reading_order(bank.pages), selection)
    _check_tags(chosen, selection.tags)
    root = selection.settings
    module = setting(root, "markdown")
    wanted = Wanted(
        pages=[page.path for page in chosen],
        tags=selection.tags,
        title=str(setting(root, "title") or ""),
        address=selection.site,
        directory_urls=selection.directory_urls,
        named=bool(selection.pages) or all(path.is_file() for path in selection.paths),
        made=_made(selection) if with_made and not selection.pages else {},
        about=read_about(root),
        **({"markdown": site_module(root, "markdown", str(module)).converter} if module else {}),
    )
    return make_source(bank, docs, wanted)


def _made(selection: Selection) -> dict[str, str]:
    """Make the pages that the site makes of the data in its folders."""
    root = selection.settings
    modules = [site_module(root, "pages", file) for file in setting(root, "pages") or ()]
    return {
        shown(folder / name): text
        for folder in selection.paths
        if folder.is_dir()
        for module in modules
        for name, text in module.make(folder).items()
    }


def _folder(path: str, folders: Iterable[Path]) -> Path:
    """Return the folder that a page was found in."""
    return next(Path(shown(folder)) for folder in folders if Path(path).is_relative_to(shown(folder)))


def _chosen(pages: Sequence[Page], selection: Selection) -> list[Page]:
    """Return the pages that are meant: those named, else all that teach."""
    if selection.pages:
        known = {name: page for page in pages for name in _names(page.path, selection.paths)}
        unknown = [name for name in selection.pages if name not in known]
        if unknown:
            shortest = [min(_names(page.path, selection.paths), key=len) for page in pages if page.questions]
            said = (f"there is no page `{name}`; {suggestion(name, shortest)}" for name in unknown)
            raise SelfCheckError("\n".join(said))
        return list({known[name].path: known[name] for name in selection.pages}.values())
    files = {shown(path) for path in selection.paths if path.is_file()}
    if any(path.is_dir() for path in selection.paths):
        return [page for page in pages if page.in_bank or page.path in files]
    return [page for page in pages if page.path in files]


def _names(path: str, folders: Iterable[Path]) -> list[str]:
    """List the ways to name a page: its path, from here or from its folder, with or without its suffix."""
    inside = [
        Path(path).relative_to(shown(one)).as_posix()
        for one in folders
        if Path(path).is_relative_to(shown(one)) and Path(path) != one
    ]
    return [name for one in (path, *inside) for name in (one, one.removesuffix(PAGE))]


def _check_tags(pages: Iterable[Page], tags: Iterable[str]) -> None:
    known = {tag for page in pages for question in page.questions for tag in question.options.tags}
    said = [
        f"no question has the tag `{tag}`; {suggestion(tag, known) if known else 'none of these questions has a tag'}"
        for tag in tags
        if tag not in known
    ]
    if said:
        raise SelfCheckError("\n".join(said))


def _hand_over(written: bytes, options: argparse.Namespace) -> None:
    """Write the file; an archive goes to no terminal."""
    if options.output:
        try:
            options.output.write_bytes(written)
        except OSError as error:
            raise SelfCheckError(f"{options.output}: {error.strerror}") from error
        return
    if b"\0" in written and sys.stdout.isatty():
        suffix = all_exports()[options.format].SUFFIX
        raise SelfCheckError(
            f"{options.format} is no text for a terminal; name a file with --output questions{suffix}"
        )
    sys.stdout.buffer.write(written)
    sys.stdout.flush()
