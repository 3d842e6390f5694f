"""Makes of HTML what QTI allows in an item: its elements and attributes, pictures as files, gaps as fields."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from selfcheck.export.html import portable
from selfcheck.export.html_tree import read_html, write_xhtml
from selfcheck.model import GAP, short_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selfcheck.export.source import ExportedPage

BLOCKS = frozenset(
    [
        "address",
        "blockquote",
        "div",
        "dl",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "ol",
        "p",
        "pre",
        "table",
        "ul",
    ]
)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "big",
        "br",
        "cite",
        "code",
        "dfn",
        "em",
        "i",
        "img",
        "kbd",
        "q",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "tt",
        "var",
    ]
)
PARTS = frozenset(
    ["caption", "col", "colgroup", "dd", "dt", "li", "tbody", "td", "tfoot", "th", "thead", "tr"]
)
ALLOWED = BLOCKS | INLINE | PARTS
LINES = INLINE | frozenset(["address", "caption", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "p", "pre"])
"""Elements that hold text and no blocks."""
DROPPED = {"script", "style", "template"}
# No id: texts are shown more than once, and a place on the page is none in an item.
EVERYWHERE = {"class", "lang"}
ATTRIBUTES = {
    "a": {"href"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "img": {"alt", "height", "src", "width"},
    "q": {"cite"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"colspan", "headers", "rowspan", "scope"},
}
# Elements with blocks in them, which become a block of no meaning where QTI does not know them.
FOLDED = {
    "article",
    "aside",
    "center",
    "details",
    "figure",
    "figcaption",
    "footer",
    "header",
    "section",
    "summary",
}
PICTURES = "pictures"


class Body:
    """Makes content for one item, and keeps the files that it needs, by their names in the package."""

    def __init__(self, page: ExportedPage) -> None:
        self.page = page
        self.files: dict[str, bytes] = {}

    def blocks(self, html: str, field: Callable[[int], ET.Element] | None = None) -> list[ET.Element]:
        """Return HTML as blocks; text between them gets a paragraph. `field` makes the content of a gap."""
        root = self._read(html)
        if field:
            _fill(root, field)
        made: list[ET.Element] = []
        loose: ET.Element | None = None
        for node in _nodes(root):
            if isinstance(node, ET.Element) and node.tag in BLOCKS:
                made.append(node)
                loose = None
            elif loose is not None or isinstance(node, ET.Element) or node.strip():
                if loose is None:
                    loose = ET.Element("p")
                    made.append(loose)
                _append(loose, node)
        return made

    def into(self, parent: ET.Element, html: str) -> ET.Element:
        """Put HTML into an element: the content of a single paragraph, or blocks."""
        blocks = self.blocks(html)
        if len(blocks) == 1 and blocks[0].tag == "p":
            parent.text = blocks[0].text
            blocks = list(blocks[0])
        parent.extend(blocks)
        return parent

    def _read(self, html: str) -> ET.Element:
        root = read_html(portable(html, self._picture))
        self._clean(root)
        return root

    def _picture(self, path: str) -> str:
        """Keep a picture, and return its address from an item."""
        picture = self.page.pictures[path]
        return self._kept(picture.name, picture.data)

    def _kept(self, name: str, data: bytes) -> str:
        self.files[f"{PICTURES}/{name}"] = data
        return f"../{PICTURES}/{name}"

    def _clean(self, element: ET.Element, *, is_line: bool = False) -> None:
        """Leave what QTI allows of an element's content; in a line of text, no block."""
        for child in list(element):
            if child.tag == "svg":
                self._to_picture(child)
            elif child.tag in DROPPED:
                _replace(element, child, [])
                continue
            else:
                self._clean(child, is_line=is_line or child.tag in LINES)
            if child.tag in FOLDED:
                child.tag = "div"
            if child.tag not in ALLOWED:
                _replace(element, child, list(_nodes(child)))
                continue
            if is_line and child.tag not in INLINE:
                child.tag = "br" if child.tag == "hr" else "span"
            allowed = EVERYWHERE | ATTRIBUTES.get(child.tag, set())
            for name in [name for name in child.attrib if name not in allowed]:
                del child.attrib[name]
            if child.tag == "img":
                child.attrib.setdefault("alt", "")

    def _to_picture(self, svg: ET.Element) -> None:
        """Turn a drawing into a picture in a file."""
        said = [one.text or "" for one in svg.iter() if one.tag in {"title", "desc"}]
        size = {name: value for name in ("width", "height") if (value := svg.get(name)) and value.isdecimal()}
        tail, svg.tail = svg.tail, None
        data = write_xhtml(svg).encode()
        address = self._kept(f"drawing-{short_hash(data.decode())}.svg", data)
        svg.clear()
        svg.tag, svg.tail = "img", tail
        svg.attrib = {"src": address, "alt": ". ".join(said), **size}


def _fill(element: ET.Element, field: Callable[[int], ET.Element]) -> None:
    """Put a field into each gap, in the order of the text."""
    count = 0

    def divided(text: str | None) -> tuple[str, list[ET.Element]]:
        nonlocal count
        first, *rest = (text or "").split(GAP)
        fields = []
        for piece in rest:
            count += 1
            fields.append(field(count))
            fields[-1].tail = piece
        return first, fields

    def walk(parent: ET.Element) -> None:
        children = list(parent)
        parent.text, fields = divided(parent.text)
        made = fields
        for child in children:
            walk(child)
            child.tail, fields = divided(child.tail)
            made += [child, *fields]
        parent[:] = made

    walk(element)


def _nodes(element: ET.Element) -> Iterator[ET.Element | str]:
    """List what an element holds; each child leaves its tail behind."""
    if element.text:
        yield element.text
    for child in list(element):
        tail, child.tail = child.tail, None
        yield child
        if tail:
            yield tail


def _append(parent: ET.Element, node: ET.Element | str) -> None:
    if isinstance(node, ET.Element):
        parent.append(node)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + node
    else:
        parent.text = (parent.text or "") + node


def _replace(parent: ET.Element, child: ET.Element, nodes: list[ET.Element | str]) -> None:
    """Put nodes in the place of a child."""
    at = list(parent).index(child)
    after = list(parent)[at + 1 :]
    tail = child.tail
    del parent[at:]
    for node in [*nodes, *([tail] if tail else [])]:
        _append(parent, node)
    parent.extend(after)
