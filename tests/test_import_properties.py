"""What holds for every import: no file breaks a reader, and a question is read back as what it is, whatever its texts say."""

from __future__ import annotations

import contextlib
from dataclasses import replace

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from import_page import imported
from selfcheck.importing import all_imports
from selfcheck.importing.checking import write_checked
from selfcheck.importing.guarding import guard_cell
from selfcheck.importing.plain import clean, one_line, to_markdown
from selfcheck.importing.reading import tags_of
from selfcheck.importing.shape import (
    Choice,
    Choices,
    Gaps,
    Number,
    Order,
    Question,
    Table,
    Text,
    Truth,
    UnreadableError,
    Words,
)
from selfcheck.importing.texts import Texts
from selfcheck.kinds.choice import ChoiceQuestion
from selfcheck.kinds.cloze import ClozeQuestion
from selfcheck.kinds.numeric import NumericQuestion
from selfcheck.kinds.text import TextQuestion
from selfcheck.model import GAP, Position, normalize
from selfcheck.parse import parse_page

MARGIN = Position(1, 1)
HOSTILE = [
    "`", "```", "```\ncode\n```", "~~~", "[x]", "- [x] one", "- [ ]", "* [X] two", "1. [ ] three", "( )", "- ( ) four", "///",
    "/// question | an-id", "/// note | A title\ntext\n///", "//// quesiton | x", "<b>bold</b>", "<b>", "</div>", "<fieldset>",
    "<pre>", "<!--", "-->", "<thing>", "\n\n", "\n", "\n    indented", "\\(x^2\\)", "$$x_1$$", "- item", "1. item", "> quote",
    "# heading", "---", "===", "\n---\n", "| a | b |\n| --- | --- |\n| c | d |", "|", "[[gap]]", "[[", "]]", "[link](a.md)",
    "___", "_____", "[^1]", "[a]: b", "!!! note", "&amp;", "&", "\\", "\\n", "*", "_a_", "answer: 1", "learn: x", "kind: text", "{: #id }", "日本", "é",
    "\t", "\ufeff", "\x02", "\u2028", "\r\n", "  ", "word", "Which?",
]  # fmt: skip
hostile = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), min_size=1, max_size=6).map(" ".join)
markdown_texts = hostile.map(lambda text: Texts().convert(text, "markdown", MARGIN)).filter(
    lambda text: text.markdown.strip()
)
plain_texts = hostile.map(lambda text: Texts().convert(text, "plain", MARGIN)).filter(
    lambda text: text.markdown.strip()
)
pieces = markdown_texts | plain_texts
spellings = hostile.map(lambda text: one_line(clean(text))).filter(bool)
numbers = st.decimals(-1_000_000, 1_000_000, allow_nan=False, places=3).map(lambda value: f"{value:f}")
bodies = st.one_of(
    st.builds(
        lambda texts, keys, feedback: Choices(
            tuple(Choice(text, key, said) for text, key, said in zip(texts, keys, feedback, strict=True)),
            sum(keys) > 1,
        ),
        st.lists(pieces, min_size=3, max_size=3, unique_by=lambda text: normalize(text.markdown)),
        st.permutations([True, False, False]) | st.permutations([True, True, False]),
        st.lists(st.none() | pieces, min_size=3, max_size=3),
    ),
    st.builds(Truth, st.booleans()),
    st.builds(Number, numbers, st.sampled_from(["", "5%", "0.5"]), st.sampled_from(["", "GB", "%", "m: s"])),
    st.builds(Words, st.lists(spellings, min_size=1, max_size=3).map(tuple), st.booleans()),
    st.builds(
        lambda gap, case: Gaps((gap,), case),
        st.lists(spellings, min_size=1, max_size=3).map(tuple),
        st.booleans(),
    ),
    st.lists(pieces, min_size=2, max_size=4, unique_by=lambda text: normalize(text.markdown)).map(
        lambda rows: Order(tuple(rows))
    ),
    st.lists(
        st.tuples(pieces, pieces), min_size=2, max_size=3, unique_by=lambda row: guard_cell(row[0].markdown)
    ).map(lambda rows: Table("matching", (Text("A", MARGIN), Text("B", MARGIN)), tuple(rows))),
)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    body = draw(bodies)
    stem = draw(pieces)
    if isinstance(body, Gaps):
        stem = replace(stem, markdown=f"{stem.markdown}\n\nA {GAP} here.")
    explanation, hints = draw(st.none() | pieces), tuple(draw(st.lists(pieces, max_size=2)))
    return Question(
        MARGIN, MARGIN, ("a",), stem, body, explanation, hints, tags_of(draw(st.lists(hostile, max_size=2)))
    )


@given(questions())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_written_is_read_back_whatever_its_texts_say(question: Question) -> None:
    """Kind, key, tolerance and feedback stay, and each piece shows what it showed by itself, or its source."""
    result = write_checked(question, "an-id")
    if result.lines is None:
        # Two texts may say the same once one of them is plain, and the language has no escape for these in a gap.
        is_open = isinstance(question.body, Gaps) and any(
            mark in str(question.body.gaps) for mark in ("`", "<!--")
        )
        assert is_open or any("say the same" in note.message for note in result.notes)
        return
    page = parse_page(f"Before.\n\n{result.lines.text}\nAfter.\n", "page.md")

    assert page.errors == ()
    (found,) = page.questions
    body = question.body
    assert found.kind == body.kind
    assert found.options.tags == question.tags
    if isinstance(found, ChoiceQuestion) and isinstance(body, Choices):
        assert [(one.is_key, bool(one.feedback)) for one in found.choices] == [
            (one.is_key, bool(one.feedback)) for one in body.choices
        ]
    if isinstance(found, NumericQuestion) and isinstance(body, Number):
        share = body.tolerance.endswith("%")
        size = float(body.tolerance.removesuffix("%") or 0)
        assert found.answer == float(body.answer)
        assert found.tolerance == pytest.approx(abs(found.answer) * size / 100 if share else size)
        assert (found.unit or "") == body.unit
    if isinstance(found, TextQuestion) and isinstance(body, Words):
        assert (found.accepted, found.case_sensitive) == (body.accepted, body.is_case_sensitive)
    if isinstance(found, ClozeQuestion) and isinstance(body, Gaps):
        assert (found.gaps, found.case_sensitive) == (body.gaps, body.is_case_sensitive)


@given(hostile)
@settings(max_examples=60)
def test_plain_text_shows_every_character(text: str) -> None:
    written = to_markdown(clean(text))
    html = markdown.markdown(
        written,
        extensions=["tables", "attr_list", "footnotes", "admonition", "def_list", "pymdownx.superfences"],
    )

    shown = BeautifulSoup(html, "html.parser").get_text()
    assert "".join(shown.split()) == "".join(clean(text).split())


PIECES = {
    "gift": ["::Title::", "{", "}", "=", "~", "%50%", "%x%", "#", "####", "->", "TRUE", "T", "#3:2", "1..5", "//", "$CATEGORY: a/b",
             "[html]", "[markdown]", "<b>", "&lt;", "\\", "\\=", "\\n", "\n", "\n\n", "[id:a]", "[kind:cloze]", "_____", "word", "*"],
    "moodle": ["<question type='multichoice'>", "<question type='cloze'>", "<question type='numerical'>", "<question type='matching'>",
               "<question type='ordering'>", "<question type='gapselect'>", "<question type='truefalse'>", "</question>",
               "<questiontext format='html'><text>", "</text></questiontext>", "<answer fraction='100'><text>", "</text></answer>",
               "<subquestion><text>", "</text></subquestion>", "{1:SA:=a~%50%b}", "{1:MC:a#b}", "[[1]]", "[[9]]", "true", "3.5", "word",
               "<![CDATA[<p>a <b>b</b></p>]]>", "&lt;pre&gt;", "<file name='a.png'>x</file>", "<selectoption><text>a</text></selectoption>"],
    "mkdocs-quiz": ["<quiz>", "</quiz>", "    <quiz>", "- [x] one", "- [ ] two", "- [] three", "> why", "[[gap]]", "---", "```", "",
                    "Which?", '=== "Tab"', "    text", "<!--", "-->", "///", "/// question | x", "<?quiz?>"],
    "mdbook-quiz": ["[[questions]]", "type = 'ShortAnswer'", "type = 'MultipleChoice'", "prompt.prompt = 'a'", "answer.answer = 'b'",
                    "answer.answer = ['b', 'c']", "prompt.distractors = ['d', 1]", "prompt = 1", 'context = """\n```\n"""', "# a", "[a]"],
    "csv": ["id,kind,stem,key,choice_1,choice_2,match_1,match_2,tolerance", "a,single,Which?,1,one,two", "b,matching,Which?,1,a,b,c,d",
            "c,cloze,[[1]],a", "d,numeric,How?,1e400", "e,numeric,How?,2,,,,,x%", "f,ordering,Order,2 1,a,b", '"', '""', ",", "\n", ";", "'="],
}  # fmt: skip


@pytest.mark.parametrize("form", PIECES)
@given(st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_no_file_breaks_a_reader_or_the_page_that_is_made_of_it(form: str, data: st.DataObject) -> None:
    pieces = st.sampled_from(PIECES[form]) | st.text(max_size=6)
    glue = data.draw(st.sampled_from(["\n", " ", ""]))
    text = glue.join(data.draw(st.lists(pieces, max_size=16)))
    if form == "moodle":
        text = f"<quiz>{text}</quiz>"
    try:
        page = imported(form, text.encode("utf-8", "replace"), "bank")
    except UnreadableError:
        return

    parsed = page.parse()
    if form != "mkdocs-quiz":  # what surrounds a quiz is the author's
        assert parsed.errors == ()
        assert len(parsed.questions) == page.questions
    rows = len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert all(1 <= place.line <= rows for place in [*page.origins, *(note.position for note in page.notes)])


@pytest.mark.parametrize("form", sorted(all_imports()))
@given(content=st.binary())
@settings(max_examples=20)
def test_no_bytes_break_a_reader(form: str, content: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        imported(form, content, "bank")
