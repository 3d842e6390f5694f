"""The built site as one zip: unpack it, open `index.html`. `python -m guide.release SITE ZIP` writes it, the same for the same site."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from guide import saved_files
from guide.downloads import FOLDER, in_copy

if TYPE_CHECKING:
    from collections.abc import Mapping

TOP = "ai-study-guide"
"""The folder that a reader finds after unpacking."""
# The first day that a zip can tell, for every file: the day of a build is no part of a site.
DAY = (1980, 1, 1, 0, 0, 0)
MODE = 0o100644
UNIX = 3
# For who looks into scripts, and for hosts; the second holds the time of the build.
LEFT_OUT = (".map", ".xml.gz")


def read_site(site: Path) -> dict[str, bytes]:
    """Read every file of a built site, by its path from the site's root."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def copy_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a site for a reader's disk: without the downloads, which a copy does not offer.

    A copy that is put on a web server works offline, too: its service worker lists what the copy has.
    """
    kept = {
        path: in_copy(content) if path.endswith(".html") else content
        for path, content in files.items()
        if not path.startswith(f"{FOLDER}/") and not path.endswith(LEFT_OUT)
    }
    return saved_files.add_list(kept)


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """Zip a site, with nothing in it of the day, the machine or the order in which its files were written."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, content in sorted(copy_of(files).items()):
            info = zipfile.ZipInfo(f"{TOP}/{path}", DAY)
            info.create_system = UNIX
            info.external_attr = MODE << 16
            archive.writestr(info, content, zipfile.ZIP_DEFLATED, compresslevel=9)
    return made.getvalue()


def main() -> None:
    """Write the zip of a built site."""
    if len(sys.argv) != 3:
        sys.exit("usage: python -m guide.release SITE ZIP")
    site, target = map(Path, sys.argv[1:])
    if not (site / "index.html").is_file():
        sys.exit(f"{site}: there is no built site; run `make build` first")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(zip_of(read_site(site)))


if __name__ == "__main__":
    main()
