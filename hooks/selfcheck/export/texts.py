"""Texts that every format for learning platforms puts together in one way: the explanation, the unit, a picture's data."""

from __future__ import annotations

import re
from base64 import b64encode
from mimetypes import guess_type
from typing import TYPE_CHECKING

from selfcheck.kinds.entry import number_hint
from selfcheck.kinds.response import Number
from selfcheck.markup import tag, text
from selfcheck.words import word

if TYPE_CHECKING:
    from selfcheck.export.source import ExportedQuestion, Picture

ADDRESS = re.compile(r"https?://\S+")


def explanation(question: ExportedQuestion) -> str:
    """Return why the key is right, with the section that teaches it and the source as HTML."""
    parts = [question.explanation.html]
    if question.learn and question.learn[0]:
        address, title = question.learn
        said = word("learn_more") + word("learn_title", title=title)
        parts.append(tag("p", tag("a", text(said), href=address)))
    return "\n".join(part for part in (*parts, source_line(question)) if part)


def source_line(question: ExportedQuestion) -> str:
    """Return where the claims of a question can be looked up, as HTML; nothing where its author doesn't say."""
    source = question.question.options.source
    if not source:
        return ""
    shown = tag("a", text(source), href=source) if ADDRESS.fullmatch(source) else text(source)
    return tag("p", text(word("source")), shown)


def stem_with_unit(question: ExportedQuestion) -> str:
    """Return the stem, with the unit of a number where the format has no place for it."""
    response = question.response
    if not isinstance(response, Number) or not response.unit:
        return question.stem.html
    return "\n".join([question.stem.html, tag("p", text(number_hint(response.unit)))])


def percent(share: float) -> str:
    """Write a share of full marks in percent, with the five digits that learning platforms compare."""
    return f"{100 * share:.5f}".rstrip("0").rstrip(".")


def decimal(number: float) -> str:
    """Write a number without an exponent."""
    written = f"{number:.15g}"
    return written if "e" not in written else f"{number:.20f}".rstrip("0").rstrip(".")


def data_address(picture: Picture) -> str:
    """Return an address that holds a picture itself."""
    kind = guess_type(picture.path)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(picture.data).decode()}"


def literal(spelling: str) -> str:
    """Return a spelling as Moodle compares it: a star without a backslash would stand for any letters."""
    return spelling.replace("*", "\\*")
