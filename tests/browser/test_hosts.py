"""The engine on other sites: a wheel beside MkDocs, ProperDocs, Zensical, bare Python-Markdown; the same questions on each."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import markdown
import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from browser.actions import LATER, check, travel
from browser.web_server import serve
from hosts import ROOT, NoEnvironmentError, call, environment, wheel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from browser.conftest import Reader

PAGE = ROOT / "docs/contribute/use-it.md"
BLOCK = re.compile(
    r"^(?P<indent> *)```(?P<language>sh|yaml|markdown)\n(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
MKDOCS = "mkdocs-material"
PROPERDOCS = "properdocs mkdocs-material"
ZENSICAL = "zensical==0.0.73"  # the newest that installs from the public index without another
KINDS = (ROOT / "tests/browser/pages/kinds.md").read_text(encoding="utf-8")


def blocks(section: str) -> list[tuple[str, str]]:
    """Read the code blocks of a section of the page: language and text."""
    text = PAGE.read_text(encoding="utf-8").partition(f"## {section}\n")[2].partition("\n## ")[0]
    return [
        (match["language"], re.sub(rf"^{match['indent']}", "", match["text"], flags=re.MULTILINE))
        for match in BLOCK.finditer(text)
    ]


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Make the environment of a host, with the wheel in it."""
    folder = tmp_path_factory.mktemp("environments")
    made: dict[str, Path] = {}

    def get(host: str) -> Path:
        if host not in made:
            try:
                engine = made.setdefault("wheel", folder) and wheel(folder / "dist")
                made[host] = environment(folder / str(len(made)), *host.split(), str(engine))
            except NoEnvironmentError as error:
                pytest.skip(f"{host} can't be installed here: {error}")
        return made[host]

    return get


def follow(section: str, folder: Path, tools: Path, skip: str) -> None:
    """Do what a section of the page says, in an empty folder."""
    names = {"yaml": "mkdocs.yml", "markdown": "docs/index.md"}
    (folder / "docs").mkdir(exist_ok=True)
    for language, text in blocks(section):
        if language in names:
            (folder / names[language]).write_text(text, encoding="utf-8")
            continue
        for line in text.strip().splitlines():
            if line.startswith(skip):
                continue
            result = (
                subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, text=True, check=False)
                if line.startswith("printf")
                else call(tools, folder, *line.split())
            )
            assert result.returncode == 0, f"{line}\n{result.stdout}"


@pytest.fixture(scope="module")
def mkdocs_site(commands: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mkdocs")
    follow("MkDocs and ProperDocs", folder, commands(MKDOCS), skip="pip install")
    return folder


@pytest.fixture(scope="module")
def properdocs_site(
    commands: Callable[[str], Path], mkdocs_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("properdocs")
    copy(mkdocs_site, folder)
    result = call(commands(PROPERDOCS), folder, "properdocs", "build", "-f", "mkdocs.yml")
    assert result.returncode == 0, result.stdout
    return folder


@pytest.fixture(scope="module")
def zensical_site(
    commands: Callable[[str], Path], mkdocs_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("zensical")
    copy(mkdocs_site, folder)
    follow("Zensical", folder, commands(ZENSICAL), skip="#")
    return folder


def copy(site: Path, folder: Path) -> None:
    """Copy the sources of a site, with a page that has every kind of question."""
    (folder / "docs").mkdir()
    for file in (site / "docs").glob("*.md"):
        (folder / "docs" / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "mkdocs.yml").write_text((site / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "docs/kinds.md").write_text(KINDS, encoding="utf-8")


def questions(html: str) -> dict[str, str]:
    """Read the questions of a page, each in one spelling of HTML."""
    page = BeautifulSoup(html, "html.parser")
    return {str(one["id"]): re.sub(r"\s+", " ", str(one)) for one in page.select("self-check-question")}


def built(site: Path, page: str) -> str:
    found = [site / "site" / f"{page}.html", site / "site" / page / "index.html"]
    return next(path for path in found if path.exists()).read_text(encoding="utf-8")


def test_every_host_makes_the_same_questions(properdocs_site: Path, zensical_site: Path) -> None:
    bare = markdown.markdown(
        KINDS.partition("---\n\n")[2],
        extensions=["attr_list", "md_in_html", "tables", "toc", "selfcheck.extension"],
    )

    expected = questions(bare)

    assert len(expected) == 14
    assert questions(built(properdocs_site, "kinds")) == expected
    assert questions(built(zensical_site, "kinds")) == expected


GUIDE = """\
site_name: AI Study Guide
theme: {font: false}
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.details,
  pymdownx.superfences, guide.glossary, guide.references, selfcheck.extension]
"""
SETTINGS = """\
[tool.selfcheck]
pages = ["hooks/guide/made_pages.py"]
"""


def test_zensical_shows_the_guides_questions_with_its_glossary_and_references(
    commands: Callable[[str], Path], site: Path, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copytree(ROOT / "hooks/guide", tmp_path / "hooks/guide")
    (tmp_path / "mkdocs.yml").write_text(GUIDE, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    for command in (["selfcheck", "prepare"], ["zensical", "build"]):
        result = call(commands(ZENSICAL), tmp_path, *command, modules=str(tmp_path / "hooks"))
        assert result.returncode == 0, result.stdout

    for part in ("lifecycle", "clusters", "apply"):
        here, there = forms(built(tmp_path, part)), forms((site / f"{part}.html").read_text(encoding="utf-8"))
        assert here.keys() >= there.keys()
        assert {name: here[name] for name in there} == there
        assert 'class="footnote-ref"' in built(tmp_path, part) or part == "apply"
    assert 'class="glossary-term"' in built(tmp_path, "clusters")
    assert "Graphics processing unit" in built(tmp_path, "glossary")
    assert "Cited in" in built(tmp_path, "references")


def forms(html: str) -> dict[str, str]:
    """Read what each question asks; the answers have links, which each host addresses in its own way."""
    page = BeautifulSoup(html, "html.parser")
    return {
        str(one["id"]): re.sub(r"\s+", " ", str(one.fieldset))
        for one in page.select("self-check[data-phase=quiz] > self-check-question")
    }


@pytest.fixture(params=["mkdocs", "properdocs", "zensical"])
def host(request: pytest.FixtureRequest) -> Iterator[Callable[[str], str]]:
    """Serve the site of a host: returns the address of a page."""
    site: Path = request.getfixturevalue(f"{request.param}_site")
    with serve(site / "site") as base:

        def address(page: str) -> str:
            flat = (site / "site" / f"{page}.html").exists()
            return f"{base}{page}.html" if flat or page == "index" else f"{base}{page}/"

        yield address


def test_a_reader_goes_the_whole_way(host: Callable[[str], str], page: Page) -> None:
    page.goto(host("index"))
    question = page.locator("#q-what-the-scheduler-reads")
    question.get_by_label("What it used").check()
    check(question)
    expect(question).to_have_attribute("data-verdict", "incorrect")
    assert [one["id"] for one in Axe().run(page, "self-check").response["violations"]] == []

    travel(page, LATER)
    page.goto(host("review"))
    asked = page.locator("self-check-question")
    asked.get_by_label("What it requests").check()
    check(asked)
    expect(asked).to_have_attribute("data-verdict", "correct")
    expect(asked.get_by_role("link", name=re.compile("Read again|Read more"))).to_have_attribute(
        "href", re.compile(r"#requests$")
    )

    page.goto(host("exam"))
    page.get_by_role("button", name=re.compile("Start")).click()
    page.locator("self-check-question").get_by_label("What it requests").check()
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.locator("self-check")).to_contain_text("1 of 1")

    page.goto(host("progress"))
    expect(page.locator("self-check")).to_contain_text(re.compile("My site|1 of 1"))


def test_the_site_opens_from_a_folder(mkdocs_site: Path, new_reader: Callable[..., Reader]) -> None:
    page = new_reader().page
    page.goto((mkdocs_site / "site/index.html").as_uri())
    question = page.locator("#q-what-the-scheduler-reads")
    question.get_by_label("What it requests").check()
    check(question)

    page.goto((mkdocs_site / "site/review.html").as_uri())

    expect(page.locator("self-check")).to_contain_text(re.compile("due|Nothing"))


def test_a_mistake_stops_every_host_with_its_place(
    commands: Callable[[str], Path], mkdocs_site: Path, tmp_path: Path
) -> None:
    copy(mkdocs_site, tmp_path)
    (tmp_path / "docs/broken.md").write_text(
        "---\ntitle: x\n---\n\n# Broken\n\n/// question | an-id\n\nWhat?\n///\n", encoding="utf-8"
    )
    said = "docs/broken.md:7:1: [no-choices]"

    for host, command in {
        MKDOCS: ["mkdocs", "build"],
        PROPERDOCS: ["properdocs", "build", "-f", "mkdocs.yml"],
    }.items():
        result = call(commands(host), tmp_path, *command)
        assert result.returncode == 1
        assert said in result.stdout
        assert "Traceback" not in result.stdout
    follow_settings = next(text for language, text in blocks("Zensical") if language == "yaml")
    (tmp_path / "mkdocs.yml").write_text(follow_settings, encoding="utf-8")
    for command in (["selfcheck", "prepare"], ["zensical", "build"]):
        result = call(commands(ZENSICAL), tmp_path, *command)
        assert result.returncode != 0
        assert said in result.stdout
