"""The command `selfcheck`: lint pages, explain a rule, export the bank."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from selfcheck import assets
from selfcheck.errors import InvalidPagesError, SelfCheckError
from selfcheck.export.command import add_export
from selfcheck.files import DOCS, folders_of, parse_pages, read_pages, shown
from selfcheck.importing import all_imports
from selfcheck.importing.command import add_import
from selfcheck.importing.linting import RULES, Foreign, is_foreign
from selfcheck.importing.naming import Names
from selfcheck.kinds.page import render_kinds
from selfcheck.lint import all_rules, bots
from selfcheck.lint.checks import site_checks, site_pages, site_rules
from selfcheck.lint.fix import changes, fix
from selfcheck.lint.formats import all_formats
from selfcheck.lint.guide import render_rules
from selfcheck.lint.report import make_report
from selfcheck.parse import build_bank
from selfcheck.parse.meanings import MISTAKES
from selfcheck.prepare import prepare
from selfcheck.reading.mistakes import suggestion
from selfcheck.revision import read_pages_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO

    from selfcheck.lint.report import Report
    from selfcheck.model import QuestionBank

FOUND = 1
USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 for nothing found, 1 for findings, 2 for a call that can't be understood."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
    except SelfCheckError as error:
        print(f"selfcheck: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        # Who reads the output has seen enough, as with `| head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="selfcheck", description="Check questions in Markdown pages.")
    parser.add_argument("--version", action="version", version=f"selfcheck {version('selfcheck')}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    lint = commands.add_parser("lint", help="say what is wrong with questions, with file, line, and column")
    lint.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        default=[Path(DOCS)],
        help="pages, folders, or files of other programs",
    )
    lint.add_argument(
        "--from",
        dest="form",
        choices=sorted(all_imports()),
        help="the format of the files, where their names don't say it",
    )
    lint.add_argument(
        "--format", choices=sorted(all_formats()), default="text", help="how findings are written"
    )
    lint.add_argument("--notes", action="store_true", help="show notes too, which stop nothing")
    lint.add_argument(
        "--changed",
        metavar="REVISION",
        help="show only what the Git revision did not have yet, such as origin/main",
    )
    lint.add_argument("--fix", action="store_true", help="mend ids, closing lines, `[X]` and bullets first")
    lint.add_argument(
        "--bots",
        action="store_true",
        help="show what readers get who know nothing and follow a rule of thumb",
    )
    lint.set_defaults(run=_lint)

    add_import(commands)
    explain = commands.add_parser("explain", help="say what a rule does and why")
    explain.add_argument("rule", metavar="RULE")
    explain.set_defaults(run=_explain)

    add_export(commands)
    prepare = commands.add_parser(
        "prepare", help="write the widget and the bank into the docs of a host without plugins"
    )
    prepare.add_argument("docs", nargs="?", type=Path, default=Path(DOCS), help="the folder with the pages")
    prepare.add_argument(
        "--no-directory-urls", action="store_true", help="the host writes page.html, and not page/"
    )
    prepare.add_argument(
        "--kinds-page", metavar="PAGE", help="also write a page of all kinds, such as kinds.md"
    )
    prepare.add_argument(
        "--rules-page", metavar="PAGE", help="also write a page of the linter's rules, such as rules.md"
    )
    prepare.set_defaults(run=_prepare)
    return parser


def _prepare(options: argparse.Namespace) -> int:
    if not options.docs.is_dir():
        raise SelfCheckError(f"{options.docs}: there is no such folder")
    made = {options.kinds_page: render_kinds, options.rules_page: render_rules}
    for name, render in made.items():
        if name:
            _write(options.docs / name, render())
    try:
        for module in site_pages(Path()):
            for name, text in module.make(options.docs).items():
                _write(options.docs / name, text)
    except InvalidPagesError as error:
        print(error, file=sys.stderr)
        return FOUND
    pages = {shown(Path(path)): Path(path) for path in read_pages([options.docs])}
    try:
        written = prepare(options.docs, pages, directory_urls=not options.no_directory_urls)
    except InvalidPagesError as error:
        print(error, file=sys.stderr)
        return FOUND
    for name, text in written.items():
        _write(options.docs / name, text)
    print(f"{shown(options.docs / assets.FOLDER)}: {len(written)} files")
    return 0


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _lint(options: argparse.Namespace) -> int:
    gc.disable()  # a run makes many records and drops none: collecting would cost a third of its time
    others = [path for path in options.paths if is_foreign(path, options.form)]
    paths = [path for path in options.paths if path not in others]
    _refuse(others, options)
    folders = folders_of(paths)
    named = {shown(path) for path in options.paths if path.is_file()}
    everything = any(path.is_dir() for path in options.paths)
    pages = read_pages(folders)
    if options.fix:
        _fix([path for path in pages if everything or path in named], pages)
    bank = parse_pages(pages)
    foreign = Foreign(
        others, options.form, Names(question.id for page in bank.pages for question in page.questions)
    )
    if others:
        bank = build_bank([*bank.pages, *(page.parse() for page in foreign.pages.values())])
    if options.bots:
        print(bots.table(bank), end="")
        return FOUND if bots.any_beats_chance(bank) else 0
    report = foreign.placed(_report(bank, pages, folders))
    if not everything:
        report = report.only(named)
    if options.changed:
        report = report.new_since(_report_at(options.changed, folders))
    if not options.notes:
        report = report.without_notes()
    written = all_formats()[options.format].write(report, color=_wants_color(sys.stdout))
    print(written, end="")
    return FOUND if report.fails else 0


def _refuse(others: Sequence[Path], options: argparse.Namespace) -> None:
    """Refuse what is done with pages alone."""
    if others and options.fix:
        raise SelfCheckError(
            f"--fix works on pages only, and {others[0]} is not one; import it first, or leave out --fix"
        )
    if others and options.changed:
        raise SelfCheckError(f"--changed works on pages only, and {others[0]} is not one; leave it out")


def _report(bank: QuestionBank, pages: Mapping[str, bytes], folders: Sequence[Path]) -> Report:
    """Check a bank by the linter's rules and by those that the site adds."""
    others = [
        error
        for module in site_checks(Path())
        for folder in folders
        for error in module.check(folder, shown(folder), pages)
    ]
    sources = {path: content.decode("utf-8", "replace") for path, content in pages.items()}
    for path in {error.path for error in others} - sources.keys():
        sources[path] = Path(path).read_text(encoding="utf-8", errors="replace")
    return make_report(bank, sources, others)


def _report_at(revision: str, folders: Sequence[Path]) -> Report:
    """Check the questions as they were at a revision; what the site adds is compared with nothing."""
    return make_report(parse_pages(read_pages_at(revision, folders)), {})


def _fix(paths: Sequence[str], pages: dict[str, bytes]) -> None:
    """Mend pages on the disk and in `pages`."""
    taken = {
        question.id for page in parse_pages(pages).pages for question in page.declarations if question.id
    }
    for path in paths:
        try:
            text = pages[path].decode("utf-8")
        except UnicodeDecodeError:
            continue  # the findings say where
        fixed = fix(text, taken).encode()
        if fixed != pages[path]:
            Path(path).write_bytes(fixed)
            pages[path] = fixed
            for line, what in changes(text, fixed.decode()):
                print(f"{path}:{line}: {what}", file=sys.stderr)


def _explain(options: argparse.Namespace) -> int:
    rules = {rule.name: rule for rule in all_rules()}
    mistakes = {**MISTAKES, **RULES, **site_rules(Path())}
    if options.rule in mistakes:
        print(f"{options.rule} (error, stops every build)\n\n{mistakes[options.rule]}")
        return 0
    if options.rule not in rules:
        raise SelfCheckError(
            f"there is no rule `{options.rule}`; {suggestion(options.rule, [*rules, *mistakes])}"
        )
    rule = rules[options.rule]
    print(f"{rule.name} ({rule.severity})\n\n{rule.documentation}")
    return 0


def _wants_color(stream: TextIO) -> bool:
    """Follow https://no-color.org and the terminal."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


if __name__ == "__main__":
    sys.exit(main())
