"""Ids, links, and pictures of a book's chapters, settled when all of them are there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from selfcheck.export.as_epub.chapter import headings
from selfcheck.export.html_tree import parents, remove, unwrap
from selfcheck.reading.links import resolve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from selfcheck.export.as_epub.chapter import Chapter

IMAGES = "images"
REFERENCES = ("aria-labelledby", "aria-describedby", "headers")
NOT_IN_NAME = re.compile(r"[^\w.-]")
KNOWN = {"http", "https", "mailto"}


def settle(chapters: Sequence[Chapter], site: str) -> None:
    """Give all chapters ids that XML allows, and lead every link to its chapter, to the site, or nowhere."""
    for chapter in chapters:
        _name_anchors(chapter)
    files = {chapter.page.uri: chapter for chapter in chapters}
    if site:
        files |= {chapter.page.address.removeprefix(site): chapter for chapter in chapters}
    for chapter in chapters:
        for parent, child in list(parents(chapter.content)):
            if child.tag == "a":
                _lead(parent, child, chapter, files, site)
            elif child.tag == "img":
                _show(parent, child, chapter)


def _name_anchors(chapter: Chapter) -> None:
    """Name every element once, headings all of them."""
    taken: set[str] = set()
    for number, heading in enumerate(headings(chapter.content), start=1):
        heading.set("id", heading.get("id") or f"heading-{number}")
    for element in chapter.content.iter():
        given = element.get("id")
        if given is None:
            continue
        name = NOT_IN_NAME.sub("-", given)
        if not re.match(r"[^\W\d]", name):
            name = f"n-{name}"
        free, count = name, 2
        while free in taken:
            free, count = f"{name}-{count}", count + 1
        taken.add(free)
        chapter.anchors.setdefault(given, free)
        element.set("id", free)
    for element in chapter.content.iter():
        for name in REFERENCES:
            if said := element.attrib.pop(name, None):
                known = [chapter.anchors[one] for one in said.split() if one in chapter.anchors]
                if known:
                    element.set(name, " ".join(known))


def _lead(parent: Element, link: Element, chapter: Chapter, files: Mapping[str, Chapter], site: str) -> None:
    """Lead a link to where it goes from a book; what goes nowhere becomes text."""
    href = link.get("href")
    if href is None:
        return
    found = _target(href, chapter, files, site)
    if found is None:
        if link.get("role") == "doc-backlink":
            # The mark is in a question, which has the note itself.
            remove(parent, link)
        elif link.get("id"):
            link.tag = "span"
            for name in [name for name in link.attrib if name not in {"id", "class"}]:
                del link.attrib[name]
        else:
            unwrap(parent, link)
        return
    link.set("href", found)


def _target(href: str, chapter: Chapter, files: Mapping[str, Chapter], site: str) -> str | None:
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if site and href.startswith(site):
        path, _, anchor = href.removeprefix(site).partition("#")
        path, anchor = unquote(path), unquote(anchor)
    elif parts.scheme or parts.netloc:
        return href if parts.scheme in KNOWN else None
    else:
        path, anchor = resolve(href, chapter.page.uri)
    there = files.get(path)
    if there is None:
        return href if parts.scheme in KNOWN else None
    name = there.anchors.get(anchor)
    if there is chapter:
        return f"#{name}" if name else None if anchor else there.file
    return f"{there.file}#{name}" if name else there.file


def _show(parent: Element, image: Element, chapter: Chapter) -> None:
    """Show a picture of the docs; of one from elsewhere, which no book may load, say what it shows."""
    src = image.get("src", "")
    picture = chapter.page.pictures.get(src)
    if picture is not None:
        image.set("src", f"{IMAGES}/{picture.name}")
        image.set("alt", image.get("alt", ""))
        return
    described = image.get("alt") or src
    image.attrib.clear()
    image.tag, image.text = "span", described
    if src.startswith("https://") and parent.tag != "a":
        image.tag = "a"
        image.set("href", src)
