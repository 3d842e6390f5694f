"""What is made of a site when all of its pages are written: its policy, its downloads, and the list of what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide import content_policy, downloads, release, saved_files

if TYPE_CHECKING:
    from pathlib import Path

# Hosts compress by themselves, and this one holds the time of the build.
TIMED = "sitemap.xml.gz"
ZIP = "ai-study-guide.zip"


def finish(site: Path) -> None:
    """Finish a built site. Each step needs the bytes that the one before it wrote."""
    (site / TIMED).unlink(missing_ok=True)
    content_policy.write_policy(site)
    before = release.read_site(site)
    files = before
    if downloads.offers(files):
        files = downloads.add_downloads(files, made_of(files))
    files = saved_files.add_list(files)
    _write(site, before, files)


def finish_preview(site: Path) -> None:
    """Finish a preview. Its server adds a script to each page that loads it again, so it has no policy."""
    before = release.read_site(site)
    pages = {
        path: downloads.in_preview(content) for path, content in before.items() if path.endswith(".html")
    }
    _write(site, before, pages)


def made_of(files: dict[str, bytes]) -> list[downloads.Download]:
    """Make what the site offers, in the order of the table."""
    about = "The whole site: unpack it and open index.html. It needs no network and no web server."
    return [downloads.Download(ZIP, "The guide as a folder (zip)", about, release.zip_of(files))]


def _write(site: Path, before: dict[str, bytes], files: dict[str, bytes]) -> None:
    for path, content in files.items():
        if before.get(path) != content:
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(content)
