"""Writes the site's content security policy, as a `<meta>` element in each page and as a `_headers` file for hosts."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# A script without an address; one that has a type of its own is data.
SCRIPT = re.compile(
    r"<script(?P<attributes>(?:\s[^>]*)?)>(?P<text>.*?)</script\s*>", re.DOTALL | re.IGNORECASE
)
DATA = re.compile(r"""\ssrc=|\stype=(?!["']?(?:module|text/javascript))""", re.IGNORECASE)
CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
OURS = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
# Mermaid writes styles into what it draws, so a page that draws in the browser allows them.
LIVE = re.compile(r"<script[^>]*\sdata-draws\b")
HEADERS = "_headers"


def write_policy(site: Path) -> None:
    """Put the policy into every page of a built site that has a character set, and into `_headers`.

    Every page allows the inline scripts of all pages: instant navigation runs the next page's under this page's policy.
    """
    pages = {file: file.read_text(encoding="utf-8") for file in sorted(site.rglob("*.html"))}
    hashes = sorted({one for text in pages.values() for one in inline_scripts(text)})
    live = [bool(LIVE.search(text)) for text in pages.values()]
    for (file, text), styles in zip(pages.items(), live, strict=True):
        file.write_text(_with_policy(text, policy(hashes, inline_styles=styles)), encoding="utf-8")
    header = policy(hashes, inline_styles=any(live))
    (site / HEADERS).write_text(f"/*\n  Content-Security-Policy: {header}\n", encoding="utf-8")


def inline_scripts(page: str) -> Iterator[str]:
    """Return the hash of each script in a page's own text, as a policy names it."""
    for match in SCRIPT.finditer(page):
        if not DATA.search(match["attributes"]):
            digest = hashlib.sha256(match["text"].replace("\r\n", "\n").encode()).digest()
            yield f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(hashes: Iterable[str], *, inline_styles: bool = False) -> str:
    """Write a policy that allows the site's own files, these inline scripts, and nothing else."""
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *hashes]),
        "style-src": "'self' 'unsafe-inline'" if inline_styles else "'self'",
        # The theme's style sheets embed their icons as data URLs.
        "img-src": "'self' data:",
        # A figure's models run beside the page, from the text of the figure's own script.
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _with_policy(page: str, value: str) -> str:
    """Put the policy above the first script."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(value, quote=False)}">'
    without = OURS.sub("", page)
    return CHARSET.sub(lambda match: match[0] + meta, without, count=1)
