"""What a finished site offers: a zip that is the same for the same site, a copy that is whole, a list of what is saved."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from guide import downloads, finished_site, release, saved_files

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"></head>'
FILES = {
    "index.html": f"{HEAD}Home",
    "deep/take.html": f"{HEAD}{downloads.MARK}",
    "assets/a.js": "a();",
    "assets/a.js.map": "{}",
    "assets/javascripts/lunr/wordcut.js": "w();",
    "search/search_index.js": "of a folder",
    "search/search_index.json": "{}",
    "sitemap.xml": "<urlset/>",
    "sitemap.xml.gz": "with the time of the build",
    "sw.js": "work();",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(tmp_path / "site", list(FILES))


def write(folder: Path, paths: list[str]) -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(FILES[path], encoding="utf-8")
    return folder


def listed(worker: bytes) -> dict[str, Any]:
    line, _, rest = worker.decode().partition("\n")
    assert rest == "work();"
    found: dict[str, Any] = json.loads(line.removeprefix("globalThis.siteVersion=").removesuffix(";"))
    return found


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def test_the_worker_lists_what_a_reader_on_the_web_needs(site: Path) -> None:
    finished_site.finish(site)

    version = listed((site / "sw.js").read_bytes())

    assert list(version["files"]) == [
        "assets/a.js",
        "deep/take.html",
        "index.html",
        "search/search_index.json",
        "sitemap.xml",
    ]
    for path, found in version["files"].items():
        digest = hashlib.sha256((site / path).read_bytes()).digest()
        assert found == base64.b64encode(digest).decode().rstrip("=")
    assert version["bytes"] == sum((site / path).stat().st_size for path in version["files"])


def test_a_version_is_known_by_its_files() -> None:
    files = {"sw.js": b"work();", "b.html": b"b", "a.html": b"a"}
    same = dict(reversed(files.items()))

    first, again = (listed(saved_files.add_list(one)["sw.js"]) for one in (files, same))
    other, moved = (
        listed(saved_files.add_list(one)["sw.js"])
        for one in ({**files, "a.html": b"c"}, {"sw.js": b"work();", "b.html": b"b", "c.html": b"a"})
    )

    assert first == again
    assert len({one["version"] for one in (first, other, moved)}) == 3
    twice = saved_files.add_list(saved_files.add_list(files))
    assert listed(twice["sw.js"]) == first


def test_the_page_offers_what_the_site_holds(site: Path) -> None:
    finished_site.finish(site)

    page = BeautifulSoup((site / "deep/take.html").read_text(encoding="utf-8"), "html.parser")
    (link,) = page.select(".downloads a[download]")
    file = site / "deep" / str(link["href"])

    assert file.resolve() == site / "downloads" / finished_site.ZIP
    (row,) = page.select(".downloads tbody tr")
    assert row.find_all("td")[2].get_text() == downloads.size(file.stat().st_size)


def test_a_copy_is_whole_and_works_from_a_web_server_too(site: Path) -> None:
    finished_site.finish(site)

    copy = unzipped((site / "downloads" / finished_site.ZIP).read_bytes())

    assert set(copy) == {
        f"{release.TOP}/{path}" for path in [*FILES, "_headers"] if not path.endswith((".map", ".xml.gz"))
    }
    page = copy[f"{release.TOP}/deep/take.html"].decode()
    assert "You are reading such a copy" in page
    assert "href" not in page
    version = listed(copy[f"{release.TOP}/sw.js"])
    for path, found in version["files"].items():
        digest = hashlib.sha256(copy[f"{release.TOP}/{path}"]).digest()
        assert found == base64.b64encode(digest).decode().rstrip("=")


def test_a_zip_is_the_same_whenever_and_in_whichever_order_its_files_were_written(tmp_path: Path) -> None:
    first = write(tmp_path / "first", list(FILES))
    second = write(tmp_path / "second", list(reversed(FILES)))
    for path in second.rglob("*"):
        os.utime(path, (0, 0))
        path.chmod(0o700)
    for site in (first, second):
        finished_site.finish(site)
    made = tmp_path / "made" / "guide.zip"
    command = [sys.executable, "-m", "guide.release", str(first), str(made)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})

    zips = [(site / "downloads" / finished_site.ZIP).read_bytes() for site in (first, second)]

    assert zips[0] == zips[1] == made.read_bytes()


def test_a_folder_without_a_site_is_said(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "guide.release", str(tmp_path), str(tmp_path / "a.zip")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    result = subprocess.run(command, check=False, env=environment, capture_output=True, text=True)

    assert result.returncode == 1
    assert result.stderr == f"{tmp_path}: there is no built site; run `make build` first\n"


def test_a_site_without_a_page_for_them_has_no_downloads(site: Path) -> None:
    (site / "deep/take.html").unlink()

    finished_site.finish(site)

    assert not (site / "downloads").exists()


def test_a_preview_says_that_it_makes_none(site: Path) -> None:
    finished_site.finish_preview(site)

    assert "Run make build" in (site / "deep/take.html").read_text(encoding="utf-8")
    assert not (site / "downloads").exists()
    assert (site / "sw.js").read_text(encoding="utf-8") == FILES["sw.js"]


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 kB"), (4_400, "4 kB"), (99_400, "99 kB"), (1_038_567, "1.0 MB")]
)
def test_a_size_is_short(count: int, said: str) -> None:
    assert downloads.size(count) == said
