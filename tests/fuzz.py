"""Mutated pages: whatever a page holds, the engine says what is wrong with it, at a line that is there, or shows all of it."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

import markdown

from literate import read_cases, read_file
from selfcheck.errors import InvalidPagesError, SourceError
from selfcheck.kinds.page import cases_files
from selfcheck.parse import parse_page

CASES = Path(__file__).parent / "cases"
EXTENSIONS = ["attr_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.superfences"]
PIECES = (
    "///", "////", "/// question | an-id", "/// pretest", "/// review", "- [ ] a choice", "- [x] a key", "- [X]", "> feedback",
    "---", "    kind: ordering", "    answer: 3", "    hints: [a, b]", "    tags: x", "1. one", "| a | b |", "| --- | --- |",
    "```", "~~~", "`", "``", "<!--", "-->", "<div>", "</div>", '<div markdown="1">', "<pre>", "</pre>", "<video>", "<p>", "</form>",
    "[[gap]]", "[[", "]]", "![a](b.png)", "[^1]", "[^1]: note", "# a heading", "*", "\\", "|", "\t", "\u00a0", "\ufeff", "\x02", "&lt;",
)  # fmt: skip
# Not the end of a comment, which no option is.
OPTION = re.compile(r"^(?: {4}| {0,3}\t)[ \t]*(?!-->)\S.*$", re.MULTILINE)
BLOCK = re.compile(r"^ {0,3}/{3,}.*$", re.MULTILINE)
# A line that is no header and no option, and ends in a word or a sentence.
TEXT = re.compile(r"(?! {0,3}/{3}|(?: {4}| {0,3}\t)[ \t]*\w+:).*[a-z][.?]?$")
TOKEN = re.compile(r"\bq\d+z\b")
COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)


@cache
def corpus() -> tuple[str, ...]:
    """Collect the inputs of all cases."""
    folders = [case.given for name in ("errors", "html", "text") for case in read_cases(CASES / name)]
    kinds = [case.given for file in cases_files() for case in read_file(file)]
    return tuple(text for text in [*folders, *kinds] if len(text) < 3000)


def mutated(seed: int) -> str:
    """Change a page in a few ways, the same for the same seed; each line of text ends in a token of its own."""
    chance = random.Random(seed)  # noqa: S311 - reproducible
    lines = chance.choice(corpus()).split("\n")
    if chance.random() < 0.3:
        lines += chance.choice(corpus()).split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        match chance.randrange(7):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[chance.randrange(len(lines))])
            case 2:
                lines.insert(at, chance.choice(PIECES))
            case 3:
                lines[at] += chance.choice(PIECES)
            case 4:
                lines[at] = chance.choice(PIECES) + lines[at]
            case 5:
                place = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:place] + lines[at][place + 1 :]
            case _:
                lines[at] = " " * chance.randrange(9) + lines[at].lstrip()
        lines = lines or [""]
    marked = [f"{line} q{n}z" if TEXT.match(line) else line for n, line in enumerate(lines)]
    return "\n".join(marked)


def check(text: str) -> bool:
    """Hold a page to what the engine promises; return whether it could be shown."""
    page = parse_page(text, "docs/page.md")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for error in page.errors:
        assert 1 <= error.line <= len(lines), error
        assert 1 <= error.column <= len(lines[error.line - 1]) + 2, error
    assert parse_page(text, "docs/page.md").errors == page.errors
    errors: tuple[SourceError, ...] = ()
    try:
        html = convert(text, "selfcheck.extension")
    except InvalidPagesError as error:
        errors = error.errors
    assert all(1 <= one.line <= len(lines) for one in errors), errors
    if errors:
        return False
    assert "\x02" not in html, "a mark of ours is left"
    assert "\x03" not in html, "a mark of ours is left"
    # What Markdown shows of the text without our lines is what has to be there.
    expected = tokens(convert(OPTION.sub("", BLOCK.sub("", text.replace("\x02", "")))))
    lost = expected - tokens(html)
    assert not lost, f"lost: {lost}"
    return True


def convert(text: str, *extensions: str) -> str:
    return markdown.markdown(text, extensions=[*EXTENSIONS, *extensions])


def tokens(html: str) -> set[str]:
    return set(TOKEN.findall(COMMENT.sub("", html)))
