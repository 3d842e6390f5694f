"""Changes HTML for a place outside of its page: links, pictures, footnotes, and well-formed XML of it."""

from __future__ import annotations

import posixpath
import re
from html import escape, unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from selfcheck.hosting import url_of

if TYPE_CHECKING:
    from collections.abc import Callable

LINK = re.compile(r"<a\b(?P<attributes>[^>]*)>(?P<text>.*?)</a>", re.DOTALL)
ADDRESS = re.compile(
    r"""(?P<before><(?:a|img)\b[^>]*?\s(?P<name>href|src)=)(?P<mark>["'])(?P<link>.*?)(?P=mark)""", re.DOTALL
)
PICTURE = re.compile(r"""(?P<before><img\b[^>]*?\ssrc=)(?P<mark>["'])(?P<path>.*?)(?P=mark)""", re.DOTALL)
REFERENCE = re.compile(
    r'<sup id="[^"]*"><a\b(?=[^>]* class="footnote-ref")[^>]* href="#(?P<id>[^"]+)"[^>]*>[^<]*</a></sup>'
)
FOOTNOTE = re.compile(r'<li id="(?P<id>fn[^"]*)">(?P<html>.*?)</li>', re.DOTALL)
BACK = re.compile(r'(?:&#160;|\s)*<a class="footnote-backref".*?</a>', re.DOTALL)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def resolved(html: str, uri: str, site: str, *, directory_urls: bool, within: bool) -> str:
    """Lead links to the site, where its address is known, and name each picture by its path among the docs' files.

    Args:
        html: of a page, or a piece of one
        uri: the page's file among the docs' files
        site: the site's address; empty where it is not known
        directory_urls: whether the site has `page/` rather than `page.html`
        within: whether links to places on the page itself stay as they are

    """

    def resolve(match: re.Match[str]) -> str:
        link = unescape(match["link"])
        parts = _parts(link)
        if parts is None or (match["name"] == "href" and not site):
            return match[0]
        path, rest = parts
        if within and not path:
            return match[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(path))) if path else uri
        if match["name"] == "href":
            target = (
                site
                + (url_of(target, directory_urls=directory_urls) if target.endswith(".md") else target)
                + rest
            )
        return f'{match["before"]}"{escape(target)}"'

    return ADDRESS.sub(resolve, html)


def pictures(html: str) -> list[str]:
    """List the paths of the pictures in HTML that is resolved."""
    found = (unescape(match["path"]) for match in PICTURE.finditer(html))
    return list(dict.fromkeys(path for path in found if _parts(path)))


def portable(html: str, picture: Callable[[str], str]) -> str:
    """Make HTML for a place outside of the site.

    Args:
        html: of an export's source
        picture: gives the address of a picture there, by its path among the docs' files

    """

    def unlinked(match: re.Match[str]) -> str:
        href = re.search(r"""\shref=(["'])(.*?)\1""", match["attributes"])
        return match[0] if href and _parts(unescape(href[2])) is None else match["text"]

    def renamed(match: re.Match[str]) -> str:
        path = unescape(match["path"])
        return f'{match["before"]}"{escape(picture(path))}"' if _parts(path) else match[0]

    return PICTURE.sub(renamed, LINK.sub(unlinked, html))


def with_notes(html: str, page: str) -> str:
    """Put the footnotes of a page, in brackets, where a piece of it refers to them."""
    if "footnote-ref" not in html:
        return html
    notes = {match["id"]: BACK.sub("", match["html"]) for match in FOOTNOTE.finditer(page)}

    def write(match: re.Match[str]) -> str:
        note = notes.get(match["id"], "").strip().removeprefix("<p>").removesuffix("</p>")
        return f" ({note})"

    return REFERENCE.sub(write, html)


def plain(html: str) -> str:
    """Return the text of HTML alone, with one space for white space, and the description of a picture in its place."""
    described = re.sub(r"""<img\b[^>]*?\salt=(["'])(.*?)\1[^>]*>""", r"\2", html, flags=re.DOTALL)
    spaced = re.sub(r"</(?:p|div|li|tr|td|th|pre|h\d)>|<br */?>", " ", described)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", spaced)).split())


def xhtml(html: str) -> str:
    """Write HTML as well-formed XML: void elements closed, attributes quoted, no entities of HTML."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    writer.end_to(0)
    return "".join(writer.written)


def _parts(link: str) -> tuple[str, str] | None:
    """Divide a link to another file of the site: its path, and the rest; None for every other link."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    return parts.path, parts._replace(path="").geturl()


class _Writer(HTMLParser):
    """Writes what it reads, closing what is open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self.open: list[str] = []

    def end_to(self, depth: int) -> None:
        """Close elements until so many are open."""
        while len(self.open) > depth:
            self.written.append(f"</{self.open.pop()}>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a start tag; a void element is closed at once."""
        name = self._cased(tag)
        values = "".join(
            f' {self._cased(key)}="{escape(key if value is None else value)}"'
            for key, value in dict(attrs).items()
        )
        self.written.append(f"<{name}{values}{' /' if tag in VOID else ''}>")
        if tag not in VOID:
            self.open.append(name)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write an element without content."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.end_to(len(self.open) - 1)

    def handle_endtag(self, tag: str) -> None:
        """Close an element and what is open in it; leave out an end tag that ends nothing."""
        name = self._cased(tag)
        if name in self.open:
            self.end_to(len(self.open) - 1 - self.open[::-1].index(name))

    def handle_data(self, data: str) -> None:
        """Write text."""
        self.written.append(escape(data, quote=False))

    def _cased(self, name: str) -> str:
        """Return a name as SVG writes it, which the parser has put into lower case."""
        return CASED.get(name, name)


CASED = {
    name.lower(): name
    for name in (
        "viewBox",
        "textLength",
        "lengthAdjust",
        "preserveAspectRatio",
        "foreignObject",
        "clipPath",
        "linearGradient",
        "radialGradient",
        "gradientUnits",
        "gradientTransform",
        "markerWidth",
        "markerHeight",
        "refX",
        "refY",
        "patternUnits",
        "textPath",
        "stdDeviation",
    )
}
