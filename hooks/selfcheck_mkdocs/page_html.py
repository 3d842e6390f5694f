"""What is done to a page's HTML: its questions are hidden from the search, and its script and styles are put in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from mkdocs.utils import get_relative_url

from selfcheck import assets
from selfcheck.render.bank import INDEX

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

# What holds questions, and what stands for it while the search reads the page.
QUIZ = re.compile(r"<self-check .*?</self-check>|<self-check-key .*?</self-check-key>", re.DOTALL)
HIDDEN = '<template data-selfcheck="{}"></template>'
SHOWN = re.compile(HIDDEN.format(r"(\d+)"))


@dataclass
class SearchScreen:
    """Hides the questions of a page while the search reads it: it would find their answers."""

    _hidden: dict[str, list[str]] = field(default_factory=dict)

    def hide(self, page: Page) -> None:
        """Take the questions out of a page."""
        hidden = self._hidden.setdefault(page.url, [])

        def replace(match: re.Match[str]) -> str:
            hidden.append(match[0])
            return HIDDEN.format(len(hidden) - 1)

        if page.content and "<self-check" in page.content:
            page.content = QUIZ.sub(replace, page.content)

    def show(self, page: Page) -> None:
        """Put them back."""
        hidden = self._hidden.pop(page.url, [])
        if page.content and hidden:
            page.content = SHOWN.sub(lambda match: hidden[int(match[1])], page.content)


def with_widget(output: str, page: Page, site_id: str, bank: str, review: str | None) -> str:
    """Put into a built page the script and the styles that it needs.

    Args:
        output: the page as its theme has written it
        page: whose content the theme was given
        site_id: names the site in the browser's storage
        bank: the folder of the site's questions, from the site's root
        review: the page with the review, from the site's root; None on a site without one

    """

    def url(path: str) -> str:
        return escape(get_relative_url(path, page.url))

    content = page.content or ""
    styles = [f'<link rel="stylesheet" href="{url(one)}">' for one in assets.styles_for(content)]
    if assets.reads_bank(content):
        # On its way before the script asks for it.
        styles.append(f'<link rel="preload" as="script" href="{url(f"{bank}/{INDEX}")}">')
    about = (
        f' defer data-selfcheck-site="{escape(site_id)}" data-selfcheck-page="{escape(page.url)}"'
        f' data-selfcheck-bank="{escape(get_relative_url(bank, assets.QUIZ_SCRIPT))}/"'
        + (f' data-selfcheck-review="{escape(review)}"' if review is not None else "")
    )
    scripts = [f'<script src="{url(one)}"{about}></script>' for one in assets.scripts_for(content)]
    head = max(output.find("</head>"), 0)
    # In the content, so that a theme that loads pages by itself runs it for each of them.
    found = output.find(content, head) if content else -1
    place = found + len(content) if found >= 0 else output.rfind("</body>")
    if place < 0:
        return output
    return "".join([output[:head], *styles, output[head:place], "\n", *scripts, output[place:]])
