"""A package of QTI: an item for each question, a test with a section for each page, and the manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.export.archive import archive
from selfcheck.export.qti.dialect import written
from selfcheck.export.qti.item import ItemWriter, identifier
from selfcheck.export.qti.scoring import element
from selfcheck.model import short_hash

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree import ElementTree as ET

    from selfcheck.export.qti.dialect import Dialect
    from selfcheck.export.source import ExportedPage, ExportedQuestion, Source

MANIFEST = "imsmanifest.xml"
TEST = "test.xml"


def package(source: Source, dialect: Dialect) -> bytes:
    """Write a package: what comes first is its manifest."""
    files: dict[str, bytes] = {}
    resources: list[ET.Element] = []
    for page, question in source.questions:
        writer = ItemWriter(source, page, question)
        name = _file(question)
        files[name] = dialect.file(writer.write())
        files |= writer.body.files
        resources.append(_resource(identifier(question.id), dialect.item_type, [name, *writer.body.files]))
    files[TEST] = dialect.file(_test(source))
    test = _resource(
        "test", dialect.test_type, [TEST], [resource.get("identifier", "") for resource in resources]
    )
    manifest = _manifest(source, dialect, [test, *resources])
    return archive({MANIFEST: manifest, **dict(sorted(files.items()))})


def _file(question: ExportedQuestion) -> str:
    return f"items/{question.id}.xml"


def _test(source: Source) -> ET.Element:
    """Write the test, which may be done in any order."""
    sections = [_section(page, number) for number, page in enumerate(source.pages, start=1) if page.questions]
    part = {"identifier": "part", "navigationMode": "nonlinear", "submissionMode": "individual"}
    return element(
        "assessmentTest",
        {"identifier": "test", "title": source.title, "toolName": "selfcheck"},
        element("testPart", part, *sections),
    )


def _section(page: ExportedPage, number: int) -> ET.Element:
    items = (
        element(
            "assessmentItemRef",
            {
                "identifier": identifier(one.id),
                "href": _file(one),
                **({"category": " ".join(_category(tag) for tag in one.tags)} if one.tags else {}),
            },
        )
        for one in page.questions
    )
    return element(
        "assessmentSection",
        {"identifier": f"section-{number}", "title": page.title, "visible": "true"},
        *items,
    )


def _category(tag: str) -> str:
    """Return a tag as an id that QTI allows; one with other characters gets a hash, so that no two are the same."""
    plain = "".join(one if one.isascii() and (one.isalnum() or one in "-_.") else "-" for one in tag)
    return f"t-{plain}" if plain == tag else f"t-{plain}-{short_hash(tag)}"


def _resource(name: str, kind: str, files: list[str], needs: Iterable[str] = ()) -> ET.Element:
    return element(
        "resource",
        {"identifier": name, "type": kind, "href": files[0]},
        *(element("file", {"href": one}) for one in files),
        *(element("dependency", {"identifierref": one}) for one in needs),
    )


def _manifest(source: Source, dialect: Dialect, resources: list[ET.Element]) -> bytes:
    kind, version = dialect.package
    metadata = element("metadata", None, element("schema", text=kind), element("schemaversion", text=version))
    root = element(
        "manifest",
        {"xmlns": dialect.packaging, "identifier": f"manifest-{short_hash(source.title)}"},
        metadata,
        element("organizations"),
        element("resources", None, *resources),
    )
    return written(root, dialect.packaging, dialect.packaging_schema)
