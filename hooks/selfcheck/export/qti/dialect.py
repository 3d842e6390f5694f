"""The two versions of QTI: their namespaces, their names, and how a tree becomes a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
PACKAGING = "http://www.imsglobal.org/xsd/imscp_v1p1"
CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True)
class Dialect:
    """A version of QTI.

    Args:
        namespace: of items and tests
        schema: where its schema is
        package: what a manifest says that it is, and in which version
        item_type: of an item's resource
        test_type: of a test's resource
        packaging: the namespace of the manifest
        packaging_schema: where that one's schema is
        is_prefixed: whether its names are `qti-response-declaration` rather than `responseDeclaration`

    """

    namespace: str
    schema: str
    package: tuple[str, str]
    item_type: str
    test_type: str
    packaging: str
    packaging_schema: str
    is_prefixed: bool

    def file(self, root: ET.Element) -> bytes:
        """Write an item or a test."""
        if self.is_prefixed:
            for element in list(root.iter()):
                _rename(element)
        root.set("xmlns", self.namespace)
        return written(root, self.namespace, self.schema)


QTI2 = Dialect(
    namespace="http://www.imsglobal.org/xsd/imsqti_v2p2",
    schema="http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2.xsd",
    package=("QTIv2.2 Package", "1.0.0"),
    item_type="imsqti_item_xmlv2p2",
    test_type="imsqti_test_xmlv2p2",
    packaging=PACKAGING,
    packaging_schema="http://www.imsglobal.org/xsd/qti/qtiv2p2/qtiv2p2_imscpv1p2_v1p0.xsd",
    is_prefixed=False,
)
QTI3 = Dialect(
    namespace="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    schema="https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
    package=("QTI Package", "3.0.0"),
    item_type="imsqti_item_xmlv3p0",
    test_type="imsqti_test_xmlv3p0",
    packaging="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    packaging_schema="https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd",
    is_prefixed=True,
)
# Elements of QTI, and not of HTML, whose names have no capital.
OWN = {"contains", "divide", "equal", "mapping", "multiple", "ordered", "sum", "value", "variable"}


def written(root: ET.Element, namespace: str, schema: str) -> bytes:
    """Write a file of XML with its schema's place."""
    root.set("xmlns:xsi", SCHEMA_INSTANCE)
    root.set("xsi:schemaLocation", f"{namespace} {schema}")
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _rename(element: ET.Element) -> None:
    """Give an element and its attributes the names of version 3; HTML keeps its own."""
    if CAPITAL.search(element.tag) or element.tag in OWN:
        element.tag = f"qti-{CAPITAL.sub('-', element.tag).lower()}"
        for name, value in list(element.attrib.items()):
            del element.attrib[name]
            element.set(CAPITAL.sub("-", name).lower(), value)
    if element.tag == "qti-modal-feedback":
        # What is shown has an element of its own.
        content = ET.Element("qti-content-body")
        content.text, content[:] = element.text, list(element)
        element.text, element[:] = None, [content]
