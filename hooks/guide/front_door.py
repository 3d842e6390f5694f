"""The home page's cards: one for each part, with its reading time and its questions."""

from __future__ import annotations

import json
import posixpath
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.passages import sections_of
from selfcheck.markup import tag, text
from selfcheck.model import Pretest, Quiz
from selfcheck.reading.minutes import minutes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from selfcheck.model import Page

MARK = '<div class="front-parts"></div>'
"""Where the home page has the cards."""
PAGE = "index.md"
META = "parts"
"""The key in a page's front matter that lists the parts."""
SECTION = 2
"""The level of the headings that a part is read by."""


@dataclass(frozen=True)
class Part:
    """A part of the guide as the home page shows it.

    Args:
        url: of its page, from the site's root
        title: of the page
        description: of the page
        page: as it was parsed
        html: as it was converted

    """

    url: str
    title: str
    description: str
    page: Page
    html: str


def fill(home: str, parts: Sequence[Part], url: str) -> str:
    """Put the cards into the home page.

    Args:
        home: the page's HTML
        parts: in the order of the guide
        url: of the home page, from the site's root

    """
    cards = "".join(_card(number, part, url) for number, part in enumerate(parts, start=1))
    return home.replace(MARK, tag("div", cards, class_="front-parts"))


def sections(part: Part) -> list[tuple[str, str, int, bool]]:
    """List the sections that a reader goes through, those below the pretest where the page has one.

    Returns:
        Of each its anchor, its title, the minutes from there to the end of the page, and whether it asks questions.

    """
    page = part.page
    begin = max((block.last_line for block in page.blocks if isinstance(block, Pretest)), default=0)
    headings = [one for one in page.headings if one.level == SECTION]
    words = _words_below(part, {one.anchor for one in headings})
    share = page.prose_words / max(1, sum(words.values()))
    above = [
        [one.anchor for one in headings if one.line < block.first_line]
        for block in page.blocks
        if isinstance(block, Quiz)
    ]
    asking = {anchors[-1] for anchors in above if anchors}
    return [
        (
            heading.anchor,
            heading.title,
            minutes(share * sum(words.get(one.anchor, 0) for one in headings[place:])),
            heading.anchor in asking,
        )
        for place, heading in enumerate(headings)
        if heading.line > begin
    ]


def _words_below(part: Part, anchors: AbstractSet[str]) -> Counter[str]:
    """Count the words below each of these headings, those of its subsections too."""
    counts: Counter[str] = Counter()
    here = ""
    for section in sections_of(part.html, part.url, part.title):
        here = section.anchor if section.anchor in anchors else here
        counts[here] += len(section.text.split())
    return counts


def _card(number: int, part: Part, url: str) -> str:
    count = len(part.page.questions)
    facts = f"{minutes(part.page.prose_words)} min read · {count} question{'' if count == 1 else 's'}"
    link = tag("a", text(part.title), href=posixpath.relpath(part.url, posixpath.dirname(url) or "."))
    return tag(
        "article",
        tag("p", text(f"Part {number}"), class_="front-meta"),
        tag("h3", link),
        tag("p", text(part.description)),
        tag("p", tag("span", text(facts)), tag("span", class_="front-state"), class_="front-meta front-foot"),
        class_="front-part",
        data_selfcheck_part=part.url,
        data_selfcheck_sections=json.dumps(sections(part), ensure_ascii=False, separators=(",", ":")),
    )
