"""What an export is made of: pages and their questions, converted once, with all that a format may want of them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from selfcheck.model import short_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from selfcheck.kinds.response import Response, Text
    from selfcheck.model import Page, Passage, Question

NAMESPACE = uuid.UUID("3a0e4ad5-7c4b-5a4e-9a83-5f2f0f6a4d0c")
"""In which the ids of exports are made, for formats that want a UUID."""
TIMESTAMP = (2000, 1, 1, 0, 0, 0)
"""The date of every file in an archive: the same questions are to give the same bytes."""


@dataclass(frozen=True)
class Picture:
    """A picture that a page shows: its path among the docs' files, a name for a folder without folders, and its bytes."""

    path: str
    data: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """The file's own name, with what tells it from pictures of that name in other folders."""
        path = PurePosixPath(self.path)
        return f"{path.stem}-{short_hash(self.path)}{path.suffix}"


@dataclass(frozen=True)
class ExportedQuestion:
    """A question with its texts as HTML.

    Args:
        question: as parsed
        revision: of what is asked
        stem: with `model.GAP` for each gap of a cloze
        response: what a reader answers with, and the key
        explanation: why the key is right
        hints: shown one at a time
        learn: the address of the section that teaches the answer, and its heading; the address is empty without a site's
        place: where its block begins, as errors name it: path, line, and column
        passages: the HTML of each piece of its Markdown, for what the kinds themselves write

    """

    question: Question
    revision: str
    stem: Text
    response: Response
    explanation: Text
    hints: tuple[Text, ...]
    learn: tuple[str, str] | None
    place: str
    passages: Mapping[Passage, str] = field(repr=False)

    @property
    def id(self) -> str:
        """The id, which names the question for ever."""
        return self.question.id

    @property
    def uuid(self) -> uuid.UUID:
        """An id for formats that want one that no other site's question has by chance."""
        return uuid.uuid5(NAMESPACE, self.question.id)

    @property
    def tags(self) -> tuple[str, ...]:
        """The author's tags."""
        return self.question.options.tags


@dataclass(frozen=True)
class ExportedPage:
    """A page that has been converted.

    Args:
        page: as parsed
        uri: its path among the docs' files
        title: from its front matter or its first heading
        address: where the site has it; empty where no site's address was given
        html: the page, with an empty `<self-check-holder block="N">` for each of `page.blocks`
        questions: those that are exported
        pictures: every picture on the page, by its path

    """

    page: Page
    uri: str
    title: str
    address: str
    html: str
    questions: tuple[ExportedQuestion, ...]
    pictures: Mapping[str, Picture]

    def pictures_in(self, *html: str) -> list[Picture]:
        """List the pictures that these pieces of the page show."""
        return [one for path, one in self.pictures.items() if any(f'"{path}"' in piece for piece in html)]


@dataclass(frozen=True)
class About:
    """What a site says of itself, for formats that have a title page.

    Args:
        author: who wrote it
        description: in a sentence
        language: as HTML names it
        rights: who may do what with it
        modified: when its content was last changed, to the second
        cover: a picture for the front of a book
        conforms_to: the standard of accessibility that it meets, as EPUB names it
        certified_by: who says so

    """

    author: str = ""
    description: str = ""
    language: str = "en"
    rights: str = ""
    modified: str = "2000-01-01T00:00:00Z"
    cover: Picture | None = None
    conforms_to: str = ""
    certified_by: str = ""


@dataclass
class Source:
    """Everything that is exported, and what a format says that it can't carry.

    In all HTML, the address of a picture is its path among the docs' files, and a link to another page leads to the
    site, where its address was given; `html.portable` makes HTML of that for a place outside of the site.

    Args:
        title: of the site
        address: where the site is published, ending in a slash; empty where it was not given
        pages: in the order of their paths, or of the site where it says one
        named: whether the pages were named one by one, and not with their folder
        made: pages that the site makes of its data, such as a glossary, which ask nothing
        about: what the site says of itself
        notes: what was said with `note`: a place, and what about the question there

    """

    title: str
    address: str
    pages: Sequence[ExportedPage]
    named: bool = False
    made: Sequence[ExportedPage] = ()
    about: About = field(default_factory=About)
    notes: list[tuple[str, str]] = field(default_factory=list)

    @property
    def questions(self) -> Iterator[tuple[ExportedPage, ExportedQuestion]]:
        """Every question with its page."""
        return ((page, one) for page in self.pages for one in page.questions)

    def note(self, question: ExportedQuestion, message: str) -> None:
        """Say what of a question the format can't carry, or carries in another way."""
        self.notes.append((question.place, message))
