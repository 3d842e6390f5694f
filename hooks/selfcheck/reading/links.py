"""Resolves links between the pages of a site."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urlsplit


def resolve(link: str, path: str) -> tuple[str, str]:
    """Return the page and the anchor that a relative link on the page at `path` leads to."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return link, ""
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return link, ""
    if not parts.path:
        return path, unquote(parts.fragment)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    return target, unquote(parts.fragment)
