"""What of a page's HTML a book keeps: what needs a script or a browser's controls becomes text, or goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from selfcheck.export.html_tree import FOREIGN, remove, text_of, unwrap
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT = re.compile(
    "a|abbr|article|aside|b|bdi|bdo|blockquote|br|caption|cite|code|col|colgroup|dd|del|dfn|div|dl|dt|em|figcaption|figure|"
    "footer|h[1-6]|header|hr|i|img|ins|kbd|li|mark|nav|ol|p|pre|q|rp|rt|ruby|s|samp|section|small|span|strong|sub|sup|table|"
    "tbody|td|tfoot|th|thead|time|tr|u|ul|var|wbr"
)
GONE = re.compile("script|style|template|link|meta|base|input|button|select|textarea|canvas")
MEDIA = re.compile("audio|video|iframe|embed|object")
NOT_IN_DRAWINGS = re.compile("script|style|foreignObject|animate.*|set|a|image", re.IGNORECASE)
ATTRIBUTES = re.compile(
    "id|class|lang|dir|title|href|src|alt|width|height|colspan|rowspan|scope|headers|start|reversed|type|value|datetime|cite|"
    "role|translate|aria-.*"
)
ALIGNED = re.compile(r"text-align:\s*(?:left|right|center)")
PERMALINK = "headerlink"
# As many columns as fit a phone.
FIT = 3


def clean(root: Element) -> None:
    """Leave what a book can show: `details` are open, and of a figure that a script draws its table is left."""
    _clean_children(root)
    for table in list(root.iter("table")):
        _fit(table)


def _clean_children(parent: Element) -> None:
    for child in list(parent):
        if child.tag in FOREIGN:
            _clean_drawing(child)
            continue
        if MEDIA.fullmatch(child.tag):
            _name_media(parent, child)
            continue
        _clean_children(child)
        if GONE.fullmatch(child.tag) or child.get("class") == PERMALINK:
            _put_box(parent, child)
        elif child.tag in {"details", "summary"}:
            _clean_attributes(child)
            child.set("class", f"sc-{child.tag} {child.get('class', '')}".strip())
            child.tag = "div"
        elif not KEPT.fullmatch(child.tag):
            unwrap(parent, child)
        else:
            _clean_attributes(child)
            if child.tag in {"div", "p", "span"} and not (child.attrib or len(child) or text_of(child)):
                remove(parent, child)


def _put_box(parent: Element, child: Element) -> None:
    """Take a control out; of a list of tasks, leave which are done."""
    if child.tag == "input" and child.get("type") == "checkbox":
        box = "\N{BALLOT BOX WITH CHECK}" if "checked" in child.attrib else "\N{BALLOT BOX}"
        child.tail = f"{box} {child.tail or ''}"
    remove(parent, child)


def _name_media(parent: Element, child: Element) -> None:
    """Leave the name of a film, a recording or a page in a frame; a link to it, where it is on the web."""
    source = child.find("source")
    address = child.get("src") or child.get("data") or (source.get("src") if source is not None else "") or ""
    named = Element("span")
    if address.startswith("https://"):
        named = Element("a", {"href": address})
    named.text = child.get("title") or text_of(child) or address.rpartition("/")[2] or address
    named.tail = child.tail
    parent[list(parent).index(child)] = named


def _clean_attributes(element: Element) -> None:
    style = ALIGNED.search(element.get("style", ""))
    for name in list(element.attrib):
        if not ATTRIBUTES.fullmatch(name):
            del element.attrib[name]
    if element.tag not in {"ol", "li"}:
        element.attrib.pop("type", None)
        element.attrib.pop("value", None)
    if style and element.tag in {"td", "th"}:
        element.set("style", style[0])


def _clean_drawing(drawing: Element) -> None:
    """Leave the shapes and words of a drawing."""
    for child in list(drawing):
        if NOT_IN_DRAWINGS.fullmatch(child.tag):
            remove(drawing, child)
        else:
            _clean_drawing(child)
    for name in list(drawing.attrib):
        if name.lower().startswith("on") or name in {"xmlns", "tabindex"} or name.startswith("data-"):
            del drawing.attrib[name]


def _fit(table: Element) -> None:
    """Give the cells of a wide table the names of their columns, under which a phone lists them."""
    head = table.findall("thead/tr")
    rows = table.findall("tbody/tr")
    if len(head) != 1 or not rows or any(one.get("colspan") or one.get("rowspan") for one in table.iter()):
        return
    names = [text_of(one) for one in head[0]]
    if len(names) <= FIT:
        return
    table.set("class", f"sc-wide {table.get('class', '')}".strip())
    # What styles turn into blocks is no table any more to some readers, unless it says so.
    for element, role in _roles(table):
        element.set("role", role)
    for row in rows:
        for cell, name in zip(row, names, strict=False):
            if name:
                cell.set("data-column", word("book_column", column=name))


def _roles(table: Element) -> Iterator[tuple[Element, str]]:
    yield table, "table"
    for part in table:
        if part.tag in {"thead", "tbody", "tfoot"}:
            yield part, "rowgroup"
            for row in part:
                yield row, "row"
                for cell in row:
                    heads = "columnheader" if part.tag == "thead" else "rowheader"
                    yield cell, heads if cell.tag == "th" else "cell"
