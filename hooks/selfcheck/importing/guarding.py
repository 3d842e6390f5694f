"""Escapes Markdown that would be read as another part of its question, such as a choice or a closing line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.kinds import SPECIAL_OPTIONS
from selfcheck.kinds.choice.reading import ALMOST_CHOICE, CHOICE, CONTENT_INDENT, LIST_ITEM, ROUND_CHOICE
from selfcheck.model import GAP
from selfcheck.parse.blocks import OURS, read_closer, read_header
from selfcheck.reading.gaps import GAP_OR_CODE, OPEN
from selfcheck.reading.options import COMMON, OPTION_LINE
from selfcheck.reading.parts import BREAK, ORDERED_ITEM
from selfcheck.reading.source import COMMENT_END, find_verbatim, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.reading.source import Line

OPTIONS = frozenset({*COMMON, *SPECIAL_OPTIONS})
FEWEST_SLASHES = 3
# Begins an explanation whose own first line would go on with the list above it.
PARTING = "<!-- explanation -->\n\n"


def guard_brackets(markdown: str) -> str:
    """Escape double brackets outside code, which would be read as a gap or as a broken one."""
    if "[[" not in markdown:
        return markdown
    return "\n".join(
        line.text if hidden else _without_gaps(line.text) for line, hidden in _lines_of(markdown)
    )


def guard_margin(markdown: str, *, rows: bool = False, breaks: bool = False) -> str:
    """Escape lines that would begin a choice or a block at the page's margin.

    Args:
        markdown: of a stem or an explanation
        rows: whether a numbered line would be read as a row to be ordered
        breaks: whether a thematic break would end the stem

    """
    kept: list[str] = []
    for line, hidden in _lines_of(markdown):
        kept.append(line.text if hidden else _guarded(line, rows=rows, breaks=breaks))
    return "\n".join(kept)


def guard_stem_start(markdown: str) -> str:
    """Escape the colon of a first line that would be read as an option which is not indented."""
    match = OPTION_LINE.match(markdown)
    if not match or match["key"] not in OPTIONS:
        return markdown
    return f"{match['key'].rjust(match.end('key'))}&#58;{markdown[match.end('key') + 1 :]}"


def guard_explanation_start(markdown: str) -> str:
    """Part an explanation from the list above it, where it begins with a list or with code of its own."""
    first = markdown.partition("\n")[0]
    indent = len(first) - len(first.lstrip(" "))
    goes_on = indent >= CONTENT_INDENT or LIST_ITEM.match(first, indent) or ORDERED_ITEM.match(first, indent)
    return PARTING + markdown if goes_on else markdown


def guard_row_start(markdown: str) -> str:
    """Escape a bracket that would make a choice of a row with a number."""
    row = f"1. {markdown}"
    return f"\\{markdown}" if ALMOST_CHOICE.match(row) or ROUND_CHOICE.match(row) else markdown


def guard_cell(markdown: str) -> str:
    """Put a text into one line without a bar."""
    lines = [line.strip() for line in markdown.strip().split("\n")]
    text = "<br>".join(line for line in lines if line)
    return "".join(piece if is_code else piece.replace("|", "&#124;") for piece, is_code in _code_spans(text))


def slashes_needed(markdown: str) -> int:
    """Return how many slashes the fence around a text needs, so that blocks of others nest in it."""
    longest = FEWEST_SLASHES - 1
    for line, hidden in _lines_of(markdown):
        header = None if hidden else read_header(line)
        closer = None if hidden else read_closer(line)
        longest = max(longest, len(header.slashes) if header else 0, len(closer or ""))
    return longest + 1


def is_whole(markdown: str) -> bool:
    """Return whether a text closes all of its code fences and comments."""
    lines = numbered([*markdown.split("\n"), "", COMMENT_END])
    verbatim = find_verbatim(lines)
    return not verbatim.open_fences and lines[-1].number not in verbatim.hidden


def _lines_of(markdown: str) -> Iterator[tuple[Line, bool]]:
    """List the lines of a text, and whether each is code or in a comment."""
    lines = numbered(markdown.split("\n"))
    hidden = find_verbatim(lines).hidden
    for line, raw in zip(lines, markdown.split("\n"), strict=True):
        # `numbered` takes gaps out, and a stem keeps them.
        yield (line if GAP not in raw else type(line)(raw, line.number, raw)), line.number in hidden


def _guarded(line: Line, *, rows: bool, breaks: bool) -> str:
    text, indent = line.text, line.indent
    header = read_header(line)
    if header and (header.name in OURS or header.near):
        return text[:indent] + "&#47;" + text[indent + 1 :]
    if indent >= CONTENT_INDENT:
        return "<hr>" if breaks and BREAK.match(text) else text
    if CHOICE.match(text, indent) or ALMOST_CHOICE.match(text, indent):
        return text.replace("[", "\\[", 1)
    if ROUND_CHOICE.match(text, indent):
        return text.replace("(", "\\(", 1)
    if rows and ORDERED_ITEM.match(text, indent):
        return re.sub(r"(?<=\d)([.)])", r"\\\1", text, count=1)
    return "<hr>" if breaks and BREAK.match(text) else text


def _without_gaps(line: str) -> str:
    """Escape the brackets of a line that has no gap."""
    kept: list[str] = []
    at = 0
    for match in GAP_OR_CODE.finditer(line):
        if match["answers"] is None:
            kept += [OPEN.sub(r"\\[[", line[at : match.start()]), match[0]]
        else:
            kept += [OPEN.sub(r"\\[[", line[at : match.start()]), f"\\{match[0]}"]
        at = match.end()
    return "".join([*kept, OPEN.sub(r"\\[[", line[at:])])


def _code_spans(text: str) -> Iterator[tuple[str, bool]]:
    """Divide a line into code spans and the rest."""
    at = 0
    for match in re.finditer(r"(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)", text):
        yield text[at : match.start()], False
        yield match[0], True
        at = match.end()
    yield text[at:], False
