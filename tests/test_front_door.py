"""The home page's cards, and what the page says of the others in numbers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from guide.front_door import MARK, Part, fill, sections
from selfcheck.model import Exam, Pretest
from selfcheck.parse.page import parse_file, parse_page
from selfcheck.reading.minutes import minutes

DOCS = Path(__file__).parents[1] / "docs"
QUESTION = "/// question | {}\n\nWhich?\n\n- [x] This\n- [ ] That\n\nBecause.\n///\n"
PAGE = f"""\
# A part

One two three.

/// pretest
///

## First

{"word " * 440}

### Inner

{"word " * 440}

## Second

{"word " * 220}

{QUESTION.format("one")}
## Third

{QUESTION.format("two")}
{QUESTION.format("three")}
"""
HTML = f"""\
<h1 id="a-part">A part</h1><p>One two three.</p>
<h2 id="first">First</h2><p>{"word " * 440}</p><h3 id="inner">Inner</h3><p>{"word " * 440}</p>
<h2 id="second">Second</h2><p>{"word " * 220}</p><h2 id="third">Third</h2>
"""


def part() -> Part:
    return Part("a-part.html", "A part & more", "What it's about.", parse_page(PAGE, "docs/a-part.md"), HTML)


def test_a_card_has_what_helps_to_choose() -> None:
    card = BeautifulSoup(fill(f"<p>x</p>{MARK}", [part()], "index.html"), "html.parser").article
    assert card

    words = [one.get_text() for one in card.find_all(["p", "h3"])]
    assert words == ["Part 1", "A part & more", "What it's about.", "5 min read · 3 questions"]
    link = card.h3 and card.h3.a
    assert link
    assert link["href"] == "a-part.html"
    assert card["data-selfcheck-part"] == "a-part.html"
    assert json.loads(str(card["data-selfcheck-sections"])) == [list(one) for one in sections(part())]


def test_sections_say_how_much_is_left_and_where_questions_are() -> None:
    assert sections(part()) == [
        ("first", "First", 5, False),
        ("second", "Second", 1, True),
        ("third", "Third", 1, True),
    ]


@pytest.mark.parametrize(("words", "expected"), [(0, 1), (220, 1), (3313, 15), (1780, 8), (2478, 11)])
def test_reading_takes_a_minute_for_220_words(words: int, expected: int) -> None:
    assert minutes(words) == expected


def test_the_home_page_counts_right() -> None:
    home = (DOCS / "index.md").read_text(encoding="utf-8")
    parsed = {name: parse_file((DOCS / name).read_bytes(), name) for name in ("apply.md", "exam.md")}
    (exam,) = (block for block in parsed["exam.md"].blocks if isinstance(block, Exam))

    assert f"{len(parsed['apply.md'].questions)} new cases" in home
    assert f"{exam.questions} questions from all parts, {exam.minutes} minutes" in home
    listed = re.search(r"^parts: \[(.*)\]$", home, re.MULTILINE)
    assert listed
    for name in listed[1].split(", "):
        page = parse_file((DOCS / name).read_bytes(), name)
        assert any(isinstance(block, Pretest) for block in page.blocks)
        assert len(page.pretest_questions) == 5
