"""What is made of a site when all of its pages are written: its policy, its downloads, and the list of what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide import content_policy, downloads, exported, release, saved_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Hosts compress by themselves, and this one holds the time of the build.
TIMED = "sitemap.xml.gz"
ZIP = "ai-study-guide.zip"


def finish(site: Path, docs: Path | None = None, address: str = "") -> None:
    """Finish a built site. Each step needs the bytes that the one before it wrote.

    Args:
        site: the folder of the site
        docs: that of its pages; without, the site offers no exports of them
        address: where the site is published; empty where that is not known

    Raises:
        SelfCheckError: when a page can't be exported.

    """
    (site / TIMED).unlink(missing_ok=True)
    content_policy.write_policy(site)
    before = release.read_site(site)
    files = before
    if downloads.offers(files):
        files = downloads.add_downloads(files, [zip_of(files), *exports_of(docs, address)])
    files = saved_files.add_list(files)
    _write(site, before, files)


def finish_preview(site: Path) -> None:
    """Finish a preview. Its server adds a script to each page that loads it again, so it has no policy."""
    before = release.read_site(site)
    pages = {
        path: downloads.in_preview(content) for path, content in before.items() if path.endswith(".html")
    }
    _write(site, before, pages)


def zip_of(files: dict[str, bytes]) -> downloads.Download:
    """Make a zip of the whole site."""
    about = "The whole site: unpack it and open index.html. It needs no network and no web server."
    return downloads.Download(ZIP, "The guide as a folder (zip)", about, release.zip_of(files))


def exports_of(docs: Path | None, address: str) -> Iterator[downloads.Download]:
    """Make the exports that readers and teachers are offered, in the order of the table."""
    offers = exported.offers() if docs else {}
    for made in exported.make(offers, docs, address) if docs else ():
        offer = offers[made.format]
        yield downloads.Download(made.file, offer.title, offer.about, made.content)


def _write(site: Path, before: dict[str, bytes], files: dict[str, bytes]) -> None:
    for path, content in files.items():
        if before.get(path) != content:
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(content)
