"""Builds a small site with each plugin that has pages in its hands: bank and page ask the same, whatever it does to them."""

from __future__ import annotations

import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).parents[1]
THEME = "theme: {name: material, font: false}\nuse_directory_urls: false\n"
EXTENSIONS = "markdown_extensions: [attr_list, md_in_html, footnotes, tables, toc, pymdownx.superfences{}]\n"
WHY = "Requests are what the scheduler adds up, since nobody can know in advance what will be used."


def question(name: str, key: str = "What it requests", options: str = "") -> str:
    """Write a question that the linter has nothing to say of."""
    return f"""\
/// question | {name}
{options}
What does the scheduler read of a pod before it picks a node?

- [x] {key}
- [ ] What it used
    > Use is known only once the pod runs on a node.

{WHY}
///
"""


def write(folder: Path, settings: str, files: dict[str, str], extensions: str = "") -> None:
    (folder / "mkdocs.yml").write_text(
        f"site_name: A site\n{THEME}{EXTENSIONS.format(extensions)}{settings}", encoding="utf-8"
    )
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def build(folder: Path, *options: str, status: int = 0, command: str = "mkdocs") -> str:
    result = subprocess.run(
        [sys.executable, "-m", command, "build", *options],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert result.returncode == status, result.stdout
    assert "Traceback" not in result.stdout
    return result.stdout


def bank(folder: Path, place: str = "") -> dict[str, tuple[str, str]]:
    """Read the bank of a built site: page and revision of each question, by id."""
    index = read(folder / "site" / place / "assets/selfcheck/bank/index.js")
    return {name: (page["url"], revision) for page in index for name, revision, *_ in page["questions"]}


def read(script: Path) -> Any:
    return json.loads(script.read_text(encoding="utf-8").partition(" = ")[2].rstrip(";\n"))


def shards(folder: Path, place: str = "") -> dict[str, str]:
    """Read what the bank has of each question."""
    scripts = (folder / "site" / place / "assets/selfcheck/bank").glob("[0-9]*.js")
    return {name: text for script in scripts for name, text in read(script).items()}


def asked(folder: Path) -> dict[str, tuple[str, str]]:
    """Find in the built pages which questions they ask: page and revision of each, by id."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted((folder / "site").rglob("*.html")):
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        for one in page.select("self-check[data-phase=quiz] > self-check-question"):
            name = str(one["data-question"])
            assert name not in found, f"{name} is asked on two pages"
            found[name] = (path.relative_to(folder / "site").as_posix(), str(one["data-rev"]))
    return found


def page_text(folder: Path, page: str) -> str:
    return html.unescape((folder / "site" / page).read_text(encoding="utf-8"))


def test_a_macro_fills_in_the_same_on_the_page_and_in_the_bank(tmp_path: Path) -> None:
    write(
        tmp_path,
        "plugins: [macros, selfcheck]\nextra: {key: What it requests}\n",
        {"docs/index.md": "# Home\n\n" + question("of-a-macro", "{{ key }}")},
    )

    build(tmp_path, "--strict")

    assert bank(tmp_path) == asked(tmp_path) != {}
    assert "What it requests" in shards(tmp_path)["of-a-macro"]
    assert "{{" not in shards(tmp_path)["of-a-macro"]


def test_a_mistake_that_a_macro_makes_is_an_error_at_its_line(tmp_path: Path) -> None:
    write(
        tmp_path,
        "plugins: [macros, selfcheck]\nextra: {mark: 'y'}\n",
        {
            "docs/index.md": "---\ntitle: x\n---\n\n# Home\n\n"
            + question("of-a-macro").replace("[x]", "[{{ mark }}]")
        },
    )

    said = build(tmp_path, status=1)

    assert [line for line in said.splitlines() if line.startswith("docs/")] == [
        "docs/index.md:11:1: [malformed-choice] this is almost a choice; write `- [ ] text`, or `- [x] text` for the key"
    ]


def test_an_included_page_is_asked_where_it_is_included(tmp_path: Path) -> None:
    write(
        tmp_path,
        'plugins: [include-markdown, selfcheck]\nexclude_docs: "part.md"\n',
        {
            "docs/index.md": '# Home\n\n{% include-markdown "part.md" %}\n',
            "docs/part.md": question("included"),
        },
    )

    build(tmp_path, "--strict")

    assert bank(tmp_path) == asked(tmp_path)
    assert bank(tmp_path)["included"][0] == "index.html"


def test_a_snippet_is_asked_where_it_stands(tmp_path: Path) -> None:
    write(
        tmp_path,
        "plugins: [selfcheck]\n",
        {"docs/index.md": '# Home\n\n--8<-- "part.txt"\n', "part.txt": question("snippet")},
        extensions=", pymdownx.snippets",
    )

    build(tmp_path, "--strict")

    assert bank(tmp_path) == asked(tmp_path) != {}


def test_an_id_that_two_pages_include_is_an_error(tmp_path: Path) -> None:
    write(
        tmp_path,
        "plugins: [selfcheck]\n",
        {
            "docs/index.md": '# Home\n\n--8<-- "part.txt"\n',
            "docs/other.md": '# Other\n\n--8<-- "part.txt"\n',
            "part.txt": question("twice"),
        },
        extensions=", pymdownx.snippets",
    )

    said = build(tmp_path, status=1)

    assert "docs/other.md:3:1: [duplicate-id] the id `twice` is taken by docs/index.md:3:1" in said


def test_a_generated_page_is_in_the_bank(tmp_path: Path) -> None:
    made = "# Made\n\n" + question("made")
    write(
        tmp_path,
        "plugins:\n  - gen-files: {scripts: [make.py]}\n  - selfcheck\n",
        {
            "docs/index.md": "# Home\n\nText.\n",
            "make.py": "import mkdocs_gen_files\n"
            f"with mkdocs_gen_files.open('made.md', 'w') as page:\n    page.write({made!r})\n",
        },
    )

    build(tmp_path)

    assert bank(tmp_path) == asked(tmp_path)
    assert bank(tmp_path)["made"][0] == "made.html"


def test_each_language_has_a_bank_of_its_own(tmp_path: Path) -> None:
    languages = "{locale: en, default: true, name: English}, {locale: fr, name: Français}"
    write(
        tmp_path,
        f"plugins:\n  - search\n  - i18n: {{docs_structure: suffix, languages: [{languages}]}}\n  - selfcheck\n",
        {
            "docs/index.md": "# Home\n\n" + question("asked"),
            "docs/index.fr.md": "# Accueil\n\n" + question("asked", "Ce que le pod demande"),
        },
    )

    build(tmp_path)

    assert bank(tmp_path)["asked"][0] == "index.html"
    assert bank(tmp_path, "fr")["asked"][0] == "fr/index.html"
    assert "What it requests" in shards(tmp_path)["asked"]
    assert "Ce que le pod demande" in shards(tmp_path, "fr")["asked"]
    assert 'data-selfcheck-bank="bank/"' in page_text(tmp_path, "index.html")
    assert 'data-selfcheck-bank="../../fr/assets/selfcheck/bank/"' in page_text(tmp_path, "fr/index.html")


def test_pages_are_asked_in_the_order_of_the_navigation(tmp_path: Path) -> None:
    write(
        tmp_path,
        "plugins: [awesome-nav, selfcheck]\n",
        {
            "docs/.nav.yml": "nav: [index.md, second.md, first.md]\n",
            "docs/index.md": "# Home\n\nText.\n",
            "docs/first.md": "# First\n\n" + question("of-first"),
            "docs/second.md": "# Second\n\n" + question("of-second").replace("does the", "will the"),
        },
    )

    build(tmp_path)

    assert list(bank(tmp_path)) == ["of-second", "of-first"]


def test_the_parts_of_a_monorepo_are_one_bank(tmp_path: Path) -> None:
    write(
        tmp_path,
        "nav: [{Home: index.md}, {Part: '!include ./part/mkdocs.yml'}]\nplugins: [monorepo, selfcheck]\n",
        {
            "docs/index.md": "# Home\n\n" + question("of-home"),
            "part/mkdocs.yml": "site_name: part\nnav: [{Start: start.md}]\n",
            "part/docs/start.md": "# Start\n\n" + question("of-part").replace("does the", "will the"),
        },
    )

    build(tmp_path)

    assert bank(tmp_path) == asked(tmp_path)
    assert set(bank(tmp_path)) == {"of-home", "of-part"}


def test_minified_pages_ask_the_same(tmp_path: Path) -> None:
    write(
        tmp_path,
        "plugins:\n  - minify: {minify_html: true, minify_js: true}\n  - selfcheck\n",
        {"docs/index.md": "# Home\n\n" + question("small")},
    )

    build(tmp_path, "--strict")

    assert bank(tmp_path) == asked(tmp_path) != {}
    assert 'src="assets/selfcheck/selfcheck.js"' in page_text(tmp_path, "index.html").replace(
        "src=a", 'src="a'
    ).replace("check.js ", 'check.js" ')


def test_a_post_is_asked_on_its_own_page_alone(tmp_path: Path) -> None:
    write(
        tmp_path,
        "plugins:\n  - blog\n  - selfcheck\n",
        {
            "docs/index.md": "# Home\n\nText.\n",
            "docs/blog/index.md": "# Blog\n",
            "docs/blog/posts/one.md": "---\ndate: 2026-01-02\n---\n\n# One\n\nFirst words.\n\n"
            + question("of-a-post")
            + "\nLast words.\n",
        },
    )

    build(tmp_path)

    found = asked(tmp_path)
    assert bank(tmp_path) == found
    assert found["of-a-post"][0] == "blog/2026/01/02/one.html"
    assert "Last words." in page_text(tmp_path, "blog/index.html")
    assert "<self-check" not in page_text(tmp_path, "blog/index.html")


def test_a_dirty_build_keeps_the_questions_of_other_pages(tmp_path: Path) -> None:
    write(
        tmp_path,
        "plugins: [selfcheck]\n",
        {
            "docs/index.md": "# Home\n\n" + question("of-home"),
            "docs/other.md": "# Other\n\n" + question("of-other").replace("does the", "will the"),
        },
    )
    build(tmp_path)
    before = bank(tmp_path), shards(tmp_path)
    changed = tmp_path / "docs/other.md"
    later = changed.stat().st_mtime + 10
    changed.write_text(changed.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    os.utime(changed, (later, later))

    said = build(tmp_path, "--dirty")

    assert "keeps its questions from the last build" in said
    assert (bank(tmp_path), shards(tmp_path)) == before


@pytest.mark.parametrize("directories", ["true", "false"])
def test_addresses_may_be_folders(tmp_path: Path, directories: str) -> None:
    write(
        tmp_path,
        "plugins: [selfcheck]\n",
        {"docs/index.md": "# Home\n\nText.\n", "docs/deep/page.md": "# Page\n\n" + question("deep")},
    )
    settings = tmp_path / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("urls: false", f"urls: {directories}")
    settings.write_text(text, encoding="utf-8")

    build(tmp_path, "--strict")

    assert bank(tmp_path)["deep"][0] == ("deep/page/" if directories == "true" else "deep/page.html")
    page = page_text(tmp_path, "deep/page/index.html" if directories == "true" else "deep/page.html")
    up = "../../" if directories == "true" else "../"
    assert re.search(rf'<script src="{up}assets/selfcheck/selfcheck\.js" defer', page)


def test_the_search_finds_no_answer(tmp_path: Path) -> None:
    write(
        tmp_path,
        "plugins: [search, selfcheck]\n",
        {"docs/index.md": "# Home\n\nA kangaroo.\n\n" + question("hidden", "A quokka")},
    )
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("material", "mkdocs"), encoding="utf-8")

    build(tmp_path, "--strict")

    index = (tmp_path / "site/search/search_index.json").read_text(encoding="utf-8")
    assert "kangaroo" in index
    assert "quokka" not in index
    assert "A quokka" in page_text(tmp_path, "index.html")


def test_properdocs_builds_the_guide_with_the_same_questions(tmp_path: Path) -> None:
    for command in ("mkdocs", "properdocs"):
        result = subprocess.run(
            [
                sys.executable,
                "-m",
                command,
                "build",
                "-q",
                "-f",
                "mkdocs.yml",
                "--site-dir",
                str(tmp_path / command),
            ],
            cwd=ROOT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stdout + result.stderr

    found = {
        command: {
            str(page.relative_to(tmp_path / command)): [
                str(one)
                for one in BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select(
                    "self-check-question"
                )
            ]
            for page in sorted((tmp_path / command).rglob("*.html"))
        }
        for command in ("mkdocs", "properdocs")
    }

    assert sum(map(len, found["mkdocs"].values())) > 50
    assert found["properdocs"] == found["mkdocs"]
    assert (tmp_path / "properdocs/assets/selfcheck/bank/index.js").read_bytes() == (
        tmp_path / "mkdocs/assets/selfcheck/bank/index.js"
    ).read_bytes()
