"""Changes HTML for a place outside of its page: links, pictures, footnotes, and well-formed XML of it."""

from __future__ import annotations

import posixpath
import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from selfcheck.export.html_tree import read_html, write_xhtml
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
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
BACK = re.compile(r'(?:&#160;|\s)*<a class="footnote-backref".*?</a>', re.DOTALL)


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
    """Make HTML for a place outside of the site, without the author's comments.

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

    return PICTURE.sub(renamed, LINK.sub(unlinked, COMMENT.sub("", html)))


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
    """Write HTML as well-formed XML: void elements closed, attributes quoted, no entities of HTML, no names with a colon."""
    return write_xhtml(read_html(html)).removeprefix("<div>").removesuffix("</div>")


def _parts(link: str) -> tuple[str, str] | None:
    """Divide a link to another file of the site: its path, and the rest; None for every other link."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    return parts.path, parts._replace(path="").geturl()
