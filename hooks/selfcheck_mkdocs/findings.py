"""Shows what would stop a build in the previewed page: beside its question, or at the top of the page."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from selfcheck.markup import QUESTION
from selfcheck.render.mistakes import render_findings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TITLE_END = "</h1>"


class OtherWarnings(logging.Handler):
    """Keeps the warnings that belong to no page, such as one on the navigation."""

    def __init__(self, ours: Sequence[str]) -> None:
        super().__init__(logging.WARNING)
        self.ours = tuple(ours)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message, unless it comes from a logger whose findings are shown in their pages."""
        if not record.name.startswith(self.ours):
            self.messages.append(record.getMessage())


def show_findings(html: str, found: Mapping[str, Sequence[object]], others: Sequence[object] = ()) -> str:
    """Put findings into a page.

    Args:
        html: the page's content
        found: findings by the id of their question; those of none have another key
        others: what belongs to no page

    """
    top = list(others)
    for name, findings in found.items():
        opening = re.search(rf'<self-check-question\b[^>]*\bid="{QUESTION}{re.escape(name)}"[^>]*>', html)
        if opening:
            html = f"{html[: opening.end()]}{render_findings(findings)}{html[opening.end() :]}"
        else:
            top += findings
    if not top:
        return html
    end = html.find(TITLE_END) + len(TITLE_END) if TITLE_END in html else 0
    return f"{html[:end]}{render_findings(top)}{html[end:]}"
