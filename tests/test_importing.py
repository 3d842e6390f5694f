"""Imports: what each format's cases become, what a page of hostile texts says, and what the command writes and refuses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from literate import Case, read_cases
from selfcheck.__main__ import main
from selfcheck.importing import all_imports
from selfcheck.importing.checking import write_checked
from selfcheck.importing.guarding import guard_cell
from selfcheck.importing.naming import Names
from selfcheck.importing.pages import WrittenPage, write_page
from selfcheck.importing.pictures import Pictures
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
    Words,
)
from selfcheck.importing.texts import Texts
from selfcheck.kinds.choice import ChoiceQuestion
from selfcheck.kinds.cloze import ClozeQuestion
from selfcheck.kinds.numeric import NumericQuestion
from selfcheck.kinds.text import TextQuestion
from selfcheck.model import GAP, Position, normalize
from selfcheck.parse import parse_page

CASES = Path(__file__).parent / "cases/import"


def imported(form: str, content: bytes, path: str) -> WrittenPage:
    found = all_imports()[form].read(content, Pictures("pictures"))
    return write_page(found, path, "Page", Names())


@pytest.mark.parametrize("case", read_cases(CASES), ids=str)
def test_a_file_becomes_a_page_that_is_read_without_a_mistake(case: Case, update_goldens: bool) -> None:
    form = case.file.stem
    page = imported(form, case.given.encode(), "bank.txt")

    told = "".join(
        f"{page.path}:{note.position.line}:{note.position.column}: [import-{form}] {note.message}"
        f"{'' if note.is_loss else ' (a note)'}\n"
        for note in page.notes
    )
    case.check(f"{page.text}\n{told}" if told else page.text, update=update_goldens)
    parsed = page.parse()
    assert not parsed.errors
    assert len(parsed.questions) == page.questions
    assert len(page.origins) == page.text.count("\n")


MARGIN = Position(1, 1)
HOSTILE = [
    "`", "```", "```\ncode\n```", "~~~", "[x]", "- [x] one", "- [ ]", "* [X] two", "1. [ ] three", "( )", "- ( ) four", "///",
    "/// question | an-id", "/// note | A title\ntext\n///", "//// quesiton | x", "<b>bold</b>", "<b>", "</div>", "<fieldset>",
    "<pre>", "<!--", "-->", "<thing>", "\n\n", "\n", "\n    indented", "\\(x^2\\)", "$$x_1$$", "- item", "1. item", "> quote",
    "# heading", "---", "===", "\n---\n", "| a | b |\n| --- | --- |\n| c | d |", "|", "[[gap]]", "[[", "]]", "[link](a.md)",
    "[^1]", "[a]: b", "!!! note", "&amp;", "&", "\\", "\\n", "*", "_a_", "answer: 1", "learn: x", "kind: text", "{: #id }", "日本", "é",
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


GIFT = "::Places::Which part places pods on nodes?{=The scheduler ~The registry#It serves images.####It filters the nodes.}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_is_written_as_a_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "first_part.gift").write_text(GIFT)

    assert main(["import", "gift", "first_part.gift", "--output", "docs"]) == 0
    assert capsys.readouterr() == ("docs/first_part.md: 1 question\n", "")
    assert (folder / "docs/first_part.md").read_text().startswith("# First part\n\n/// question | places\n")


def test_without_an_output_the_page_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.gift").write_text(f"{GIFT}\n::Essay::Why?{{}}\n")

    assert main(["import", "gift", "a.gift"]) == 1
    out, err = capsys.readouterr()
    assert out.count("/// question | ") == 1
    assert err == "a.gift:3:15: [import-gift] essays can't be graded automatically; kept as a comment\n"


def test_nothing_is_overwritten_and_nothing_written_by_half(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.gift").write_text(GIFT)
    (folder / "b.gift").write_text(GIFT)
    (folder / "docs").mkdir()
    (folder / "docs/b.md").write_text("My page\n")

    assert main(["import", "gift", "a.gift", "b.gift", "--output", "docs"]) == 2
    assert capsys.readouterr().err == (
        "selfcheck: docs/b.md: already exists; overwrite with --force, or choose another --output\n"
    )
    assert [path.name for path in (folder / "docs").iterdir()] == ["b.md"]

    assert main(["import", "gift", "a.gift", "b.gift", "--output", "docs", "--force"]) == 0
    assert "/// question | places-2\n" in (folder / "docs/b.md").read_text()


def test_ids_are_other_than_those_of_the_site(folder: Path) -> None:
    (folder / "docs").mkdir()
    (folder / "docs/old.md").write_text(
        "/// question | places\n\nIs it?\n\n- [x] Yes\n- [ ] No\n\nIt is.\n///\n"
    )
    (folder / "a.gift").write_text(GIFT)

    for _ in range(2):  # the page itself does not take its ids away
        assert main(["import", "gift", "a.gift", "--output", "docs/part/a.md", "--force"]) == 0
        assert "/// question | places-2\n" in (folder / "docs/part/a.md").read_text()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "a.gift:1:1: [import-gift] this file has no questions"),
        (b"\xef\xbb\xbf\r\n// a comment\r\n", "a.gift:1:1: [import-gift] this file has no questions"),
        (b"Is it?{T}\n\nT\xe4st", "a.gift:3:2: [import-gift] this byte is not UTF-8; save the file as UTF-8"),
        (
            b"PK\x03\x04\x00\x00",
            "a.gift:1:1: [import-gift] this is a binary file, and a text file is needed; check that it is the right file",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    content: bytes, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.gift").write_bytes(content)

    assert main(["import", "gift", "a.gift", "--output", "a.md"]) == 1
    assert capsys.readouterr() == ("", f"{said}\n")
    assert not (folder / "a.md").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "gift", "none.gift"], "none.gift: there is no such file"),
        (["import", "gift", "sub"], "sub: this is a folder; name the files"),
        (["import", "gift", "a.gift", "sub/a.gift", "--output", "x.md"], "--output names one page, and there are 2 files; name a folder"),
        (["import", "gift", "a.gift", "sub/a.gift", "--output", "x"], "a.gift and sub/a.gift would both be written to x/a.md; import one of them first"),
        (["import", "gift", "a.gift", "--output", "a.gift"], "a.gift: this is not a folder; name a folder, or a page that ends in .md"),
        (["lint", "--fix", "a.gift"], "--fix works on pages only, and a.gift is not one; import it first, or leave out --fix"),
        (["lint", "--changed", "HEAD", "a.gift"], "--changed works on pages only, and a.gift is not one; leave it out"),
        (["lint", "notes.txt"], "notes.txt: this doesn't look like gift; state the format with --from gift"),
    ],
)  # fmt: skip
def test_a_call_that_cannot_be_understood_ends_with_2(
    arguments: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sub").mkdir()
    (folder / "a.gift").write_text(GIFT)
    (folder / "sub/a.gift").write_text(GIFT)
    (folder / "notes.txt").write_text("Buy milk.\n")

    assert main(arguments) == 2
    assert capsys.readouterr() == ("", f"selfcheck: {said}\n")


def test_line_ends_and_a_mark_make_no_difference() -> None:
    text = f"{GIFT}\n::Two::What?\n{{=one\n~two}}\n"
    pages = [
        imported("gift", content, "a.gift").text
        for content in (
            text.encode(),
            b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
            text.replace("\n", "\r").encode(),
        )
    ]

    assert pages[0] == pages[1] == pages[2]


def test_the_linter_names_the_place_in_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.gift").write_text(
        f"// the first\n{GIFT.replace('#It serves images.', '')}\n::E::Why?{{}}\n\nHow?{{=a"
    )

    assert main(["lint", "--notes", "a.gift"]) == 1
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("a.gift")] == [
        "a.gift:2:60: [missing-feedback] this distractor has no feedback; say under it, after `> `, what is wrong with it",
        "a.gift:2:76: [thin-explanation] an explanation of 4 words does not say why the key is right; give the reason",
        "a.gift:4:11: [import-gift] essays can't be graded automatically; kept as a comment",
        "a.gift:6:5: [import-gift] `{` has no matching `}`; add it, or write `\\{` for a literal brace",
    ]


def test_guessing_is_measured_on_a_file_of_any_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = "What of {n}?{{=The longest of all the choices {n} ~A short one {n}#No. ~Another {n}#No.}}\n\n"
    (folder / "bank").write_text("".join(question.format(n=n) for n in range(9)))

    assert main(["lint", "--from", "gift", "--bots", "bank"]) == 1
    assert "  longest                        9" in capsys.readouterr().out


def test_every_format_has_its_rule_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for name in all_imports():
        assert main(["explain", f"import-{name}"]) == 0
        assert capsys.readouterr().out.startswith(f"import-{name} (error, stops every build)")
