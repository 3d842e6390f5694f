"""Converts plain text to Markdown that shows every character unchanged."""

from __future__ import annotations

import re

from selfcheck.model import GAP

TAB = 4
# Markdown and YAML read some of these as ends of a line, and others not at all.
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
UNSEEN = re.compile(f"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f{GAP}\ufeff\ufffe\uffff\ud800-\udfff]")
INLINE = re.compile(
    r"(?P<blank>(?<!\w)_{3,}(?!\w))"
    r"|(?P<backslash>\\(?=[\\`*_{}\[\]()>#+\-.!]|$))"
    r"|(?P<escape>[`\[{]|\*(?=\S)|(?<=\S)\*|(?<![^\W_])_|_(?![^\W_]))"
    r"|(?P<twice>([~=^+$])(?=\5)|(?<=([~=^+$]))\6)"
    r"|(?P<tag><(?=[A-Za-z/!?]))"
    r"|(?P<end>(?<=--)>)"
    r"|(?P<entity>&(?=#?\w+;))"
)
# What begins a block in Markdown or in one of its extensions.
LINE_START = re.compile(
    r"(?P<number>\d+)(?=[.)](?:\s|$))|(?P<mark>[#>|]|:(?=\s)|([!?/:%])(?=\3\3)|[=~](?=\s*$)|_(?=[_\s]*$))"
)
LIST_MARK = re.compile(r"[-+*](?=\s|$)|[-*](?=\s*[-*])|\*(?!\w)")
# An escaped backtick would still begin a code span where gaps are looked for.
BACKSLASHED = frozenset("\\*_{}[]()>#+-.!")


def clean(text: str) -> str:
    """Take out the characters that no page may have, and make line ends and tabs alike."""
    return UNSEEN.sub("", LINE_ENDS.sub("\n", text)).expandtabs(TAB)


def one_line(text: str) -> str:
    """Fold all white space."""
    return " ".join(text.split())


def escape_inline(text: str) -> str:
    """Escape inline markup."""
    return INLINE.sub(_escaped, text)


def escape_start(line: str) -> str:
    """Escape the start of a line that would begin a block; its inline markup is escaped already."""
    if mark := LIST_MARK.match(line):
        return f"\\{line}" if mark[0][0] in BACKSLASHED else line
    match = LINE_START.match(line)
    if not match:
        return line
    if match["number"]:
        return f"{match['number']}\\{line[match.end() :]}"
    return _harmless(line[0]) + line[1:]


def to_markdown(text: str) -> str:
    """Write a plain text as Markdown: an empty line parts paragraphs, and an end of a line stays one."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(
        "<br>\n".join(escape_start(escape_inline(one_line(line))) for line in paragraph.split("\n"))
        for paragraph in paragraphs
    )


def _escaped(match: re.Match[str]) -> str:
    if match["blank"]:
        return match[0]
    if match["tag"]:
        return "&lt;"
    if match["end"]:
        return "&gt;"
    if match["entity"]:
        return "&amp;"
    return _harmless(match[0])


def _harmless(character: str) -> str:
    """Write a character so that it is nothing but text."""
    return f"\\{character}" if character in BACKSLASHED else f"&#{ord(character)};"
