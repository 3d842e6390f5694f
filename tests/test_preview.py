"""What would stop a build, put into a page: beside its question, or at the top."""

from __future__ import annotations

import logging
import tomllib
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from selfcheck import words
from selfcheck.errors import SourceError
from selfcheck_mkdocs.findings import OtherWarnings, show_findings

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (
    '<h1 id="t">T</h1><p>Text.</p><self-check><self-check-question data-kind="single" id="q-one"><p>1</p></self-check-question>'
    '<self-check-question id="q-one-more"><p>2</p></self-check-question></self-check>'
)


def notices(html: str) -> dict[str, list[str]]:
    """Return what each notice says, by the element that holds it."""
    page = BeautifulSoup(html, "html.parser")
    found = page.select(".admonition[role=note][aria-label]")
    return {str(one.parent["id"]) if one.parent and one.parent.get("id") else "top": [row.get_text() for row in one("li")] for one in found}  # fmt: skip


def test_findings_are_beside_their_question_and_the_rest_is_at_the_top() -> None:
    html = show_findings(PAGE, {"one": ["a", "b"], "docs/page.md": ["<c>"]}, ["d"])

    assert notices(html) == {"q-one": ["a", "b"], "top": ["d", "<c>"]}
    assert html.index("</h1>") < html.index("&lt;c&gt;") < html.index("Text.")
    assert "<c>" not in html


def test_a_question_that_is_not_shown_has_its_findings_at_the_top() -> None:
    assert notices(show_findings("<p>Broken.</p>", {"one": ["a"]})) == {"top": ["a"]}


def test_a_page_without_findings_stays_as_it_is() -> None:
    assert show_findings(PAGE, {}) == PAGE


def test_warnings_of_the_site_are_kept_and_those_of_pages_are_not() -> None:
    handler = OtherWarnings(["mkdocs.structure.pages"])
    for name, level in (("mkdocs.structure.nav", 30), ("mkdocs.structure.pages", 30), ("mkdocs.build", 20)):
        handler.handle(logging.LogRecord(name, level, __file__, 1, f"{name} %d", (level,), None)) if level >= handler.level else None  # fmt: skip

    assert handler.messages == ["mkdocs.structure.nav 30"]


# what it is | the file | what is said
FIRST_LEFT_OUT = next(
    name for name in tomllib.loads(words.FILE.read_text(encoding="utf-8"))["html"] if name != "answer"
)
WORDS = [
    ("no TOML", "[html]\nanswer = Answer\n", "w.toml:2:10: [words] this is not TOML: Invalid value"),
    ("cut off", '[html]\nanswer = "Answer', "w.toml:2:1: [words] this is not TOML: "),
    ("without a word", '[html]\nanswer = "Answer"\n', f"w.toml:1:1: [words] `{FIRST_LEFT_OUT}` is missing from [html]; write it again"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS])
def test_words_that_cannot_be_used_leave_those_from_before(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "w.toml"
    file.write_text(text, encoding="utf-8")
    before = words.word("check")

    with pytest.raises(SourceError) as caught:
        words.reload(file, "w.toml")

    assert str(caught.value).startswith(message)
    assert words.loaded()
    assert words.word("check") == before


def test_words_are_read_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    text = words.FILE.read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(words, "FILE", file)
        words.reload(file)
        assert words.word("answer") == "Answer"

        file.write_text(text.replace('answer = "Answer"', 'answer = "Antwort"'), encoding="utf-8")
        words.reload(file)

        assert words.word("answer") == "Antwort"
    words.reload()
    assert words.word("answer") == "Answer"
