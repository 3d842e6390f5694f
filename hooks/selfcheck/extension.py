"""The Python-Markdown extension: question blocks become elements inside the page's own conversion.

A preprocessor takes the blocks out of the text and puts their passages back between marks, so that code fences,
raw HTML and references in them are read with the rest of the page. A block processor gathers each passage's elements
behind its mark. When inline patterns have run over them like over any other text, a tree processor has the renderers
build the page's quizzes, pretest and key of them. So links, images, code and footnotes in questions are the page's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, assert_never
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from selfcheck.conversion import ConvertedPage, is_excerpt, parse_converted, source_of
from selfcheck.errors import InvalidPagesError, SourceError
from selfcheck.model import Exam, Objectives, Pretest, Progress, Quiz, Review, lines_of, passages
from selfcheck.parse import parse_lines
from selfcheck.parse.source import numbered
from selfcheck.render.first_line import as_text
from selfcheck.render.html import (
    TAGS,
    render_key,
    render_objectives,
    render_place,
    render_pretest,
    render_quiz,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown import Markdown

    from selfcheck.conversion import Site, SourceFile
    from selfcheck.model import Block, Page, Passage

# Python-Markdown strips these characters from its input, so that no page can hold a mark of ours.
MARK = "\x02selfcheck:{}\x03"
READ_MARK = re.compile(r"\x02selfcheck:(?P<block>\d+)(?::(?P<passage>\d+))?(?P<end>/)?\x03")
QUESTION = re.compile(
    r'<self-check-question\b[^>]*\bid="q-(?P<id>[a-z0-9-]+)"[^>]*>.*?</self-check-question>', re.DOTALL
)
HOLDER = "self-check-holder"
PASSAGE = "self-check-passage"


@dataclass
class State:
    """What the processors share while a page is converted."""

    site: Site | None = None
    page: Page | None = None
    is_page: bool = False
    """Whether a page of the site is converted, and not an excerpt or some other text."""

    @property
    def blocks(self) -> Sequence[Block]:
        """The page's blocks, in the order of the source."""
        return self.page.blocks if self.page else ()

    def report(self, errors: Sequence[SourceError]) -> str:
        """Hand errors to the site, which says what to show in the page's place; without a site, raise them."""
        if self.site is None:
            raise InvalidPagesError(errors)
        self.page = None
        self.is_page = False
        return self.site.report(errors)


def block_passages(block: Block) -> list[Passage]:
    """List the Markdown that a block brings into the page."""
    return (
        [one for question in block.questions for one in passages(question)] if isinstance(block, Quiz) else []
    )


def _inline_passages(block: Block) -> Iterator[Passage]:
    """List those of them whose first line is inline text."""
    for question in block.questions if isinstance(block, Quiz) else ():
        yield from lines_of(question)


class TakeBlocks(Preprocessor):
    """Puts a block's passages, dedented and between marks, in the place of its lines."""

    def __init__(self, md: Markdown, state: State, path: Callable[[], str]) -> None:
        super().__init__(md)
        self.state = state
        self.path = path

    def run(self, lines: list[str]) -> list[str]:
        """Parse the page; hand on its text with the blocks marked."""
        state = self.state
        state.page, state.is_page = None, False
        self.md.block_level_elements = [tag for tag in self.md.block_level_elements if tag not in TAGS]
        source = source_of(self.md)
        if not (state.site and source) and not any("///" in line for line in lines):
            return lines
        page, above = self._parse(lines, source)
        if page.errors:
            if state.site and source:
                state.site.add(ConvertedPage(page, {}))
            return [self.md.htmlStash.store(state.report(page.errors))]
        if is_excerpt(self.md):
            return _without(page.blocks, lines, above)
        state.page, state.is_page = page, source is not None
        return self._marked(page, lines, above)

    def _parse(self, lines: list[str], source: SourceFile | None) -> tuple[Page, int]:
        """Parse the page, and count the lines of its file above `lines`."""
        if source is None:
            return parse_lines(numbered(lines), self.path()), 0
        site = self.state.site
        if site is None:
            return parse_converted(lines, source, None)
        source = site.source(source)
        return parse_converted(lines, source, site.known(source.path))

    @staticmethod
    def _marked(page: Page, lines: list[str], above: int) -> list[str]:
        marked: list[str] = []
        done = 0
        for number, block in enumerate(page.blocks):
            marked += [*lines[done : block.first_line - 1 - above], "", MARK.format(number), ""]
            inline = {id(one) for one in _inline_passages(block)}
            for index, passage in enumerate(block_passages(block)):
                text = as_text(passage.text) if id(passage) in inline else passage.text
                marked += [MARK.format(f"{number}:{index}"), "", *text.split("\n"), ""]
            marked += [MARK.format(f"{number}/"), ""]
            done = block.last_line - above
        return [*marked, *lines[done:]]


class GatherPassages(BlockProcessor):
    """Reads the blocks between two marks into an element that holds the passage."""

    def __init__(self, md: Markdown, state: State) -> None:
        super().__init__(md.parser)
        self.state = state

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - the host's signature
        """Take over where a block of ours begins."""
        match = READ_MARK.match(block.lstrip("\n"))
        return match is not None and not match["passage"] and not match["end"]

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Gather each passage of the block; leave the holder for the tree processor."""
        opening = READ_MARK.match(blocks.pop(0).strip("\n"))
        number = opening["block"] if opening else ""
        holder = SubElement(parent, HOLDER, {"block": number})
        inner: list[str] = []
        while blocks:
            block = blocks.pop(0)
            match = READ_MARK.match(block.strip("\n"))
            if not match:
                inner.append(block)
                continue
            if inner:
                self.parser.parseBlocks(holder[-1], inner)
                inner = []
            if match["end"]:
                break
            SubElement(holder, PASSAGE)
        return None


class BuildElements(Treeprocessor):
    """Puts the rendered quiz or pretest in the place of each holder, and the key for print at the page's end."""

    def __init__(
        self,
        md: Markdown,
        state: State,
    ) -> None:
        super().__init__(md)
        self.state = state

    def run(self, root: Element) -> None:
        """Build what the renderers make of the page's blocks; a page that can't be built becomes its report."""
        page = self.state.page
        if page is None or not page.blocks:
            return
        try:
            self._build(root, page)
        except InvalidPagesError as error:
            root.clear()
            SubElement(root, "p").text = self.md.htmlStash.store(self.state.report(error.errors))

    def _build(self, root: Element, page: Page) -> None:
        holders = {int(holder.get("block", "-1")): holder for holder in root.iter(HOLDER)}
        content: dict[Passage, Element] = {}
        for number, block in enumerate(page.blocks):
            wanted = block_passages(block)
            found = list(holders[number]) if number in holders else []
            if number not in holders or len(found) != len(wanted):
                raise InvalidPagesError([_swallowed(page, block)])
            content.update(zip(wanted, found, strict=True))
        self.md.block_level_elements = [*self.md.block_level_elements, *TAGS]
        works = self.state.site.works if self.state.site else {}
        titles = {f"#{heading.anchor}": heading.title for heading in page.headings}
        for number, block in enumerate(page.blocks):
            match block:
                case Pretest():
                    built = render_pretest(page.pretest_questions, content.__getitem__)
                case Quiz():
                    built = render_quiz(block.questions, content.__getitem__, titles, works)
                case Review() | Exam() | Progress():
                    built = render_place(block)
                case Objectives():
                    built = render_objectives(block)
                case _:
                    assert_never(block)
            _replace(holders[number], built)
        quizzes = [block.questions for block in page.blocks if isinstance(block, Quiz)]
        if quizzes:
            root.append(render_key(quizzes, content.__getitem__))


class UniqueIds(Treeprocessor):
    """Takes from the copies of a passage the ids that the passage's first place keeps."""

    def __init__(self, md: Markdown, state: State) -> None:
        super().__init__(md)
        self.state = state

    def run(self, root: Element) -> None:
        """Keep each id once: in a quiz rather than in a pretest or in the key."""
        if not self.state.blocks:
            return
        copies = [*root.iter("details"), *root.iter("self-check-key")]
        copies += [one for one in root.iter("self-check") if one.get("data-phase") == "pretest"]
        copied = {element for copy in copies for element in copy.iter()}
        seen = {element.get("id") for element in root.iter() if element not in copied}
        for copy in copies:
            for element in copy.iter():
                if element.get("id") in seen and element.get("id") is not None:
                    del element.attrib["id"]
                seen.add(element.get("id"))


class HandOver(Postprocessor):
    """Hands the page that has been converted to its site, with the HTML of each question as readers get it."""

    def __init__(self, md: Markdown, state: State) -> None:
        super().__init__(md)
        self.state = state

    def run(self, text: str) -> str:
        """Cut out the questions; the page stays as it is."""
        state = self.state
        if state.site and state.page and state.is_page:
            asked = (
                {match["id"]: match[0] for match in QUESTION.finditer(text)} if state.page.questions else {}
            )
            state.site.add(ConvertedPage(state.page, asked))
        return text


def _without(blocks: Sequence[Block], lines: list[str], above: int) -> list[str]:
    """Take the blocks out of a text."""
    kept: list[str] = []
    done = 0
    for block in blocks:
        kept += [*lines[done : block.first_line - 1 - above], ""]
        done = block.last_line - above
    return [*kept, *lines[done:]]


def _replace(holder: Element, built: Element) -> None:
    """Turn a holder into what was built, where it stands."""
    tail = holder.tail
    holder.clear()
    holder.tag, holder.text, holder.tail = built.tag, built.text, tail
    holder.attrib.update(built.attrib)
    holder.extend(list(built))


def _swallowed(page: Page, block: Block) -> SourceError:
    return SourceError(
        page.path,
        block.first_line,
        1,
        "unclosed-html",
        "raw HTML around or inside this block swallows it; close every HTML element and comment, "
        'or give the element around it `markdown="1"`',
    )


class SelfCheckExtension(Extension):
    """Self-check blocks for Python-Markdown; `path` names a text that belongs to no page."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "path": ["<text>", "how errors name the page"],
            "site": ["", "gathers the pages that are converted; without one, errors are raised"],
            "build": [
                True,
                "build quizzes; without, each passage stays where it was gathered, in an element of its own",
            ],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the host's name
        """Register the processors."""
        state = State(self.getConfig("site") or None)
        path = lambda: str(self.getConfig("path"))  # noqa: E731 - read when a page is converted
        # Before superfences (25), so that fences inside questions are read; after white space is normalized (30).
        md.preprocessors.register(TakeBlocks(md, state, path), "selfcheck", 28)
        md.parser.blockprocessors.register(GatherPassages(md, state), "selfcheck", 200)
        # After inline patterns (20), so that a copy repeats no footnote; before lines are broken for reading (10).
        if self.getConfig("build"):
            md.treeprocessors.register(BuildElements(md, state), "selfcheck", 12)
            # After attribute lists (8) and headings' anchors (5) gave their ids.
            md.treeprocessors.register(UniqueIds(md, state), "selfcheck-ids", 2)
            # After all that is put back into the page: raw HTML (30), characters that stand for others (20).
            md.postprocessors.register(HandOver(md, state), "selfcheck", -10)


def makeExtension(**kwargs: Any) -> SelfCheckExtension:  # noqa: N802 - the host's name
    """Make the extension, as Python-Markdown asks for it by module name."""
    return SelfCheckExtension(**kwargs)
