"""Builds small sites with the hook: mistakes stop a build, links in questions are the site's own, nothing is random."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag

from guide import downloads, finished_site
from small_site import CONFIG, OTHER, PAGE, QUESTION, ROOT, WHY, write_site

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def build(
    folder: Path, *options: str, environment: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def read(folder: Path, page: str) -> BeautifulSoup:
    return BeautifulSoup((folder / "site" / page).read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_site(
        folder,
        {
            "index.md": PAGE,
            "deep/page.md": PAGE.replace("an-id", "deep-id"),
            "other.md": OTHER,
            "take.md": f"# Take\n\n{downloads.MARK}\n",
        },
    )
    (folder / "docs/deep/other.md").write_text(OTHER, encoding="utf-8")
    result = build(folder, "--strict")
    assert result.returncode == 0, result.stdout
    return folder


def test_links_in_questions_lead_to_built_pages(site: Path) -> None:
    page = read(site, "deep/page.html")

    links = [link["href"] for link in page.select("self-check a[href*='other']")]

    assert links
    assert set(links) == {"other.html", "other.html#there"}


def test_a_page_with_questions_loads_the_widget(site: Path) -> None:
    page = read(site, "deep/page.html")

    scripts = [str(script["src"]) for script in page.select("article script[src]")]

    assert scripts == ["../assets/selfcheck/selfcheck.js"]
    assert page.select_one("head link[href='../assets/selfcheck/selfcheck.css']")


def test_a_page_without_questions_loads_what_shows_marks_and_no_more(site: Path) -> None:
    page = read(site, "other.html")

    assert [script["src"] for script in page.select("article script[src]")] == ["assets/selfcheck/marks.js"]
    assert [link["href"] for link in page.select("link[href*=selfcheck]")] == ["assets/selfcheck/marks.css"]


def test_search_finds_prose_and_no_question(site: Path) -> None:
    index = (site / "site/search/search_index.json").read_text(encoding="utf-8").lower()

    assert "kangaroo" in index
    for hidden in ("quokka", "numbat", "wombat", "bilby"):
        assert hidden not in index


def test_the_search_index_keeps_a_page_whole(site: Path) -> None:
    index = json.loads((site / "site/search/search_index.json").read_text(encoding="utf-8"))

    assert [entry["location"] for entry in index["docs"] if entry["location"].startswith("deep/page")] == [
        "deep/page.html",
        "deep/page.html#a-heading",
    ]


def test_two_builds_are_the_same_bytes(site: Path, tmp_path: Path) -> None:
    def contents(folder: Path) -> dict[str, bytes]:
        files = [path for path in folder.rglob("*") if path.is_file()]
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    # On another day, too: MkDocs takes it from here.
    another_day = {"SOURCE_DATE_EPOCH": "1000000000"}
    result = build(site, "--strict", "--site-dir", str(tmp_path / "again"), environment=another_day)

    assert result.returncode == 0, result.stdout
    first, second = contents(site / "site"), contents(tmp_path / "again")
    changed = {path for path in first.keys() | second.keys() if first.get(path) != second.get(path)}
    # Anki takes over what is newer, so the day that is given is that of the deck, too.
    assert changed <= {"downloads/ai-study-guide.apkg"}
    assert {f"downloads/{finished_site.ZIP}", "downloads/ai-study-guide.epub"} <= first.keys()


def test_mistakes_stop_every_build(tmp_path: Path) -> None:
    broken = PAGE.replace(WHY, "").replace("#a-heading", "#nowhere")
    write_site(tmp_path, {"index.md": f"---\ntitle: x\n---\n\n{broken}", "b.md": QUESTION, "other.md": OTHER})
    (tmp_path / "site").mkdir()
    (tmp_path / "site/kept.html").write_text("the last good build", encoding="utf-8")

    result = build(tmp_path)

    assert result.returncode == 1
    assert "Traceback" not in result.stdout
    assert [line for line in result.stdout.splitlines() if line.startswith("docs/")] == [
        "docs/b.md:2:5: [dead-learn-link] this page has no heading `#a-heading`; it has no headings",
        "docs/index.md:14:1: [duplicate-id] the id `an-id` is taken by docs/b.md:1:1; give this question another",
        "docs/index.md:15:5: [dead-learn-link] this page has no heading `#nowhere`; known are `a-heading`, `page`",
        "docs/index.md:23:1: [no-explanation] there is no explanation; say below the choices why the key is right",
    ]
    assert (tmp_path / "site/kept.html").exists()


REFERENCES = (
    "kaplan-2020: {authors: Kaplan, yeer: 2020, title: Laws, url: 'https://arxiv.org/abs/2001.08361'}\n"
)
GLOSSARY = "pod: {term: Pod, means: A group of containers.}\n"


def test_every_check_of_the_guide_stops_a_build_with_the_others(tmp_path: Path) -> None:
    page = f"{PAGE.replace(WHY, '')}\n![A drawing](drawn.png)\n\n<div><clustr-visual></clustr-visual></div>\n"
    write_site(tmp_path, {"index.md": page, "other.md": f"{OTHER}\nA claim.[^kaplan-2002]\n"})
    (tmp_path / "docs/drawing.png").write_bytes(b"")
    (tmp_path / "docs/glossary.yml").write_text(GLOSSARY, encoding="utf-8")

    first = build(tmp_path)
    (tmp_path / "docs/references.yml").write_text(REFERENCES, encoding="utf-8")
    second = build(tmp_path)
    (tmp_path / "docs/references.yml").write_text(REFERENCES.replace("yeer", "year"), encoding="utf-8")
    third = build(tmp_path)

    of_every_build = [
        "docs/glossary.yml:1:1: [glossary] pod: source is missing",
        "docs/index.md:19:1: [no-explanation] there is no explanation; say below the choices why the key is right",
        "docs/index.md:21:14: [missing-image] there is no picture `drawn.png`; did you mean `drawing.png`?",
        "docs/index.md:23:6: [unknown-visual] there is no visual `clustr-visual`; did you mean `cluster-visual`?",
    ]
    of_references = (
        "docs/references.yml:1:1: [references] kaplan-2020: `yeer` is not a field; did you mean `year`?"
    )
    of_a_citation = "docs/other.md:7:9: [unknown-reference] references.yml has no `kaplan-2002`; did you mean `kaplan-2020`?"
    assert [errors_of(one) for one in (first, second, third)] == [
        of_every_build,
        [*of_every_build, of_references],
        [*of_every_build, of_a_citation],
    ]


def errors_of(result: subprocess.CompletedProcess[str]) -> list[str]:
    assert result.returncode == 1
    assert "Traceback" not in result.stdout
    return [line for line in result.stdout.splitlines() if line.startswith("docs/")]


def test_a_lint_error_stops_every_build(tmp_path: Path) -> None:
    write_site(tmp_path, {"index.md": PAGE.replace("The quokka", "All of the above"), "other.md": OTHER})

    result = build(tmp_path)

    assert result.returncode == 1
    assert "docs/index.md:15:1: [all-of-the-above] choices are shuffled" in result.stdout
    assert not (tmp_path / "site").exists()


def test_a_lint_warning_stops_a_strict_build_alone(tmp_path: Path) -> None:
    write_site(tmp_path, {"index.md": PAGE.replace(WHY, "So it is.\n"), "other.md": OTHER})

    strict, easy = build(tmp_path, "--strict"), build(tmp_path)

    assert (strict.returncode, easy.returncode) == (1, 0)
    assert "docs/index.md:19:1: [thin-explanation]" in strict.stdout
    assert "docs/index.md:19:1: [thin-explanation]" in easy.stdout


def test_the_rules_page_is_there_where_it_is_asked_for(tmp_path: Path) -> None:
    write_site(tmp_path, {"index.md": PAGE, "other.md": OTHER})
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"{CONFIG}extra: {{selfcheck: {{rules_page: for/rules.md}}}}\n", encoding="utf-8")

    result = build(tmp_path, "--strict")

    assert result.returncode == 0, result.stdout
    assert read(tmp_path, "for/rules.html").select_one("h2#key-much-longer")


def test_a_page_in_another_encoding_is_a_mistake(tmp_path: Path) -> None:
    write_site(tmp_path, {"index.md": "# Page\n"})
    (tmp_path / "docs/latin.md").write_bytes("# Caf\xe9\n".encode("latin-1"))

    result = build(tmp_path)

    assert result.returncode == 1
    assert "docs/latin.md:1:6: [encoding]" in result.stdout
    assert "Traceback" not in result.stdout


def test_raw_html_that_swallows_a_question_is_an_error_and_no_traceback(tmp_path: Path) -> None:
    write_site(tmp_path, {"index.md": f"---\ntitle: x\n---\n\n<pre>\n\n{PAGE}", "other.md": OTHER})

    result = build(tmp_path)

    assert result.returncode == 1
    assert (
        "docs/index.md:5:1: [unclosed-html] `<pre>` is not closed and takes in the block in line 9"
        in result.stdout
    )
    assert "Traceback" not in result.stdout


def test_a_dead_link_in_a_question_fails_a_strict_build_and_is_reported_once(tmp_path: Path) -> None:
    write_site(tmp_path, {"index.md": PAGE.replace("(other.md)", "(gone.md)"), "other.md": OTHER})

    result = build(tmp_path, "--strict")

    assert result.returncode == 1
    (said,) = [line for line in result.stdout.splitlines() if "gone.md" in line]
    assert said.startswith("WARNING -  docs/index.md:13:23: [dead-link] `gone.md` is no file of this site; ")
    assert "Aborted with 1 warnings" in result.stdout
    # Only a preview shows it in the page.
    assert "dead-link" not in (tmp_path / "site/index.html").read_text(encoding="utf-8")


def test_windows_line_ends_and_a_byte_order_mark_build_the_same_page(site: Path, tmp_path: Path) -> None:
    windows = "\ufeff" + PAGE.replace("\n", "\r\n")
    write_site(tmp_path, {"index.md": windows, "other.md": OTHER})

    result = build(tmp_path, "--strict")

    assert result.returncode == 0, result.stdout
    assert without_scripts(read(tmp_path, "index.html")) == without_scripts(read(site, "index.html"))


def without_scripts(page: BeautifulSoup) -> Tag:
    """Take out of an article what tells of the other pages of its site."""
    article = page.article
    assert article
    for script in article("script"):
        script.decompose()
    return article


def test_what_an_included_file_brings_stops_the_build(tmp_path: Path) -> None:
    write_site(tmp_path, {"index.md": '# Home\n\n--8<-- "other.html"\n'})
    (tmp_path / "other.html").write_text("<p onclick='alert(1)'>A paragraph</p>\n", encoding="utf-8")
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(
            "markdown_extensions: [attr_list, md_in_html, tables, toc, pymdownx.superfences, pymdownx.snippets]\n"
        )

    result = build(tmp_path)

    assert result.returncode == 1
    assert (
        "docs/index.md:1:1: [html-handler] in the page as it is shown, this attribute runs a script"
        in result.stdout
    )


def test_a_site_id_that_a_browser_cannot_use_stops_the_build(tmp_path: Path) -> None:
    write_site(
        tmp_path, {"index.md": f"# Home\n\n## A heading\n\n{QUESTION}", "other.md": "# Other\n\n## There\n"}
    )
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("extra: {selfcheck: {id: my guide}}\n")

    result = build(tmp_path)

    assert result.returncode == 1
    assert "mkdocs.yml: [site-id] `extra.selfcheck.id` is `my guide`" in result.stdout


def test_any_word_on_the_search_in_front_matter_is_read(tmp_path: Path) -> None:
    words = ["no", "", "yes", "{exclude: true}", "{boost: 2}"]
    pages = {f"{at}.md": f"---\nsearch: {word}\n---\n\n# A page\n\nText.\n" for at, word in enumerate(words)}
    write_site(tmp_path, {"index.md": "# Home\n\nText.\n", **pages})
    with (tmp_path / "mkdocs.yml").open("a", encoding="utf-8") as config:
        # The theme's search reads a mapping there and stops for anything else.
        config.write("plugins: []\n")

    result = build(tmp_path)

    assert result.returncode == 0, result.stdout


def test_a_script_that_the_package_lacks_stops_the_build(tmp_path: Path) -> None:
    package = tmp_path / "package"
    for name in ("selfcheck", "selfcheck_mkdocs"):
        shutil.copytree(ROOT / "hooks" / name, package / name)
    (package / "selfcheck/kinds/cloze/widget.js").unlink()
    write_site(tmp_path, {"index.md": PAGE, "other.md": OTHER})
    settings = CONFIG.replace("plugins: [search]", "plugins: [search, selfcheck]")
    lines = [line for line in settings.splitlines() if not line.startswith("hooks")]
    (tmp_path / "mkdocs.yml").write_text("\n".join(lines), encoding="utf-8")

    result = build(tmp_path, environment={"PYTHONPATH": str(package)})

    assert result.returncode == 1
    assert "[missing-asset] the scripts can't be bundled:" in result.stdout
    assert "kinds/cloze/widget.js" in result.stdout
    assert "backtrace" not in result.stdout
    assert "Traceback" not in result.stdout


@pytest.mark.parametrize("directories", ["true", "false"])
def test_the_extension_alone_adds_the_script_that_was_prepared(tmp_path: Path, directories: str) -> None:
    write_site(
        tmp_path,
        {
            "index.md": PAGE,
            "deep/page.md": PAGE.replace("an-id", "deep-id"),
            "other.md": OTHER,
            "deep/other.md": OTHER,
        },
    )
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: A site\nplugins: []\nuse_directory_urls: {directories}\n"
        "markdown_extensions: [attr_list, toc, selfcheck.extension]\n",
        encoding="utf-8",
    )
    prepare = [
        sys.executable,
        "-m",
        "selfcheck",
        "prepare",
        *(["--no-directory-urls"] if directories == "false" else []),
    ]
    subprocess.run(prepare, cwd=tmp_path, check=True, capture_output=True)

    result = build(tmp_path, "--strict")

    assert result.returncode == 0, result.stdout
    file = "deep/page/index.html" if directories == "true" else "deep/page.html"
    page = read(tmp_path, file)
    script = page.select_one("script[data-selfcheck-site]")
    assert script
    assert (tmp_path / "site" / file).parent.joinpath(str(script["src"])).resolve().is_file()
    assert script["data-selfcheck-site"] == "a-site"
    index = (tmp_path / "site/assets/selfcheck/bank/index.js").read_text(encoding="utf-8")
    assert f'"url":"{"deep/page/" if directories == "true" else "deep/page.html"}"' in index
