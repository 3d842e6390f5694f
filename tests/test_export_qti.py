"""Packages of QTI: what the manifest lists is there, both versions say the same, and HTML is what QTI allows."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from export_bank import by_id, source_of
from selfcheck.export import as_qti2, as_qti3

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from selfcheck.export.source import Source

RICH = """\
# Rich

/// question | 1-rich
    answer: true
    tags: [a-tag, "other:tag"]

Loose <u>under</u> <mark onclick="x()">mark</mark>, <span style="color: red">H<sub>2</sub>O</span>&nbsp;&hearts;

<details><summary>More</summary><p>Inner <span id="x">text</span></p></details>

A line with <b>bold <div>and a block</div></b>.

<svg width="10" height="8" viewBox="0 0 10 8"><title>A box</title><desc>It is red</desc><rect width="1"/></svg>

<script>x()</script>

| a | b |
|:--|--:|
| 1 | `2` |

---

Because.
///
"""


def files(written: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        return {name: package.read(name) for name in package.namelist()}


def local(name: str) -> str:
    return name.rpartition("}")[2]


def parts(written: bytes) -> list[tuple[str, dict[str, str], str]]:
    """List the elements of an item or a test, each with its attributes and its text."""
    return [
        (
            local(one.tag),
            {key: value for key, value in one.attrib.items() if "schemaLocation" not in key},
            (one.text or "").strip(),
        )
        for one in ET.fromstring(written).iter()  # noqa: S314 - as above
    ]


@pytest.mark.parametrize("module", [as_qti2, as_qti3], ids=lambda one: one.__name__)
def test_a_package_is_what_its_manifest_lists(module: ModuleType, export_source: Source) -> None:
    found = files(module.write(export_source))
    manifest = ET.fromstring(found["imsmanifest.xml"])  # noqa: S314 - what was written just now
    resources = [one for one in manifest.iter() if local(one.tag) == "resource"]
    listed = {one.get("href") for one in manifest.iter() if local(one.tag) == "file"}

    assert next(iter(found)) == "imsmanifest.xml"
    assert listed == found.keys() - {"imsmanifest.xml"}
    assert {one.get("identifier") for one in resources} == {
        "test",
        *(f"q-{name}" for name in by_id(export_source)),
    }
    needed = {one.get("identifierref") for one in manifest.iter() if local(one.tag) == "dependency"}
    assert needed == {one.get("identifier") for one in resources} - {"test"}
    assert found["pictures/dot-29637dbf.png"] == Path("docs/pictures/dot.png").read_bytes()
    for name, content in found.items():
        for address in re.findall(rb'src="([^"]+)"', content) if name.startswith("items/") else ():
            assert address.decode().removeprefix("../") in found


def test_the_test_asks_every_question_page_by_page(export_source: Source) -> None:
    root = ET.fromstring(files(as_qti2.write(export_source))["test.xml"])  # noqa: S314 - as above
    sections = [one for one in root.iter() if local(one.tag) == "assessmentSection"]

    asked = {section.get("title"): [one.get("identifier") for one in section] for section in sections}

    assert asked == {
        page.title: [f"q-{one.id}" for one in page.questions]
        for page in export_source.pages
        if page.questions
    }


def test_another_converter_makes_of_version_2_what_we_write_as_version_3(
    export_source: Source, tmp_path: Path
) -> None:
    second, third = tmp_path / "second.zip", tmp_path / "third.zip"
    second.write_bytes(as_qti2.write(export_source))
    command = [str(Path(sys.executable).with_name("qti-convert")), "upgrade", "--no-transforms"]
    made = subprocess.run([*command, str(second), str(third)], capture_output=True, text=True, check=False)
    assert not made.returncode, made.stderr

    converted, ours = files(third.read_bytes()), files(as_qti3.write(export_source))

    assert converted.keys() == ours.keys()
    for name in ours:
        if name.startswith(("items/", "test")):
            assert parts(converted[name]) == parts(ours[name])


def test_html_is_what_qti_allows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/page.md").write_text(RICH, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    found = files(as_qti2.write(source_of(Path("docs"))))

    item = found["items/1-rich.xml"].decode()
    body = item[item.index("<itemBody>") : item.index("<choiceInteraction")]
    drawing = next(name for name in found if name.endswith(".svg"))
    assert body == (
        "<itemBody><p>Loose under mark, <span>H<sub>2</sub>O</span>\xa0\u2665</p>"
        "<div><div>More</div><p>Inner <span>text</span></p></div>"
        "<p>A line with <b>bold <span>and a block</span></b>.</p>"
        f'<p><img src="../{drawing}" alt="A box. It is red" width="10" height="8" /></p>'
        "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
        "<tbody><tr><td>1</td><td><code>2</code></td></tr></tbody></table>"
    )
    assert ET.fromstring(found[drawing]).get("viewBox") == "0 0 10 8"  # noqa: S314 - as above
    assert 'category="t-a-tag t-other-tag-' in found["test.xml"].decode()
