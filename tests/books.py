"""Books as their readers take them in: unpacked, with every page read as XML."""

from __future__ import annotations

import io
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

import export_bank
import guide_pages
from selfcheck.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]

HTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
TYPE = "{http://www.idpf.org/2007/ops}type"
FOLDER = "EPUB/"
APART = {"p", "div", "li", "td", "th", "pre", "h1", "h2", "h3", "aside", "section"}

HOSTILE = """\
---
allow:
  html-script: a test
---

# Not for books

![A picture from afar](https://example.org/far.png) and ![one of ours](ours.png)

- done <input type="checkbox" checked disabled> here

/// question | hostile-one
    answer: 3

How many?

---

Three, &nbsp; as said &mdash;.
///

<script>alert(1)</script><style>p { color: red }</style>
<p onclick="alert(1)" id="1 of 2" style="color: red" data-x="y">A paragraph<br>that is <font color=red>not closed</font>
<p id="1 of 2">Another with the same id, and <a href="javascript:alert(1)">a link to nowhere</a>

<ul><li>One<li>Two</ul>

<drawn-figure>What the figure says without its script</drawn-figure>
<div><empty-figure></empty-figure></div>

<svg viewBox="0 0 1 1"><script>alert(1)</script><linearGradient id="g"></linearGradient><title>Drawn</title></svg>

<iframe src="https://example.org/film" title="A film"></iframe>
<video controls><source src="deep/talk.mp4"></video>

<details><summary>A fold</summary>Its content</details>

"""
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c636060606000000005000"
    "1a5f645400000000049454e44ae426082"
)


def make_guide_book(folder: Path) -> Path:
    """Make a book of the guide with a question of each kind in each part, and of pages with what is hard for exports and books."""
    docs = guide_pages.with_contributions(folder / "docs")
    shutil.copy(export_bank.DOCS / "hard.md", docs)
    shutil.copytree(export_bank.DOCS / "pictures", docs / "pictures")
    (docs / "hostile.md").write_text(HOSTILE, encoding="utf-8")
    (docs / "ours.png").write_bytes(PIXEL)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (folder / "pyproject.toml").write_text(settings.replace('"hooks/', f'"{ROOT}/hooks/'), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["export", "epub", "docs", "--output", "book.epub"]) == 0
    return folder / "book.epub"


@dataclass(frozen=True)
class OpenBook:
    """A book: the bytes of each file by its name in the archive, in its order."""

    files: dict[str, bytes]

    @property
    def pages(self) -> dict[str, ET.Element]:
        """Every page of the book in the order of reading, by its file."""
        package = read_xml(self.files[f"{FOLDER}package.opf"])
        named = {one.get("id"): one.get("href", "") for one in package.iter(f"{OPF}item")}
        spine = [named[one.get("idref")] for one in package.iter(f"{OPF}itemref")]
        return {name: read_xml(self.files[FOLDER + name]) for name in spine}

    @property
    def metadata(self) -> list[tuple[str, str]]:
        """What the book says of itself."""
        package = read_xml(self.files[f"{FOLDER}package.opf"])
        found = package.find(f"{OPF}metadata")
        assert found is not None
        return [(one.get("property") or one.tag.rpartition("}")[2], one.text or "") for one in found]

    def unpack(self, folder: Path) -> Path:
        """Write the book's files into a folder; return that of its pages."""
        for name, data in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        return folder / FOLDER


def read_xml(data: bytes | str) -> ET.Element:
    """Read XML that an export has written."""
    return ET.fromstring(data)  # noqa: S314 - our own


def open_book(data: bytes) -> OpenBook:
    """Unpack a book."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return OpenBook({name: archive.read(name) for name in archive.namelist()})


def text(element: ET.Element) -> str:
    """Return an element's text on one line, with a space between what stands apart."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: ET.Element) -> Iterator[str]:
    apart = " " if element.tag.removeprefix(HTML) in APART else ""
    yield apart + (element.text or "")
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield apart


def by_id(page: ET.Element, name: str) -> ET.Element:
    """Find an element by its id, which one has."""
    (found,) = (one for one in page.iter() if one.get("id") == name)
    return found


def lettered(element: ET.Element) -> dict[str, str]:
    """Return the rows of the one list with letters in an element."""
    (rows,) = (one for one in element.iter(f"{HTML}ol") if one.get("type") == "A")
    return {chr(ord("A") + number): text(row) for number, row in enumerate(rows)}


def links(page: ET.Element) -> Iterator[str]:
    """List where a page's links lead."""
    return (one.get("href", "") for one in page.iter(f"{HTML}a"))
