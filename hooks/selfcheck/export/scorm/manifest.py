"""The manifest of a package: what it is called, and which of its files a platform opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable

PAGE = "index.html"


@dataclass(frozen=True)
class Edition:
    """The names that a version of SCORM has for the parts of a manifest."""

    version: str
    schema: str
    content: str
    adl: str
    type_attribute: str
    sequencing: str = ""


EDITIONS = {
    "1.2": Edition(
        "1.2",
        "1.2",
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "http://www.adlnet.org/xsd/adlcp_rootv1p2",
        "scormtype",
    ),
    "2004": Edition(
        "2004",
        "2004 3rd Edition",
        "http://www.imsglobal.org/xsd/imscp_v1p1",
        "http://www.adlnet.org/xsd/adlcp_v1p3",
        "scormType",
        "http://www.imsglobal.org/xsd/imsss",
    ),
}


def manifest(edition: Edition, identifier: str, title: str, files: Iterable[str]) -> bytes:
    """Write the manifest of a package with one page."""
    root = ET.Element(
        "manifest",
        {"identifier": identifier, "version": "1", "xmlns": edition.content, "xmlns:adlcp": edition.adl},
    )
    if edition.sequencing:
        root.set("xmlns:imsss", edition.sequencing)
    metadata = ET.SubElement(root, "metadata")
    ET.SubElement(metadata, "schema").text = "ADL SCORM"
    ET.SubElement(metadata, "schemaversion").text = edition.schema
    organizations = ET.SubElement(root, "organizations", {"default": "course"})
    organization = ET.SubElement(organizations, "organization", {"identifier": "course"})
    ET.SubElement(organization, "title").text = title
    item = ET.SubElement(organization, "item", {"identifier": "questions", "identifierref": "page"})
    ET.SubElement(item, "title").text = title
    if edition.sequencing:
        # The page says what is complete and what is right, and no platform does so by itself.
        said = {"completionSetByContent": "true", "objectiveSetByContent": "true"}
        ET.SubElement(ET.SubElement(item, "imsss:sequencing"), "imsss:deliveryControls", said)
        controls = {"choice": "true", "flow": "true"}
        ET.SubElement(ET.SubElement(organization, "imsss:sequencing"), "imsss:controlMode", controls)
    resources = ET.SubElement(root, "resources")
    attributes = {
        "identifier": "page",
        "type": "webcontent",
        f"adlcp:{edition.type_attribute}": "sco",
        "href": PAGE,
    }
    resource = ET.SubElement(resources, "resource", attributes)
    for name in files:
        ET.SubElement(resource, "file", {"href": name})
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"
