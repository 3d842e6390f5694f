"""Packages for learning platforms: what is in them, and what platforms call questions and answers."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
import xml.etree.ElementTree as ET
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from export_bank import copy_pages
from selfcheck.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ["scorm12", "scorm2004"]
SITE = "https://guide.example/"
MORE = """\
# More

/// question | hard-to-name
    learn: "#more"

Which? ![A square](shapes/square.svg) And [where](hard.md)? `</script>`

- [x] Größe: 8 × 8
- [x] Größe: 8 × 8!
- [ ] 東京
- [ ] 大阪

Because.
///

/// question | far-away
    answer: 5e12

How many?

---

So many.
///

/// question | spelled
    answer: [a, b, c, d, e, f, g, h, i, j, "k[,]", l]
    case: sensitive

Which letter?

---

Any of these.
///
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a question of every kind."""
    folder = tmp_path_factory.mktemp("site")
    docs = copy_pages(folder / "docs")
    (docs / "shapes").mkdir()
    (docs / "index.md").write_text("# The site\n")
    (docs / "more.md").write_text(MORE)
    (folder / "docs/shapes/square.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    return folder


@pytest.fixture(scope="module")
def packages(site: Path) -> dict[str, Path]:
    """The site's package for each version."""
    return {name: export(site, name)[0] for name in FORMATS}


def export(folder: Path, name: str) -> tuple[Path, list[str]]:
    """Write a package; return it, and what was said."""
    with contextlib.chdir(folder), contextlib.redirect_stderr(io.StringIO()) as said:
        arguments = ["--output", f"{name}.zip", "--pages", "cases", "hard", "more", "--site", SITE]
        assert main(["export", name, *arguments]) == 0, said.getvalue()
    return folder / f"{name}.zip", said.getvalue().splitlines()


def files(package: Path) -> dict[str, str]:
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name).decode(errors="replace") for name in archive.namelist()}


def questions(package: Path) -> dict[str, dict[str, Any]]:
    script = files(package)["assets/package.js"]
    about = json.loads(script.removeprefix("(globalThis.selfcheck??={}).package=").removesuffix(";\n"))
    found: dict[str, dict[str, Any]] = about["questions"]
    return found


@pytest.mark.parametrize("name", FORMATS)
def test_the_manifest_names_every_file_and_the_page(packages: dict[str, Path], name: str) -> None:
    content = files(packages[name])
    manifest = ET.fromstring(content.pop("imsmanifest.xml"))  # noqa: S314 - our own manifest
    space = f"{manifest.tag.partition('}')[0]}}}"
    (resource,) = manifest.iter(f"{space}resource")
    (item,) = manifest.iter(f"{space}item")

    assert {one.get("href") for one in resource.iter(f"{space}file")} == set(content)
    assert resource.get("href") == "index.html"
    assert item.get("identifierref") == resource.get("identifier")
    kind = {value for key, value in resource.items() if key.lower().endswith("scormtype")}
    assert kind == {"sco"}
    assert (
        manifest.findtext(f"{space}metadata/{space}schemaversion")
        == {
            "scorm12": "1.2",
            "scorm2004": "2004 3rd Edition",
        }[name]
    )
    assert item.findtext(f"{space}title") == "The site"


@pytest.mark.parametrize("name", FORMATS)
def test_the_page_is_complete_without_script_and_asks_nobody(packages: dict[str, Path], name: str) -> None:
    content = files(packages[name])
    page = BeautifulSoup(content["index.html"], "html.parser")

    asked = page.select("self-check-question")
    assert {one["data-question"] for one in asked} == set(questions(packages[name]))
    assert [one.get_text() for one in page.select(".sc-number")] == [
        f"Question {number} of {len(asked)}" for number in range(1, len(asked) + 1)
    ]
    assert all(one.select_one("details.answer .sc-explanation") for one in asked)
    assert page.select("[data-steps]") == []  # all at once, below the titles of their pages
    ids = [one["id"] for one in page.select("[id]")]
    assert len(ids) == len(set(ids))
    loaded = {one.get("src") or one.get("href") for one in page.select("img, link, script")}
    assert loaded <= set(content)
    assert page.select_one("html[lang=en] > head > title")
    assert not page.select("style, script:not([src]), [onclick], [style]")
    links = page.select('a[href^="http"]')
    assert {one["target"] for one in links} == {"_blank"}
    assert f"{SITE}more/#more" in {one["href"] for one in links}
    assert [one.get_text() for one in page.select("h1, h2")] == [
        "The site",
        "Kinds of questions",
        "Hard: a/b & {c} = ~d",
        "More",
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_questions_give_the_same_bytes_and_edited_ones_the_same_name(
    site: Path, packages: dict[str, Path], tmp_path: Path, name: str
) -> None:
    first = packages[name].read_bytes()
    shutil.copytree(site, tmp_path / "copy")
    assert export(tmp_path / "copy", name)[0].read_bytes() == first
    page = tmp_path / "copy/docs/more.md"
    page.write_text(page.read_text().replace("Because.", "For a reason."))

    edited, _ = export(tmp_path / "copy", name)

    assert edited.read_bytes() != first
    identifier = re.compile(r'<manifest identifier="([^"]+)"')
    found = [identifier.findall(files(one)["imsmanifest.xml"]) for one in (edited, packages[name])]
    assert found[0] == found[1]


KINDS: list[tuple[str, str, list[str], list[str]]] = [
    ("syntax-single", "choice", ["b"], ["The_controller_of_its_replicas"]),
    (
        "syntax-multiple",
        "choice",
        ["a,b"],
        ["Memory_with_more_bandwidth[,]Weights_of_8_bits_instead_of_16"],
    ),
    ("syntax-true-false", "true-false", ["f"], ["false"]),
    ("syntax-numeric", "numeric", ["14"], ["13.3[:]14.7"]),
    (
        "syntax-text",
        "fill-in",
        ["canary", "canary deployment", "canary release"],
        [f"{{case_matters=false}}canary{more}" for more in ("", " deployment", " release")],
    ),
    ("hard-to-name", "choice", ["a,b"], ["Groe_8_8[,]Groe_8_8_2"]),
    ("far-away", "numeric", [], []),
]


@pytest.mark.parametrize(("question", "kind", "letters", "words"), KINDS, ids=[row[0] for row in KINDS])
def test_what_is_right_is_told_as_each_version_writes_it(
    packages: dict[str, Path], question: str, kind: str, letters: list[str], words: list[str]
) -> None:
    for name, patterns in zip(FORMATS, (letters, words), strict=True):
        told = questions(packages[name])[question]
        assert (told["type"], told["patterns"]) == (kind, patterns)


@pytest.mark.parametrize("name", FORMATS)
def test_names_tell_parts_apart_and_hold_what_a_platform_takes(packages: dict[str, Path], name: str) -> None:
    for told in questions(packages[name]).values():
        for names in (told["names"], told["rows"]):
            assert len(set(names.values())) == len(names)
            for one in names.values():
                assert re.fullmatch({"scorm12": "[a-z0-9]", "scorm2004": r"\w{1,250}"}[name], one, re.ASCII)
        assert len(told["description"]) <= 250
        assert len(told["patterns"]) <= 10


def test_what_reports_do_not_show_is_said(site: Path) -> None:
    _, said = export(site, "scorm12")
    place = "docs/more.md:16:1: [export-scorm12]"
    assert f"{place} 5000000000000 has no room in SCORM; reports don't show what is right" in said
    assert "docs/more.md:26:1: [export-scorm12] reports show 10 of 12 accepted spellings" in said
    assert any("SCORM 1.2 has no tolerance" in line for line in said)

    _, said = export(site, "scorm2004")
    assert not any("tolerance" in line for line in said)


def test_a_package_needs_questions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Nothing\n")
    with contextlib.chdir(tmp_path):
        assert main(["export", "scorm12", "--output", "x.zip"]) == 2
    assert "there are no questions to make a package of" in capsys.readouterr().err
