"""Collects the pictures of imported questions, each under a name that is safe on every disk."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from selfcheck.model import short_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

INSIDE = "@@PLUGINFILE@@/"
DATA = re.compile(r"data:image/(?P<type>[a-z]+)(?:\+xml)?(?:;[^,;]*)*;base64,(?P<content>.*)", re.DOTALL)
SUFFIXES = frozenset({".apng", ".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})


@dataclass
class Pictures:
    """The pictures of one file: `folder` is where the page finds them, `files` their content by their name there."""

    folder: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    given: Mapping[str, bytes] = field(default_factory=dict)
    """The files that come with the current text, by the name that the text uses."""

    def find(self, source: str) -> tuple[str, str]:
        """Return the link target for a picture and a message about it; either may be empty."""
        if match := DATA.match(source):
            name = f"picture-{short_hash(match['content'])}.{match['type']}"
            content = decode_base64(match["content"])
            return (
                (self._keep(name, content), "")
                if content
                else ("", "an embedded picture is damaged; add it by hand")
            )
        if source.startswith(("http:", "https:", "//")):
            return source, f"the picture {source} still loads from its server; download it and link the copy"
        name = unquote(source.removeprefix(INSIDE)).partition("?")[0]
        if name not in self.given:
            return "", f"the picture `{name[:60]}` is not in the file; add it by hand"
        if PurePosixPath(name).suffix.lower() not in SUFFIXES:
            return "", f"`{name}` is not a picture, so it was dropped; add it by hand"
        return self._keep(name, self.given[name]), ""

    def _keep(self, name: str, content: bytes) -> str:
        path = PurePosixPath(name)
        base = re.sub(r"[^A-Za-z0-9_-]+", "-", path.stem).strip("-") or "picture"
        safe = f"{base}{path.suffix.lower()}"
        if self.files.get(safe, content) != content:
            safe = f"{base}-{short_hash(content.hex())}{path.suffix.lower()}"
        self.files[safe] = content
        return f"{self.folder}/{safe}" if self.folder else safe


def decode_base64(text: str) -> bytes:
    """Decode a file's content; empty where it is broken."""
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""
