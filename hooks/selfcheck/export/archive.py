"""Writes files into a zip archive, the same bytes for the same files."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from selfcheck.export.source import TIMESTAMP

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def archive(files: Mapping[str, bytes], stored: Collection[str] = ()) -> bytes:
    """Write files, by their names, in the order given; those that a reader looks for as they are can be `stored`."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as written:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, TIMESTAMP)
            info.external_attr = 0o644 << 16
            # Whatever system writes it, so that the bytes are the same.
            info.create_system = 3
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            written.writestr(info, content)
    return data.getvalue()
