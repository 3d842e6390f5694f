"""One built site and one browser for all browser tests, over http and from the file system."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from browser.chromium import WITHOUT_CHROMIUM, launch_arguments
from browser.web_server import serve
from guide_pages import PARTS, without_contributions
from selfcheck.assets import PLACES_SCRIPT, files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
NAVIGATION = "[index.md, workloads.md, lifecycle.md, clusters.md, apply.md, review.md, exam.md, progress.md, glossary.md, references.md, gallery.md, kinds.md, live.md, {Contribute: [contribute/visuals.md]}]"

# A figure opens faster, and moves faster, where no long text has to be laid out around it.
FIGURE = re.compile(r"(<figure(?:(?!<figure).)*?<div><([a-z]+)-visual.*?</figure>)", re.DOTALL)


# In milliseconds; what comes at once costs nothing, and a busy machine takes its time.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that was found before the tests started; without one, a test that needs it is skipped."""
    executable = os.environ.get("CHROME_PATH")
    if not executable or not os.access(executable, os.X_OK):
        pytest.skip(WITHOUT_CHROMIUM)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=launch_arguments())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real docs, pages that hold what the chapter's don't, and for each figure a page that holds it alone."""
    docs = tmp_path_factory.mktemp("gallery") / "docs"
    shutil.copytree(ROOT / "docs", docs)
    shutil.copytree(Path(__file__).parent / "pages", docs, dirs_exist_ok=True)
    for part in PARTS:
        text = (docs / part).read_text(encoding="utf-8")
        (docs / part).write_text(without_contributions(text), encoding="utf-8")
    for path in sorted((ROOT / "docs").rglob("*.md")):
        for block, name in FIGURE.findall(path.read_text(encoding="utf-8")):
            page = f"---\nsearch: {{exclude: true}}\n---\n\n# Figure\n\n{block}\n"
            own = docs / path.relative_to(ROOT / "docs").with_name(f"figure-{name}.md")
            own.write_text(page, encoding="utf-8")
    return docs


@pytest.fixture(scope="session")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site; its name has a space, as on many a reader's machine."""
    return tmp_path_factory.mktemp("site") / "study guide"


@pytest.fixture(scope="session")
def server(target: Path) -> Iterator[str]:
    """The address of a server for the folder, which has nothing in it yet."""
    with serve(target) as address:
        yield address


@pytest.fixture(scope="session")
def site(gallery: Path, target: Path, server: str) -> Path:
    config = gallery.parent / "mkdocs.yml"
    config.write_text(
        f"INHERIT: {(ROOT / 'mkdocs.yml').as_posix()}\n"
        f"docs_dir: {gallery.as_posix()}\n"
        f"hooks: [{(ROOT / 'hooks/mkdocs_events.py').as_posix()}]\n"
        f"theme: {{custom_dir: {(ROOT / 'overrides').as_posix()}}}\n"
        f"nav: {NAVIGATION}\n"
        "watch: []\n",
        encoding="utf-8",
    )
    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "-q",
            "--config-file",
            str(config),
            "--site-dir",
            str(target),
        ],
        # Instant navigation follows the sitemap, so the site has to know where it stands.
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": server},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return target


@pytest.fixture(scope="session")
def address(server: str, site: Path) -> str:
    """The built site's address over http."""
    assert site.is_dir()
    return server


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, address: str, site: Path) -> str:
    """The site's address: every test that asks for it runs over http and from the file system."""
    return address if request.param == "http" else site.as_uri() + "/"


@pytest.fixture(scope="session")
def blank(browser: Browser) -> Iterator[Page]:
    """An empty page with the widget's scripts, for what they compute."""
    page = browser.new_page()
    page.add_script_tag(content=files()[PLACES_SCRIPT])
    yield page
    page.close()


@dataclass
class Reader:
    """A reader with a browser profile of their own, and what went wrong on their pages."""

    context: BrowserContext
    page: Page
    problems: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Note errors, and requests to other hosts, on a page."""
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("request", lambda request: self._note_request(request.url))

    def _note_console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(message.text)

    def _note_request(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:")):
            self.problems.append(f"foreign request: {url}")


# Reading the index of the search takes most of the time to open a page.
NO_SEARCH = """
globalThis.Worker = class extends Worker {
  constructor(url, ...settings) { super(String(url).includes("/workers/search.") ? URL.createObjectURL(new Blob([""])) : url, ...settings); }
};
"""


# Figures come next: most tests ask nothing of them.
NO_FIGURES = """
const define = customElements.define.bind(customElements);
customElements.define = (name, ...rest) => name.endsWith("-visual") || define(name, ...rest);
"""


@pytest.fixture
def draws_figures() -> bool:
    """Whether figures take over from their worked tables; a module that looks at them says so."""
    return False


@pytest.fixture
def searches() -> bool:
    """Whether the search reads its index; a module that searches says so."""
    return False


@pytest.fixture
def new_reader(browser: Browser, draws_figures: bool, searches: bool) -> Iterator[Callable[..., Reader]]:
    """Make readers, each with the browser settings given; on leaving, none may have met a problem."""
    readers: list[Reader] = []

    def make(**settings: Any) -> Reader:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **settings})
        context.set_default_timeout(PATIENCE)
        without = {NO_FIGURES: not draws_figures, NO_SEARCH: not searches}
        for script in (one for one, left_out in without.items() if left_out):
            context.add_init_script(script)
        reader = Reader(context, context.new_page())
        context.on("page", reader.watch)
        reader.watch(reader.page)
        readers.append(reader)
        return reader

    yield make
    problems = [problem for reader in readers for problem in reader.problems]
    for reader in readers:
        reader.context.close()
    assert not problems


@pytest.fixture
def reader(new_reader: Callable[..., Reader]) -> Reader:
    return new_reader()


@pytest.fixture
def page(reader: Reader) -> Page:
    return reader.page
