"""What is lost of the reader's answers: by browsers that are killed right after one, by two tabs at once, by a full storage.

The widget keeps answers in `localStorage` and the latest also in IndexedDB, because neither alone loses as little.
TRIALS=100 kills each browser a hundred times in each way; 10 take about twenty minutes. Firefox and WebKitGTK are measured
where they are installed.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Page, sync_playwright

from browser.actions import NO_DATABASE
from browser.chromium import get_chromium, launch_arguments
from browser.web_server import serve
from browser.webkit import display, mini_browser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).parent / "storage"
TRIALS = int(os.environ.get("TRIALS", "10"))
PATIENCE = 60
# Browser | what the command line of a tab's process holds.
TABS = {"chromium": "--type=renderer", "firefox": "-isForBrowser", "webkit": "WebKitWebProcess"}
FIREFOX_SETTINGS = {
    "browser.aboutwelcome.enabled": False,
    "browser.sessionstore.resume_from_crash": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "security.fileuri.strict_origin_policy": True,
    "toolkit.startup.max_resumed_crashes": -1,
}


@dataclass
class Server:
    """Serves the page, hears when it wants to be killed, and what it has found."""

    address: str = ""
    kill: Callable[[], None] = lambda: None
    killed: threading.Event = field(default_factory=threading.Event)
    reported: threading.Event = field(default_factory=threading.Event)
    report: dict[str, Any] = field(default_factory=dict)

    def hear(self, message: str) -> None:
        """Take what a page sends."""
        if message == "kill":
            self.kill()
            self.killed.set()
        elif message.startswith("report/"):
            self.report = json.loads(unquote(message.removeprefix("report/")))
            self.reported.set()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Start the server."""
    server = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.lstrip("/")
            server.hear(name)
            found = HERE / name
            if "/" not in name and found.is_file():
                content = found.read_bytes()
                self.send_response(200)
                self.send_header("Content-Type", "text/html" if name.endswith(".html") else "text/javascript")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        server.address = f"http://127.0.0.1:{listening.server_port}"
        yield server
        listening.shutdown()


@dataclass
class Browser:
    """A browser with a profile of its own, started anew for each page."""

    name: str
    command: list[str]
    profile: Path
    screen: str

    @contextmanager
    def open(self, address: str) -> Iterator[subprocess.Popen[bytes]]:
        """Open a page; on leaving, close the browser as its user would."""
        environment = {
            **os.environ,
            **{f"XDG_{name}_HOME": str(self.profile / name) for name in ("CACHE", "CONFIG", "DATA")},
            "DISPLAY": self.screen,
            "MOZ_CRASHREPORTER_DISABLE": "1",
        }
        with subprocess.Popen(
            [*self.command, address],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                yield process
            finally:
                process.terminate()
                try:
                    process.wait(PATIENCE)
                finally:
                    stop_group(process)


def stop_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a browser with all its processes."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def stop_tabs(process: subprocess.Popen[bytes], mark: str) -> None:
    """Kill the processes of a browser's tabs, whose command lines hold a mark."""
    for folder in Path("/proc").iterdir():
        try:
            if os.getpgid(int(folder.name)) == process.pid and mark in (folder / "cmdline").read_text():
                os.kill(int(folder.name), signal.SIGKILL)
        except (OSError, ValueError):
            continue  # no process, or one that has ended


def make_browser(name: str, profile: Path, screen: str) -> Browser:
    """Find a browser, or skip its measurement."""
    if name == "chromium":
        command = [get_chromium(print), *launch_arguments(), f"--user-data-dir={profile}"]
        return Browser(name, [*command, "--remote-debugging-port=0"], profile, screen)
    found = mini_browser() if name == "webkit" else shutil.which("firefox-esr") or shutil.which("firefox")
    if found is None or not screen:
        pytest.skip(f"{name} is not installed")
    if name == "webkit":
        return Browser(name, [found], profile, screen)
    settings = "".join(f"user_pref({json.dumps(n)}, {json.dumps(v)});\n" for n, v in FIREFOX_SETTINGS.items())
    (profile / "user.js").write_text(settings, encoding="utf-8")
    return Browser(name, [found, "--headless", "--no-remote", "-profile", str(profile)], profile, screen)


def address_of(server: Server, pages: Path | None, **task: object) -> str:
    """Return the address of the page with its task; a page in a folder finds it in a file beside it."""
    text = json.dumps({"server": server.address, **task})
    if pages is None:
        return f"{server.address}/page.html#{quote(text)}"
    (pages / "task.js").write_text(f"globalThis.task = {json.dumps(text)};\n", encoding="utf-8")
    return (pages / "page.html").as_uri()


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """Give a screen that nobody sees, for WebKitGTK; an empty name where there is none."""
    if shutil.which("Xvfb"):
        with display() as name:
            yield name
    else:
        yield ""


@pytest.mark.parametrize("delay", [0, 50], ids=["at once", "50 ms later"])
@pytest.mark.parametrize("killed", ["tab", "browser"])
@pytest.mark.parametrize("scheme", ["http", "file"])
@pytest.mark.parametrize("name", TABS)
def bench_killed(
    server: Server, screen: str, tmp_path: Path, name: str, scheme: str, killed: str, delay: int
) -> None:
    """Count the answers that are gone when a browser is opened again."""
    profile = tmp_path / "profile"
    profile.mkdir()
    browser = make_browser(name, profile, screen)
    pages = Path(shutil.copytree(HERE, tmp_path / "pages")) if scheme == "file" else None
    lost = {"localStorage": 0, "IndexedDB": 0, "both": 0}
    for trial in range(TRIALS):
        server.killed.clear()
        server.reported.clear()
        with browser.open(address_of(server, pages, act="answer", trial=trial, delay=delay)) as process:
            server.kill = (
                partial(stop_group, process)
                if killed == "browser"
                else partial(stop_tabs, process, TABS[name])
            )
            assert server.killed.wait(PATIENCE)
            time.sleep(0.3)  # a browser outlives its tab
        with browser.open(address_of(server, pages, act="report", trial=trial, delay=0)):
            assert server.reported.wait(PATIENCE)
        gone = {
            store: str(trial) not in server.report[key]
            for store, key in (("localStorage", "storage"), ("IndexedDB", "database"))
        }
        gone["both"] = all(gone.values())
        lost = {store: count + gone[store] for store, count in lost.items()}
    counts = ", ".join(f"{store} {count}" for store, count in lost.items())
    print(
        f"\n{name}, {scheme}, {killed} killed {'at once' if delay == 0 else f'{delay} ms later'}: lost of {TRIALS}: {counts}"
    )


# Adds answers to 200 questions, each under its own name, some at a time, as a reader and an import do.
ADD = """
async ([from, to, step]) => {
  const store = [...selfcheck.stores.values()][0];
  const make = (number) => ({
    question: `question-${number % 200}`, attempt: number.toString(36).padStart(12, "0"), rev: "8f04396f", phase: "quiz",
    verdict: "correct", day: "2026-11-23", picked: ["aaaaaaaa"],
  });
  for (let at = from; at < to; at += step) {
    store.add(Array.from({ length: Math.min(step, to - at) }, (_, one) => make(at + one)));
    await new Promise((then) => setTimeout(then, 0));
  }
}
"""
READY = "new Promise((ready) => [...selfcheck.stores.values()][0].whenReady(ready))"
COUNT = """
() => {
  const store = [...selfcheck.stores.values()][0];
  return store.questions().reduce((sum, one) => sum + store.answers(one).length, 0);
}
"""
# Fills the storage of the origin to the last character, as other sites on it would.
FILL = """
for (let size = 1 << 22, number = 0; size > 0; size >>= 1) {
  try {
    for (;; number += 1) {
      localStorage.setItem(`other-${number}`, "x".repeat(size));
    }
  } catch { /* smaller ones may fit */ }
}
"""
MANY = 100_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the guide."""
    target = tmp_path_factory.mktemp("storage") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(target)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    with serve(target) as address:
        yield address


def two_tabs(one: Page, other: Page) -> int:
    """Answer 200 questions in two tabs at once."""
    for start in range(0, 200, 20):
        for tab, begin in ((one, start), (other, start + 10)):
            tab.evaluate(f"void ({ADD})({json.dumps([begin, begin + 10, 1])})")
    one.wait_for_timeout(2000)
    return 200


def a_full_storage(one: Page, _: Page) -> int:
    """Answer 200 questions where storage has no room."""
    one.evaluate(FILL)
    one.evaluate(ADD, [0, 200, 1])
    return 200


def many(one: Page, _: Page) -> int:
    """Take over 100,000 answers from a file."""
    one.evaluate(ADD, [0, MANY, MANY])
    one.wait_for_timeout(2000)
    return MANY


@pytest.mark.parametrize("stores", ["localStorage alone", "both"])
@pytest.mark.parametrize("give", [two_tabs, a_full_storage, many])
def bench_kept(site: str, give: Callable[[Page, Page], int], stores: str) -> None:
    """Count the answers that the widget has when the reader comes back."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=get_chromium(print), args=launch_arguments())
        context = browser.new_context()
        if stores != "both":
            context.add_init_script(NO_DATABASE)
        one, other = context.new_page(), context.new_page()
        for tab in (one, other):
            tab.goto(f"{site}workloads.html")
            tab.evaluate(READY)
        given = give(one, other)
        one.close()
        other.close()
        later = context.new_page()
        later.goto(f"{site}workloads.html")
        later.evaluate(READY)
        later.wait_for_timeout(2000)
        lost = given - later.evaluate(COUNT)
        browser.close()
    what = (give.__doc__ or "").rstrip(".")
    print(f"\n{what}, with {stores}: lost of {given}: {lost}")
    assert stores != "both" or lost == 0
