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
from browser.pool import Pool, Profile
from browser.shared_site import SERVER, TARGET, locked
from browser.web_server import serve
from guide_pages import PARTS, without_contributions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
NAVIGATION = (
    "[index.md, {Learn: [workloads.md, lifecycle.md, clusters.md, apply.md]}, {Practice: [review.md, exam.md, progress.md]},"
    " {Look up: [glossary.md, references.md, take-it-with-you.md]}, gallery.md, kinds.md, live.md, notes.md,"
    " {Contribute: [contribute/visuals.md]}]"
)

# A figure opens faster, and moves faster, where no long text has to be laid out around it.
FIGURE = re.compile(r"(<figure(?:(?!<figure).)*?<div><([a-z]+)-visual.*?</figure>)", re.DOTALL)


# With more browsers than processors, threads of its own only make the engine of scripts slower.
ONE_THREAD = "--js-flags=--single-threaded"
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
        arguments = [*launch_arguments(), ONE_THREAD]
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
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
            page = f"---\nsearch: {{exclude: true}}\n---\n\n# Figure\n\n## Its section\n\n{block}\n"
            own = docs / path.relative_to(ROOT / "docs").with_name(f"figure-{name}.md")
            own.write_text(page, encoding="utf-8")
    return docs


@pytest.fixture(scope="session")
def server() -> str:
    """The address of the site's server, which was started before the workers were."""
    return os.environ[SERVER]


@pytest.fixture(scope="session")
def site(gallery: Path, server: str) -> Path:
    """The built site: whichever worker needs it first builds it, and the others wait."""
    target = Path(os.environ[TARGET])
    with locked(target.parent):
        if not target.is_dir():
            building = target.with_name("building")
            build(gallery, building, server)
            building.rename(target)
    return target


def build(gallery: Path, target: Path, server: str) -> None:
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


@pytest.fixture(scope="session")
def quiet_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same files, but for the theme's script, which takes half of the time to open a page."""
    folder = tmp_path_factory.mktemp("quiet") / "study guide"
    shutil.copytree(site, folder, copy_function=os.link)
    (script,) = (folder / "assets/javascripts").glob("bundle.*.min.js")
    script.unlink()
    script.write_text("", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def quiet_server(quiet_site: Path) -> Iterator[str]:
    with serve(quiet_site) as address:
        yield address


@pytest.fixture
def runs_theme() -> bool:
    """Whether the theme's script runs; a module that asks nothing of it says so, and its pages open sooner."""
    return True


@pytest.fixture
def folder(request: pytest.FixtureRequest, runs_theme: bool) -> Path:
    """The folder of the site that is opened."""
    found: Path = request.getfixturevalue("site" if runs_theme else "quiet_site")
    return found


@pytest.fixture
def address(request: pytest.FixtureRequest, runs_theme: bool, folder: Path) -> str:
    """The built site's address over http."""
    assert folder.is_dir()
    found: str = request.getfixturevalue("server" if runs_theme else "quiet_server")
    return found


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, address: str, folder: Path) -> str:
    """The site's address: every test that asks for it runs over http and from the file system."""
    return address if request.param == "http" else folder.as_uri() + "/"


@dataclass
class Reader:
    """A reader with a browser profile of their own, and what went wrong on their pages."""

    context: BrowserContext
    page: Page
    problems: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, browser: Browser, scripts: list[str], settings: dict[str, Any]) -> Reader:
        """Make a reader whose pages start with scripts."""
        context = browser.new_context(**settings)
        context.set_default_timeout(PATIENCE)
        for script in scripts:
            context.add_init_script(script)
        reader = cls(context, context.new_page())
        context.on("page", reader.watch)
        reader.watch(reader.page)
        return reader

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


# Saving the whole site for each reader would take most of a test's time.
NO_SAVING = "delete Navigator.prototype.serviceWorker;"


@pytest.fixture
def saves() -> bool:
    """Whether the site is saved for offline use; a module that asks for it says so."""
    return False


@pytest.fixture(scope="session")
def pool() -> Pool[Reader]:
    """Readers whom one test after the other is lent, each as if they came for the first time."""
    return Pool()  # the browser closes with all that is at rest


@pytest.fixture
def new_reader(
    request: pytest.FixtureRequest,
    pool: Pool[Reader],
    browser: Browser,
    draws_figures: bool,
    searches: bool,
    saves: bool,
) -> Iterator[Callable[..., Reader]]:
    """Make readers, each with the browser settings given; on leaving, none may have met a problem."""
    lent: list[Profile[Reader]] = []
    without = {NO_FIGURES: not draws_figures, NO_SEARCH: not searches, NO_SAVING: not saves}
    scripts = [script for script, left_out in without.items() if left_out]
    # A page that goes from the one to the other is drawn by a new process.
    where = getattr(request.node, "callspec", None) and request.node.callspec.params.get("base")

    def make(**settings: Any) -> Reader:
        settings = {"viewport": {"width": 1280, "height": 900}, **settings}
        profile = pool.take(
            (where, scripts, settings), settings, lambda: Reader.of(browser, scripts, settings)
        )
        lent.append(profile)
        return profile.lent

    yield make
    problems = [problem for one in lent for problem in one.lent.problems]
    for one in lent:
        pool.give_back(one)
    assert not problems


@pytest.fixture
def reader(new_reader: Callable[..., Reader]) -> Reader:
    return new_reader()


@pytest.fixture
def page(reader: Reader) -> Page:
    return reader.page
