"""The files of a book beside its chapters: what it is, its contents, its cover and title page, and the archive of all."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from selfcheck.export.as_epub.chapter import headings
from selfcheck.export.as_epub.cover import draw_cover
from selfcheck.export.as_epub.links import IMAGES
from selfcheck.export.html_tree import FOREIGN, text_of, write_xhtml
from selfcheck.export.source import NAMESPACE, About
from selfcheck.markup import tag, text
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from selfcheck.export.as_epub.chapter import Chapter
    from selfcheck.export.source import Picture, Source

TYPE = "mimetype"
"""Says of the archive what it is; readers look for it in its first bytes."""
FOLDER = "EPUB"
# The date of content whose date nobody gave.
ALWAYS = About().modified
STYLES = "styles.css"
MEDIA_TYPES = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".xhtml": "application/xhtml+xml",
}
# What a role of the digital publishing module is called in EPUB's own vocabulary, for readers that know that alone.
TYPES = {
    "doc-backlink": "backlink",
    "doc-bibliography": "bibliography",
    "doc-chapter": "chapter",
    "doc-cover": "cover",
    "doc-endnotes": "endnotes",
    "doc-footnote": "footnote",
    "doc-glossary": "glossary",
    "doc-glossref": "glossref",
    "doc-noteref": "noteref",
    "doc-toc": "toc",
}
CONTAINER = f"""\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{FOLDER}/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


@dataclass(frozen=True)
class Book:
    """A book whose links are settled."""

    source: Source
    chapters: Sequence[Chapter]

    @property
    def pictures(self) -> Mapping[str, Picture]:
        """The pictures that are shown, by their file in the book."""
        shown = {one.get("src") for chapter in self.chapters for one in chapter.content.iter("img")}
        found = (one for chapter in self.chapters for one in chapter.page.pictures.values())
        return {name: one for one in found if (name := f"{IMAGES}/{one.name}") in shown}


def files(book: Book) -> dict[str, bytes]:
    """Write every file of a book by its name in the archive, what the format wants first at the front."""
    made: dict[str, str | bytes] = {}
    cover = book.source.about.cover
    if cover is None:
        made[f"{IMAGES}/cover.svg"] = draw_cover(book.source.title, book.source.about.author)
    else:
        made[f"{IMAGES}/cover{PurePosixPath(cover.path).suffix}"] = cover.data
    picture = next(iter(made))
    language = book.source.about.language
    made["cover.xhtml"] = _document(word("book_cover"), language, _cover(picture, book.source.title))
    made["title.xhtml"] = _document(book.source.title, language, _title_page(book))
    made["contents.xhtml"] = _document(word("book_contents"), language, _contents(book))
    for chapter in book.chapters:
        made[chapter.file] = _document(chapter.title, language, write_xhtml(_typed(chapter.content)))
    made[STYLES] = Path(__file__).with_name(STYLES).read_text(encoding="utf-8")
    made |= {name: one.data for name, one in sorted(book.pictures.items())}
    package = {"package.opf": _package(book, made, picture)}
    inside = {f"{FOLDER}/{name}": content for name, content in (package | made).items()}
    everything = {TYPE: "application/epub+zip", "META-INF/container.xml": CONTAINER, **inside}
    return {name: one.encode() if isinstance(one, str) else one for name, one in everything.items()}


def _document(title: str, language: str, body: str) -> str:
    head = tag("title", text(title)) + f'<link rel="stylesheet" type="text/css" href="{STYLES}"/>'
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f' lang="{language}" xml:lang="{language}">\n<head>{head}</head>\n<body>{body}</body>\n</html>\n'
    )


def _typed(content: Element) -> Element:
    """Name the role of each part in EPUB's vocabulary too."""
    for element in content.iter():
        if kind := TYPES.get(element.get("role", "")):
            element.set("epub:type", kind)
    return content


def _cover(picture: str, title: str) -> str:
    image = f'<img src="{picture}" role="doc-cover" alt="{escape(word("book_cover_of", title=title))}"/>'
    return f'<section class="sc-cover" epub:type="cover">{image}</section>'


def _title_page(book: Book) -> str:
    about, address = book.source.about, book.source.address
    questions = sum(len(one.page.questions) for one in book.chapters)
    lines = [
        tag("h1", text(book.source.title)),
        tag("p", text(about.description)) if about.description else "",
        tag("p", text(about.author)) if about.author else "",
        tag("p", text(word("book_how", count=questions))) if questions else "",
        tag("p", text(word("book_site")), tag("a", text(address), href=address)) if address else "",
        tag("p", text(word("book_date", date=about.modified[:10]))) if about.modified != ALWAYS else "",
        tag("p", text(about.rights)) if about.rights else "",
    ]
    return f'<section class="sc-title-page" epub:type="titlepage">{"".join(lines)}</section>'


def _contents(book: Book) -> str:
    title = word("book_contents")
    rows = [_rows([(0, chapter.title, chapter.file), *_below(chapter)]) for chapter in book.chapters]
    first = book.chapters[0].file if book.chapters else "title.xhtml"
    marks = (
        ("cover", "book_cover", "cover.xhtml"),
        ("toc", "book_contents", "contents.xhtml"),
        ("bodymatter", "book_start", first),
    )
    landmarks = "".join(
        f'<li><a epub:type="{kind}" href="{file}">{text(word(name))}</a></li>' for kind, name, file in marks
    )
    return (
        f'<nav epub:type="toc" role="doc-toc" aria-labelledby="toc"><h1 id="toc">{text(title)}</h1>'
        f"<ol>{''.join(rows)}</ol></nav>"
        f'<nav epub:type="landmarks" hidden="" aria-label="{escape(word("book_landmarks"))}"><ol>{landmarks}</ol></nav>'
    )


def _below(chapter: Chapter) -> Iterator[tuple[int, str, str]]:
    """List the headings below a chapter's title, each with its level."""
    for one in headings(chapter.content):
        if one.tag != "h1":
            yield int(one.tag[1]) - 1, text_of(one), f"{chapter.file}#{one.get('id')}"


def _rows(entries: Sequence[tuple[int, str, str]]) -> str:
    """Write entries as nested lists; each belongs to the nearest entry above it with a smaller level."""
    (_, title, href), *rest = entries
    inner: list[list[tuple[int, str, str]]] = []
    for one in rest:
        if inner and one[0] > inner[-1][0][0]:
            inner[-1].append(one)
        else:
            inner.append([one])
    below = tag("ol", *(_rows(group) for group in inner)) if inner else ""
    return tag("li", tag("a", text(title), href=href), below)


def _package(book: Book, made: Mapping[str, str | bytes], cover: str) -> str:
    about = book.source.about
    name = uuid.uuid5(NAMESPACE, f"epub {book.source.address or book.source.title}")
    manifest = "\n".join(
        _item(number, file, content, cover) for number, (file, content) in enumerate(made.items())
    )
    spine = "\n".join(
        tag("itemref", idref=f"f{number}", linear="no" if file == "cover.xhtml" else None)
        for number, file in enumerate(made)
        if file.endswith(".xhtml")
    )
    metadata = [
        f'<dc:identifier id="book">urn:uuid:{name}</dc:identifier>',
        f"<dc:title>{text(book.source.title)}</dc:title>",
        f"<dc:language>{text(about.language)}</dc:language>",
        *(
            f"<dc:{name}>{text(value)}</dc:{name}>"
            for name, value in (
                ("creator", about.author),
                ("description", about.description),
                ("rights", about.rights),
                ("source", book.source.address),
            )
            if value
        ),
        f'<meta property="dcterms:modified">{about.modified}</meta>',
        *(f'<meta property="{name}">{text(value)}</meta>' for name, value in _accessibility(book)),
    ]
    lines = "\n".join(metadata)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book"'
        f' xml:lang="{about.language}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{lines}\n</metadata>\n'
        f"<manifest>\n{manifest}\n</manifest>\n<spine>\n{spine}\n</spine>\n</package>\n"
    )


def _item(number: int, file: str, content: str | bytes, cover: str) -> str:
    properties = []
    if file == cover:
        properties.append("cover-image")
    elif file == "contents.xhtml":
        properties.append("nav")
    elif isinstance(content, str):
        properties += [
            name
            for name in ({"svg": "svg", "math": "mathml"})
            if f'<{name} xmlns="{FOREIGN[name]}"' in content
        ]
    said = f' properties="{" ".join(properties)}"' if properties else ""
    kind = MEDIA_TYPES[PurePosixPath(file).suffix.lower()]
    return f'<item id="f{number}" href="{file}" media-type="{kind}"{said}/>'


def _accessibility(book: Book) -> Iterator[tuple[str, str]]:
    """Say how the book can be read, by what is in it."""
    drawn = [one for chapter in book.chapters for one in chapter.content.iter() if one.tag in {"img", "svg"}]
    described = all(map(_is_described, drawn))
    yield "schema:accessMode", "textual"
    if drawn:
        yield "schema:accessMode", "visual"
    if described:
        yield "schema:accessModeSufficient", "textual"
    if drawn:
        yield "schema:accessModeSufficient", "textual,visual"
    features = [
        "displayTransformability",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
        "unlocked",
    ]
    if drawn and described:
        features.insert(0, "alternativeText")
    yield from (("schema:accessibilityFeature", one) for one in features)
    moving = any(file.endswith(".gif") for file in book.pictures)
    yield "schema:accessibilityHazard", "unknown" if moving else "none"
    yield "schema:accessibilitySummary", word("book_accessibility")
    about = book.source.about
    if about.conforms_to:
        yield "dcterms:conformsTo", about.conforms_to
    if about.certified_by:
        yield "a11y:certifiedBy", about.certified_by


def _is_described(drawn: Element) -> bool:
    if drawn.tag == "img":
        return bool(drawn.get("alt")) or drawn.get("role") == "presentation"
    return (
        drawn.find("title") is not None or bool(drawn.get("aria-label")) or drawn.get("aria-hidden") == "true"
    )
