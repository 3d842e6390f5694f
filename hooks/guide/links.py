"""External links of the pages and their data: their form, and with `python -m links` whether they answer."""

from __future__ import annotations

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[2] / "docs"
SUFFIXES = {".md", ".yml", ".js"}
TIMEOUT = 20
# Answers of a server that lives and wants no program, or not so many questions.
ALIVE = {HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.NOT_ACCEPTABLE, HTTPStatus.UNAUTHORIZED}  # fmt: skip

# Brackets may stand in an address, as in a DOI, where they are closed again.
LINK = re.compile(r"https?://(?:[^\s\"'`<>()\[\]{}]|\([^\s\"'`<>()]*\))+")
FORMS = [
    (re.compile(r"http://(?!www\.w3\.org/)"), "write https://"),
    (re.compile(r"https://(dx\.doi\.org|www\.doi\.org)/"), "a DOI stands at https://doi.org/"),
    (re.compile(r"https://doi\.org/(?!10\.\d{4,9}/\S+$)"), "a DOI is 10., a number, a slash and a name"),
    (re.compile(r"https://arxiv\.org/(?!abs/\d{4}\.\d{4,5}$)"), "link https://arxiv.org/abs/ and the number, for the abstract"),
    (re.compile(r".*[?&](utm_\w+|fbclid|gclid)="), "leave out what tracks readers"),
]  # fmt: skip


@dataclass(frozen=True)
class Link:
    """An address and its position."""

    url: str
    path: str
    line: int
    column: int

    @property
    def place(self) -> str:
        """The place as messages begin with it."""
        return f"{self.path}:{self.line}:{self.column}"


def find_links(docs: Path) -> Iterator[Link]:
    """Find every external address in the pages, their data and the figures' data, outside examples in code."""
    for file in sorted(path for path in docs.rglob("*") if path.suffix in SUFFIXES):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            for match in LINK.finditer(line):
                url = match[0].rstrip(".,;:!?*")
                yield Link(url, file.relative_to(docs.parent).as_posix(), number, match.start() + 1)


def wrong_forms(links: Iterator[Link]) -> Iterator[str]:
    """Return the addresses that are malformed, and what to write instead."""
    for link in links:
        for pattern, instead in FORMS:
            if pattern.match(link.url):
                yield f"{link.place}: [link-form] {link.url}: {instead}"


def failure(url: str) -> str | None:
    """Open an address; tell what failed, or nothing."""
    try:
        with urlopen(Request(url, headers={"User-Agent": "Mozilla/5.0 (link check)"}), timeout=TIMEOUT):  # noqa: S310 - https alone, by FORMS
            return None
    except HTTPError as error:
        return None if error.code in ALIVE else f"answers {error.code}"
    except (URLError, TimeoutError, OSError) as error:
        return f"does not answer: {getattr(error, 'reason', error)}"


def main() -> int:
    """Check all; 1 where one is wrong or does not answer."""
    links = [link for link in find_links(DOCS) if "example.org" not in link.url]
    wrong = list(wrong_forms(iter(links)))
    urls = sorted({link.url for link in links if link.url.startswith("https://")})
    with ThreadPoolExecutor(8) as pool:
        failed = dict(zip(urls, pool.map(failure, urls), strict=True))
    wrong += [
        f"{link.place}: [dead-link] {link.url} {failed[link.url]}" for link in links if failed.get(link.url)
    ]
    sys.stdout.write(
        "".join(f"{line}\n" for line in [*wrong, f"{len(urls)} addresses, {len(wrong)} findings"])
    )
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
