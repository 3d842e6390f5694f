"""A page's mistakes as a notice that stands in its place while an author works on it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.errors import SourceError


def render_mistakes(errors: Sequence[SourceError]) -> str:
    """Render what is wrong with a page, for the live preview."""
    rows = "".join(f"<li><code>{escape(str(error), quote=False)}</code></li>" for error in errors)
    return (
        f'<div class="admonition failure"><p class="admonition-title">{word("mistakes_title")}</p>'
        f"<p>{word('mistakes_text')}</p><ul>{rows}</ul></div>"
    )
