"""What all tests share: the option that rewrites expected output, and the browser, which is found before they start."""

from __future__ import annotations

import contextlib
import os
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import settings

import books
import export_bank
import guide_pages
from browser import shared_site
from browser.chromium import WITHOUT_CHROMIUM, NoChromiumError, get_chromium
from guide import diagrams
from selfcheck import assets

if TYPE_CHECKING:
    from selfcheck.export.source import Source

BROWSER_TESTS = Path(__file__).parent / "browser"
MISSING = pytest.StashKey[str]()
SITE = pytest.StashKey[ExitStack]()

# Speed is measured in benchmarks; a test may wait for a busy machine.
settings.register_profile("here", deadline=None)
settings.load_profile("here")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write what comes out into the case files, to be read in the diff",
    )


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture(scope="session", params=["the guide", "the guide with contributions"])
def guide_docs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide's pages, and the same with the authoring guide's own examples added to each part."""
    if request.param == "the guide":
        return guide_pages.DOCS
    return guide_pages.with_contributions(tmp_path_factory.mktemp("guide") / "docs")


@pytest.fixture(scope="session")
def guide_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide as a book: whichever worker needs it first makes it, and the others wait."""
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    book = folder / "guide.epub"
    with shared_site.locked(folder):
        if not book.exists():
            books.make_guide_book(tmp_path_factory.mktemp("guide-book")).rename(book)
    return book


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages that every export is tried with, in `docs`."""
    folder = tmp_path_factory.mktemp("export")
    export_bank.copy_pages(folder / "docs")
    return folder


@pytest.fixture(scope="session")
def converted(exported: Path) -> Source:
    """Those pages, converted once."""
    with contextlib.chdir(exported):
        return export_bank.source_of(Path("docs"), address=export_bank.SITE)


@pytest.fixture
def export_source(exported: Path, converted: Source, monkeypatch: pytest.MonkeyPatch) -> Source:
    """Those pages as an export gets them, about which nothing has been noted yet; the test runs beside their folder."""
    monkeypatch.chdir(exported)
    return replace(converted, notes=[])


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Find or install Chromium, and draw the diagrams, once in the controlling process before workers start."""
    config = session.config
    if is_worker(config) or config.option.collectonly:
        return
    # None of the workers should fetch or bundle what another does.
    assets.files()
    if not runs_browser_tests(config):
        return
    reporter = cast("pytest.TerminalReporter", config.pluginmanager.get_plugin("terminalreporter"))
    try:
        # The workers inherit the environment.
        os.environ["CHROME_PATH"] = get_chromium(lambda line: reporter.write(f"{line}\n", flush=True))
    except NoChromiumError as error:
        config.stash[MISSING] = str(error)
    config.stash[SITE] = shared_site.start()
    # Each worker builds the site; none of them should draw what another is drawing.
    pages = {str(path): path.read_bytes() for path in guide_pages.DOCS.rglob("*.md")}
    list(diagrams.check(guide_pages.DOCS, "docs", pages))


def is_worker(config: pytest.Config) -> bool:
    return hasattr(config, "workerinput")


def runs_browser_tests(config: pytest.Config) -> bool:
    """Say whether the run's paths include tests that open a browser."""
    here = config.invocation_params.dir
    ignored = [here / one for one in config.getoption("ignore") or []]
    if any(BROWSER_TESTS.is_relative_to(one.resolve()) for one in ignored):
        return False
    asked = [(here / one.split("::")[0]).resolve() for one in config.args]
    return any(BROWSER_TESTS.is_relative_to(one) or one.is_relative_to(BROWSER_TESTS) for one in asked)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run whose browser tests were skipped for want of Chromium."""
    if SITE in session.config.stash:
        session.config.stash[SITE].close()
    if MISSING in session.config.stash and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name the tests that were skipped, and say what to do where Chromium is missing."""
    skipped = [(one.nodeid, reason_of(one)) for one in terminalreporter.stats.get("skipped", [])]
    for nodeid, reason in skipped:
        if reason != WITHOUT_CHROMIUM:
            terminalreporter.write_line(f"Skipped {nodeid}: {reason}", yellow=True)
    if MISSING in config.stash:
        count = sum(reason == WITHOUT_CHROMIUM for _, reason in skipped)
        line = f"{config.stash[MISSING]} Browser tests skipped: {count}."
        terminalreporter.write_line(line, red=True)


def reason_of(report: pytest.TestReport) -> str:
    return report.longrepr[2].removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else ""
