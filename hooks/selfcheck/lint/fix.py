"""Mends what is mechanical and safe in a page, and leaves every other byte as it is.

A closing line that is missing, a question's missing id (made from its stem), `[X]` for `[x]`, and the bullets of choices.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from selfcheck.kinds.choice.reading import read_body
from selfcheck.lint.text import COMMON, WORD, plain
from selfcheck.parse.blocks import OURS, BlockFinder, read_header
from selfcheck.reading.ids import ID, LONGEST_ID
from selfcheck.reading.mistakes import Mistakes
from selfcheck.reading.options import split_options
from selfcheck.reading.source import find_verbatim, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selfcheck.kinds.choice.reading import Body
    from selfcheck.parse.blocks import RawBlock
    from selfcheck.reading.source import Line

RAW_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
END = re.compile(r"[\r\n]*\Z")
HEADING = re.compile(r"#{1,6} ")
MARKER = re.compile(r"^(?P<indent>[ \t]*)(?P<bullet>[-*+])(?P<space>[ \t]+)\[(?P<mark>[ xX])\]")
WORDS_IN_ID = 5


def fix(text: str, taken: set[str]) -> str:
    """Mend a page's text; `taken` holds the site's ids, and gets those that are made here."""
    return _mend_questions(_close_blocks(text), taken)


def changes(before: str, after: str) -> Iterator[tuple[int, str]]:
    """Return what was changed: the line that it has now, and the text before and after."""
    old, new = before.splitlines(), after.splitlines()
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(
        a=old, b=new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        removed, added = old[old_start:old_end], new[new_start:new_end]
        for place, (was, now) in enumerate(zip_longest(removed, added), start=new_start + 1):
            if was is None:
                yield place, f"added `{now}`"
            elif now is None:
                yield place, f"removed `{was}`"
            else:
                yield place, f"`{was.strip()}` is now `{now.strip()}`"


def _raw_lines(text: str) -> list[str]:
    return [line for line in RAW_LINE.findall(text) if line]


def _find(text: str) -> tuple[list[Line], BlockFinder, list[RawBlock]]:
    lines = read_lines(text)
    finder = BlockFinder(lines, find_verbatim(lines), Mistakes(""))
    return lines, finder, finder.find()


def _close_blocks(text: str) -> str:
    """Add closing lines, as long as each leaves fewer mistakes than there were."""
    tried: set[int] = set()
    while True:
        lines, finder, _ = _find(text)
        open_at = [error.line for error in finder.mistakes.found if error.rule == "unclosed-block"]
        number = next((line for line in open_at if line not in tried), None)
        if number is None:
            return text
        tried.add(number)
        closed = _close(text, lines, finder.verbatim.hidden, number)
        if len(_find(closed)[1].mistakes.found) < len(finder.mistakes.found):
            # Lines below the new one have moved, and those before are settled.
            text = closed


def _close(text: str, lines: Sequence[Line], hidden: frozenset[int], number: int) -> str:
    """Close the block that opens in line `number` before the next block of ours, heading, or the page's end."""
    header = read_header(lines[number - 1])
    slashes = header.slashes if header else "///"
    end = next(
        (line.number for line in lines[number:] if line.number not in hidden and _ends(line)), len(lines) + 1
    )
    last = max((line.number for line in lines[number - 1 : end - 1] if not line.blank), default=number)
    raw = _raw_lines(text)
    ending = END.search(raw[number - 1])
    newline = (ending[0] if ending else "") or "\n"
    if raw[last - 1].endswith(("\n", "\r")):
        raw.insert(last, slashes + newline)
    else:
        raw[last - 1] += newline + slashes
    return "".join(raw)


def _ends(line: Line) -> bool:
    header = read_header(line)
    return bool(header and header.name in OURS) or HEADING.match(line.text) is not None


def _mend_questions(text: str, taken: set[str]) -> str:
    _, finder, blocks = _find(text)
    raw = _raw_lines(text)
    for block in blocks:
        if block.header.name != "question":
            continue
        body = read_body(split_options(block.body)[1], finder.verbatim.hidden, Mistakes(""))
        index = block.header.line.number - 1
        raw[index] = _with_id(raw[index], block, body, taken)
        for choice in body.choices:
            at = choice.line.number - 1
            raw[at] = MARKER.sub(_marker, raw[at])
    return "".join(raw)


def _marker(match: re.Match[str]) -> str:
    return f"{match['indent']}-{match['space']}[{match['mark'].lower()}]"


def _with_id(raw: str, block: RawBlock, body: Body, taken: set[str]) -> str:
    """Give a header its id; one without a bar keeps the id that it has."""
    header = block.header
    if header.bar and header.argument:
        return raw
    if header.argument and not ID.fullmatch(header.argument):
        return raw
    name = header.argument or _new_id(body, taken)
    taken.add(name)
    ending = END.search(raw)
    newline = ending[0] if ending else ""
    start = raw.index(header.name) + len(header.name)
    return f"{raw[:start]} | {name}{newline}"


def _new_id(body: Body, taken: set[str]) -> str:
    """Make an id of the first telling words of a stem, other than every id of the site."""
    text = plain(" ".join(line.text for line in body.stem))
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = [word for word in WORD.findall(ascii_text) if word not in COMMON][:WORDS_IN_ID]
    stem = re.sub(r"[^a-z0-9]+", "-", "-".join(words))
    base = stem[: LONGEST_ID - 4].strip("-") or "question"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name
