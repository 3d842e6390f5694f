"""Hands passages that were converted for an export to what the kinds and the renderers write of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.render.content import Passages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from selfcheck.export.source import ExportedQuestion
    from selfcheck.model import Passage

PARAGRAPH = re.compile(r"\s*<p>(?P<first>.*?)</p>(?P<rest>.*)", re.DOTALL)


class ExportedPassages(Passages):
    """The passages of questions, of any number of pages.

    Args:
        questions: each with what makes of its HTML what the format shows

    """

    def __init__(self, questions: Iterable[tuple[ExportedQuestion, Callable[[str], str]]]) -> None:
        super().__init__({}, str)
        self._html = {
            id(passage): change(html) for one, change in questions for passage, html in one.passages.items()
        }

    def written(self, passage: Passage) -> tuple[str, str, str]:
        """Return it whole, its first paragraph's content, and what follows that."""
        html = self._html[id(passage)]
        match = PARAGRAPH.fullmatch(html)
        return (html, match["first"].strip(), match["rest"].strip()) if match else (html, "", html)
