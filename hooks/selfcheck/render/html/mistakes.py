"""Notices for the author of a page in a preview: mistakes in the place of the page, findings beside what they are about."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring

from selfcheck.render.html.elements import add
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


def findings_notice(findings: Sequence[str]) -> Element:
    """Build a notice of what would stop a strict build."""
    notice = Element("div", {"class": "sc-findings admonition warning"})
    add(notice, "p", word("findings_title"), class_="admonition-title")
    rows = add(notice, "ul")
    for one in findings:
        add(add(rows, "li"), "code", one)
    return notice


def render_findings(findings: Sequence[str]) -> str:
    """Render that notice for the top of a page."""
    return tostring(findings_notice(findings), encoding="unicode", method="html")
