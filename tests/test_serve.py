"""The live preview: a mistake shows in its page's place, the rest goes on, and mending it brings the page back."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from bs4 import BeautifulSoup

import mkdocs_events
from guide import theme_scripts, visuals
from ports import free_port
from selfcheck import assets, words
from small_site import OTHER, PAGE, WHY, write_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs.livereload import LiveReloadServer

PATIENCE = 30


def wait_for(url: str, is_there: Callable[[str], bool]) -> str:
    """Ask for a page until it is as wanted."""
    deadline = time.monotonic() + PATIENCE
    text = ""
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - an address of this machine
                text = answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            text = ""
        if is_there(text):
            return text
        time.sleep(0.2)
    pytest.fail(f"{url} did not change as expected:\n{text[:2000]}")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[str]:
    write_site(tmp_path, {"index.md": PAGE, "other.md": OTHER})
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=tmp_path,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        yield f"http://127.0.0.1:{port}/"
        server.terminate()


def test_a_mistake_shows_and_goes(preview: str, tmp_path: Path) -> None:
    wait_for(f"{preview}index.html", lambda text: "q-an-id" in text)
    # It saves nothing, and removes what a site at the same address has saved.
    worker = wait_for(f"{preview}sw.js", bool)
    assert "unregister" in worker
    assert "siteVersion" not in worker

    (tmp_path / "docs/index.md").write_text(PAGE.replace(WHY, ""), encoding="utf-8")
    text = wait_for(f"{preview}index.html", lambda text: "no-explanation" in text)
    assert "docs/index.md:19:1: [no-explanation]" in text
    assert "q-an-id" not in text
    wait_for(f"{preview}other.html", lambda text: "There" in text)

    (tmp_path / "docs/index.md").write_text(PAGE, encoding="utf-8")
    wait_for(f"{preview}index.html", lambda text: "q-an-id" in text and "no-explanation" not in text)

    # A warning stops nothing here, and shows beside its question; one of the page shows on top.
    image = "\n![A drawing](drawn.png)\n"
    (tmp_path / "docs/other.md").write_text(f"{OTHER}{image}", encoding="utf-8")
    wait_for(f"{preview}other.html", lambda text: "[missing-image] there is no picture" in text)
    (tmp_path / "docs/other.md").write_text(OTHER, encoding="utf-8")
    (tmp_path / "docs/index.md").write_text(PAGE.replace(WHY, "So it is.\n"), encoding="utf-8")
    text = wait_for(f"{preview}index.html", lambda text: "[thin-explanation]" in text)
    question = BeautifulSoup(text, "html.parser").select_one("#q-an-id")
    assert question
    notice = question.select_one("[role=note]")
    assert notice
    assert "docs/index.md:19:1: [thin-explanation]" in notice.get_text()

    # So does what the site generator says of links. A figure that is missing stops nothing either.
    links = PAGE.replace("(other.md)", "(gone.md)").replace("Prose with", "[Prose](other.md#nix) with")
    (tmp_path / "docs/index.md").write_text(links, encoding="utf-8")
    text = wait_for(f"{preview}index.html", lambda text: text.count("[dead-link]") == 2)
    notices = BeautifulSoup(text, "html.parser").select("[role=note]")
    top, beside = ([row.get_text() for row in one("li")] for one in notices)
    assert top == [
        "docs/index.md:8:9: [dead-link] `other.md#nix` leads to no heading or anchor; write one that is there",
    ]
    assert beside == [
        "docs/index.md:13:23: [dead-link] `gone.md` is no file of this site; write the path of a file in docs, relative to this page"
    ]
    (tmp_path / "docs/index.md").write_text(f"<pre>\n\n{PAGE}", encoding="utf-8")
    wait_for(f"{preview}index.html", lambda text: "docs/index.md:1:1: [unclosed-html]" in text)
    asks = PAGE.replace('learn: "#a-heading"', 'learn: "other.md#there"')
    (tmp_path / "docs/index.md").write_text(f"{asks}\n[There](other.md#there).\n", encoding="utf-8")
    figure = "# Other\n\n## There\n\n<div><clustr-visual></clustr-visual></div>\n"
    (tmp_path / "docs/other.md").write_text(figure, encoding="utf-8")
    wait_for(f"{preview}other.html", lambda text: "docs/other.md:5:6: [unknown-visual]" in text)
    # The headings of a page that can't be shown are there all the same.
    text = wait_for(
        f"{preview}index.html", lambda text: "other.html#there" in text and "[dead-link]" not in text
    )
    assert "dead-learn-link" not in text


def test_a_port_that_is_taken_is_said_at_once(tmp_path: Path) -> None:
    write_site(tmp_path, {"index.md": PAGE, "other.md": OTHER})
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = subprocess.run(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=tmp_path,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    said = result.stdout + result.stderr
    assert result.returncode == 1
    match = re.search(rf"^port {port} is in use; try: make serve PORT=(\d+)$", said, re.MULTILINE)
    assert match
    assert int(match[1]) > port
    assert "Traceback" not in said
    assert "Documentation built" not in said


def test_a_preview_watches_what_is_no_page() -> None:
    watched: list[str] = []
    server = SimpleNamespace(watch=watched.append)

    mkdocs_events.on_serve(cast("LiveReloadServer", server))

    made_of = (words.FILE, assets.WIDGET, assets.KINDS, theme_scripts.SOURCE, visuals.FIGURES)
    assert watched == [str(path) for path in made_of]
    assert words.FILE.is_file()
