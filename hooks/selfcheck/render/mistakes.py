"""What is wrong with a page, as notices that its author sees in the preview."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable


def render_mistakes(errors: Iterable[object]) -> str:
    """Render the mistakes that keep a page from being shown, for its place."""
    return _notice("failure", word("mistakes_title"), f"<p>{word('mistakes_text')}</p>", errors)


def render_findings(findings: Iterable[object]) -> str:
    """Render what would stop a build, for the question or the page that it is about."""
    return _notice("warning", word("findings_title"), "", findings)


def _notice(kind: str, title: str, text: str, messages: Iterable[object]) -> str:
    """Render an admonition of the theme's, which knows light, dark, and narrow screens."""
    rows = "".join(f"<li><code>{escape(str(message), quote=False)}</code></li>" for message in messages)
    return (
        f'<div class="admonition {kind}" role="note" aria-label="{escape(title)}">'
        f'<p class="admonition-title">{escape(title, quote=False)}</p>{text}<ul>{rows}</ul></div>'
    )
