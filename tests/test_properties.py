"""What holds for every text: the parser raises nothing, places are real, and pages without questions are left alone."""

from __future__ import annotations

import re
from time import process_time

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfcheck.errors import InvalidPagesError
from selfcheck.kinds import passages, revision
from selfcheck.kinds.choice import ChoiceQuestion
from selfcheck.parse import build_bank, parse_file, parse_page
from selfcheck.parse.headings import find_headings
from selfcheck.reading.source import read_lines

EXTENSIONS = ["admonition", "attr_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.superfences"]

PIECES = [
    "/// question | an-id",
    "/// question",
    "/// quesiton | x",
    "/// pretest",
    "//// question | other",
    "///",
    "////",
    "    learn: '#a'",
    "    tags: [a, b",
    "    difficulty: 9",
    "\t- x: &a [*a]",
    "Which one?",
    "- [ ] One",
    "- [x] Two",
    "* [X] Two",
    "  > Why.",
    "> Why.",
    "- three",
    "  more",
    "",
    "",
    "```",
    "```python",
    "  ~~~",
    "- [x] ```",
    "<!--",
    "-->",
    "<div>",
    "</div>",
    "<pre>",
    "`a",
    "# A",
    "---",
    "===",
    "| a | b |",
    "!!! note",
    "    - [ ] in",
    "[^1]: note",
    "/// exam",
    "/// review | x",
    "    questions: 20",
    "    kind: ordering",
    "    kind: matching",
    "    kind: cloze",
    "    answer: 1e999",
    "    answer: [a, b]",
    "    tolerance: -5%",
    "    case: sensitive",
    "A [[gap|other]] and [[]].",
    "1. One",
    "2) Two",
    "|---|---|",
    "| `a|b` \\\\| | |",
    "Because[^1] it is.",
]

lines = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=40)
texts = st.builds("\n".join, lines) | st.text()


@given(texts)
@settings(max_examples=400)
def test_no_text_makes_the_parser_raise(text: str) -> None:
    bank = build_bank([parse_page(text, "docs/page.md")])

    for error in bank.errors:
        assert error.message
        assert str(error).startswith(f"docs/page.md:{error.line}:{error.column}: [{error.rule}]")


@given(st.binary())
def test_no_bytes_make_the_parser_raise(content: bytes) -> None:
    parse_file(content, "docs/page.md")


@given(texts)
@settings(max_examples=400)
def test_every_place_is_in_the_file(text: str) -> None:
    page = parse_page(text, "docs/page.md")
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    rows = plain.replace("\x02", "").replace("\x03", "").split("\n")

    for error in page.errors:
        assert 1 <= error.line <= len(rows)
        assert 1 <= error.column <= len(rows[error.line - 1]) + 1


@given(texts)
@settings(max_examples=300)
def test_a_text_converts_or_is_told_to_be_wrong(text: str) -> None:
    try:
        html = markdown.markdown(text, extensions=[*EXTENSIONS, "selfcheck.extension"])
    except InvalidPagesError as error:
        assert error.errors  # noqa: PT017 - the other way out is a page
    else:
        assert "\x02" not in html
        assert "<passage" not in html
        assert "<self-check-holder" not in html


@given(texts)
@settings(max_examples=300)
def test_a_page_without_a_block_is_left_alone(text: str) -> None:
    page = parse_page(text, "docs/page.md")
    if page.blocks or page.errors:
        return

    with_extension = markdown.markdown(text, extensions=[*EXTENSIONS, "selfcheck.extension"])

    assert with_extension == markdown.markdown(text, extensions=EXTENSIONS)


@given(texts)
@settings(max_examples=200)
def test_line_ends_do_not_matter(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")

    unix, windows = parse_page(plain, "p.md"), parse_page(plain.replace("\n", "\r\n"), "p.md")

    assert windows == unix


words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
choices = st.lists(words, min_size=2, max_size=6, unique=True)


def write(stem: str, texts: list[str], key: int, explanation: str = "Because it is so.") -> str:
    rows = "\n".join(f"- [{'x' if i == key else ' '}] {text}" for i, text in enumerate(texts))
    return f"/// question | an-id\n\nWhich {stem}?\n\n{rows}\n\n{explanation}\n///\n"


@given(words, choices, st.data())
def test_what_is_written_is_what_is_read(stem: str, texts: list[str], data: st.DataObject) -> None:
    key = data.draw(st.integers(0, len(texts) - 1))

    page = parse_page(write(stem, texts, key), "p.md")

    (question,) = page.questions
    assert isinstance(question, ChoiceQuestion)
    assert question.stem.text == f"Which {stem}?"
    assert [choice.text.text for choice in question.choices] == texts
    assert [choice.is_key for choice in question.choices] == [i == key for i in range(len(texts))]


@given(words, choices, st.data())
def test_the_revision_hashes_what_is_asked_and_nothing_else(
    stem: str, texts: list[str], data: st.DataObject
) -> None:
    key, other = data.draw(st.permutations(range(len(texts))))[:2]
    order = data.draw(st.permutations(range(len(texts))))

    def rev(text: str) -> str:
        return revision(parse_page(text, "p.md").questions[0])

    first = rev(write(stem, texts, key))

    assert rev(write(stem, texts, key, explanation="Another text.")) == first
    assert rev(write(stem, [texts[i] for i in order], order.index(key))) == first
    assert rev(write(stem, texts, other)) != first
    assert rev(write(stem + "x", texts, key)) != first


@given(words, choices)
def test_every_passage_stands_where_it_says(stem: str, texts: list[str]) -> None:
    text = write(stem, texts, 0)
    rows = text.split("\n")

    (question,) = parse_page(text, "p.md").questions

    for passage in passages(question):
        for offset, character in enumerate(passage.text):
            place = passage.position(offset)
            assert rows[place.line - 1][place.column - 1] == character


@pytest.mark.parametrize("piece", ["<!--\n", "<pre>\n", "```a\n", "~~~\n```\n", "``` `\n", "<b>\n"])
def test_reading_takes_time_in_proportion_to_the_text(piece: str) -> None:
    def seconds(characters: int) -> float:
        text = f"# Page\n\n/// question | an-id\n\nWhich?\n\n- [x] A\n- [ ] B\n\n{piece * (characters // len(piece))}\n///\n"
        times = []
        for _ in range(2):
            started = process_time()
            parse_page(text, "docs/page.md")
            times.append(process_time() - started)
        return min(times)

    # Ten times the text; a quadratic reader takes a hundred times as long, and had 27 s for the first of these.
    assert seconds(40_000) < 50 * max(seconds(4_000), 0.01)


HEADING_WORDS = st.lists(
    st.sampled_from(["a", "Über", "3.5", "(one)", "it's", '"x"', "50%", "a/b", "b,", "why?", "#", "日本"]),
    min_size=1,
    max_size=5,
)


@given(st.lists(st.tuples(st.integers(1, 6), HEADING_WORDS), min_size=1, max_size=6))
def test_plain_headings_have_the_anchors_that_markdown_gives(
    given_headings: list[tuple[int, list[str]]],
) -> None:
    text = "\n\n".join(f"{'#' * level} {' '.join(words)}" for level, words in given_headings)
    converter = markdown.Markdown(extensions=["toc"])
    html = converter.convert(text)

    expected = re.findall(r'<h(\d) id="([^"]*)">', html)

    found = find_headings(read_lines(text))
    assert [(str(one.level), one.anchor) for one in found] == expected
