"""HTML into a tree of elements, and such a tree as XHTML, which is well-formed whatever a page's authors wrote."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr")
# A start tag that ends the element before it, where authors may leave out its end tag.
SECTIONS = {"thead", "tbody", "tfoot"}
ENDED_BY = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th", "tr", *SECTIONS},
    "th": {"td", "th", "tr", *SECTIONS},
    "tr": {"tr", *SECTIONS},
    **dict.fromkeys(SECTIONS, SECTIONS),
    "option": {"option"},
}
SCOPES = {"ul", "ol", "dl", "table", "select", "menu"}
ENDS_PARAGRAPH = re.compile(
    "address|article|aside|blockquote|details|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|main|menu|nav|"
    "ol|p|pre|section|table|ul"
)
# As XML has names, and without the colon of a namespace.
NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
ATTRIBUTE = re.compile(r"[^\s\"'<>/=]+(?=\s*=)")
FOREIGN = {"svg": "http://www.w3.org/2000/svg", "math": "http://www.w3.org/1998/Math/MathML"}
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no way to write."""


def read_html(html: str) -> Element:
    """Read HTML into an element that holds it; what is not closed is closed, and what was not open is left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    """Builds the tree, with the one kind of open element that matters at a time."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("div")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """Open an element, and close what it ends."""
        raw = self.get_starttag_text() or ""
        foreign = tag in FOREIGN or any(one.tag in FOREIGN for one in self.open)
        if foreign:
            # The parser folds names to small letters, and XML tells `viewBox` from `viewbox`.
            tag = (NAME.match(raw, 1) or [tag])[0]
            written = {name.lower(): name for name in ATTRIBUTE.findall(raw)}
            attrs = [(written.get(name, name), value) for name, value in attrs]
        else:
            self._end_what_precedes(tag)
        if not NAME.fullmatch(tag):
            return
        given = {
            name: UNWRITABLE.sub("", value or "") for name, value in reversed(attrs) if NAME.fullmatch(name)
        }
        element = SubElement(self.open[-1], tag, dict(reversed(given.items())))
        if not VOID.fullmatch(tag) and not (foreign and raw.endswith("/>")):
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the nearest such element, and all in it."""
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag.lower() == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        """Add text behind what the open element has."""
        add_text(self.open[-1], UNWRITABLE.sub("", data))

    def _end_what_precedes(self, tag: str) -> None:
        if ENDS_PARAGRAPH.fullmatch(tag) and self.open[-1].tag == "p":
            self.open.pop()
        for depth in range(len(self.open) - 1, 0, -1):
            name = self.open[depth].tag
            if name in SCOPES:
                return
            if tag in ENDED_BY.get(name, ()):
                del self.open[depth:]


def add_text(element: Element, text: str) -> None:
    """Add text at the end of an element's content."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def text_of(element: Element) -> str:
    """Return an element's text on one line."""
    return " ".join("".join(element.itertext()).split())


def unwrap(parent: Element, child: Element) -> None:
    """Put what an element holds in its place."""
    place = list(parent).index(child)
    tail, children = child.tail or "", list(child)
    before = child.text or ""
    parent.remove(child)
    _text_before(parent, place, before)
    for offset, one in enumerate(children):
        parent.insert(place + offset, one)
    _text_before(parent, place + len(children), tail)


def remove(parent: Element, child: Element) -> None:
    """Take an element out, and leave the text behind it."""
    place = list(parent).index(child)
    parent.remove(child)
    _text_before(parent, place, child.tail or "")


def _text_before(parent: Element, place: int, text: str) -> None:
    """Add text in front of the child at a place."""
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def parents(root: Element) -> Iterator[tuple[Element, Element]]:
    """List every element with its parent, the innermost first, so that each may be taken out."""
    for child in list(root):
        yield from parents(child)
        yield root, child


def write_xhtml(element: Element) -> str:
    """Write an element as XHTML that an HTML reader understands as well; what is foreign names its namespace."""
    attributes = dict(element.attrib)
    if element.tag in FOREIGN:
        attributes = {"xmlns": FOREIGN[element.tag], **attributes}
    start = element.tag + "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    tail = escape(element.tail or "", quote=False)
    if VOID.fullmatch(element.tag):
        return f"<{start}/>{tail}"
    inner = escape(element.text or "", quote=False) + "".join(map(write_xhtml, element))
    return f"<{start}>{inner}</{element.tag}>{tail}"
