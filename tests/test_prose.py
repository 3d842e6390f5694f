"""The linter of prose: what it tells and where, what it takes for no prose, and the guide's own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import prose

if TYPE_CHECKING:
    from pathlib import Path

RULES = prose.read_rules()
HALF = "One " + "two three " * 8 + "end"
LONG = "One " + "two three " * 13 + "end."


def told(page: str) -> list[str]:
    return [f"{one.line}:{one.column} {one.name}" for one in prose.check(page, "docs/p.md", RULES)]


def test_the_guides_own_prose(capsys: pytest.CaptureFixture[str]) -> None:
    assert prose.main() == 0, capsys.readouterr().out


def test_a_finding_says_what_to_write_instead() -> None:
    (found,) = prose.check("# Pods\n\nPods utilize GPUs.\n", "docs/p.md", RULES)

    assert str(found) == "docs/p.md:3:6: [prose-wordy] “utilize”: write “use”; it means no more"


# what it is | a page | what is told
TOLD = [
    ("a long sentence", f"Short.\n\n{LONG}\n", ["3:1 long-sentence"]),
    ("the second sentence of a line", f"Short one. {LONG}\n", ["1:12 long-sentence"]),
    ("a sentence over two lines", f"Short.\n\n{LONG.replace('two three', 'two' + chr(10) + 'three', 1)}\n", ["3:1 long-sentence"]),
    ("two halves with a semicolon", f"{HALF}; {HALF}.\n", []),
    ("a phrase over two lines", "We go in\norder to see.\n", ["1:7 wordy"]),
    ("a phrase in capitals", "In order to see.\n", ["1:1 wordy"]),
    ("a part of a word", "He is a shallow swimmer in every way.\n", []),
    ("a word twice", "It is the\nthe same.\n", ["1:7 twice"]),
    ("a word that may stand twice", "I know that that is so.\n", []),
    ("a number and its unit", "It takes 40 % of 80GB.\n", ["1:11 number", "1:18 number"]),
    ("numbers as they should be", "It takes 40% of 80 GB, at 32-bit and 10x speed.\n", []),
    ("American English", "Afterwards it goes round.\n", ["1:1 american", "1:15 american"]),
    ("in a list, an admonition, a table and a heading", '# A very\n\n- a very\n\n!!! note "Very"\n\n    Very.\n\n| very | b |\n| --- | --- |\n', ["1:5 intensifier", "3:5 intensifier", "5:11 intensifier", "7:5 intensifier", "9:3 intensifier"]),
    ("in a link's text", "See [a very good page](https://a.org/very).\n", ["1:8 intensifier"]),
    ("in a question", "/// question | q\n    tags: [very]\n\nIs it very good?\n\n- [x] Very\n    > Very.\n\n///\n", ["4:7 intensifier", "6:7 intensifier", "7:7 intensifier"]),
    ("front matter", "---\ntitle: A very\n---\n\nVery.\n", ["5:1 intensifier"]),
]  # fmt: skip


@pytest.mark.parametrize(("page", "findings"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_what_is_told_and_where(page: str, findings: list[str]) -> None:
    assert told(page) == findings


# what it is | a page in which nothing is told
NO_PROSE = [
    ("a code fence", "```text\nvery\n```\n"),
    ("a code fence in an item", "- A.\n\n    ```text\n    very\n    ```\n"),
    ("code in a line", "Write `in order to`, `very`.\n"),
    ("a link's address", "See [it](https://a.org/very(very)) and <https://b.org/very/very>.\n"),
    ("HTML", '<figure class="very">\n\n<!-- very\nvery -->\n\n</figure>\n'),
    ("footnotes and anchors", "# A { #very-very }\n\nB.[^very]\n"),
    ("a table's cells are no sentence", "| " + "word | " * 30 + "\n"),
    ("names in code are no words", f"{HALF} " + "`a` " * 20 + "end.\n"),
    ("an item after an item", f"- {HALF}\n- {HALF}\n"),
    ("a block's options", "/// question | q\n    source: very, very\n///\n"),
]  # fmt: skip


@pytest.mark.parametrize("page", [row[1] for row in NO_PROSE], ids=[row[0] for row in NO_PROSE])
def test_what_is_no_prose(page: str) -> None:
    assert told(page) == []


def rules_with(tmp_path: Path, kept: str) -> prose.Rules:
    path = tmp_path / "prose.toml"
    text = prose.RULES.read_text(encoding="utf-8")
    path.write_text(f'{text}\n[[kept]]\nwhy = "a test"\ntexts = ["{kept}"]\n', encoding="utf-8")
    return prose.read_rules(path)


def test_what_is_kept_is_not_told(tmp_path: Path) -> None:
    rules = rules_with(tmp_path, "a very long word")

    assert prose.check("It is a very\nlong word.\n", "p.md", rules) == []
    assert len(prose.check("It is a very short word.\n", "p.md", rules)) == 1


def test_an_exception_that_nothing_needs_is_told(tmp_path: Path) -> None:
    rules = rules_with(tmp_path, "a very long word")
    kept = " ".join([*RULES.kept, ""])

    assert prose.unused_exceptions([kept], rules) == ["a very long word"]
    assert prose.unused_exceptions([f"{kept} a very long word"], rules) == []


def test_a_named_file_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "p.md"
    page.write_text("A very good page.\n", encoding="utf-8")

    assert prose.main([str(page)]) == 1
    assert capsys.readouterr().out.startswith(f"{page.as_posix()}:1:3: [prose-intensifier]")


@pytest.mark.parametrize("phrase", RULES.phrases, ids=lambda one: one.pattern.pattern[:30])
def test_a_rule_says_what_and_why(phrase: prose.Phrase) -> None:
    assert phrase.instead
    assert phrase.why


@given(st.text("ab `*_[](){}<>|/!?.:;#-+\n\\\"'1", max_size=200))
def test_places_stay_whatever_a_page_holds(page: str) -> None:
    text = prose.prose_of(page)

    assert len(text) == len(page)
    assert [len(line) for line in text.split("\n")] == [len(line) for line in page.split("\n")]
