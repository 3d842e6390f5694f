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
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from selfcheck.errors import InvalidPagesError, SourceError
from selfcheck.model import Exam, Objectives, Pretest, Progress, Quiz, Review, lines_of, passages
from selfcheck.parse import parse_page
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
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from markdown import Markdown

    from selfcheck.model import Block, Page, Passage

# Python-Markdown strips these characters from its input, so that no page can hold a mark of ours.
MARK = "\x02selfcheck:{}\x03"
READ_MARK = re.compile(r"\x02selfcheck:(?P<block>\d+)(?::(?P<passage>\d+))?(?P<end>/)?\x03")
HOLDER = "self-check-holder"
PASSAGE = "self-check-passage"


@dataclass
class State:
    """What the three processors share while a page is converted."""

    page: Page | None = None

    @property
    def blocks(self) -> Sequence[Block]:
        """The page's blocks, in the order of the source."""
        return self.page.blocks if self.page else ()


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
        self.state.page = None
        self.md.block_level_elements = [tag for tag in self.md.block_level_elements if tag not in TAGS]
        if not any("///" in line for line in lines):
            return lines
        page = parse_page("\n".join(lines), self.path())
        if page.errors:
            raise InvalidPagesError(page.errors)
        self.state.page = page
        marked: list[str] = []
        done = 0
        for number, block in enumerate(page.blocks):
            marked += [*lines[done : block.first_line - 1], "", MARK.format(number), ""]
            inline = {id(one) for one in _inline_passages(block)}
            for index, passage in enumerate(block_passages(block)):
                text = as_text(passage.text) if id(passage) in inline else passage.text
                marked += [MARK.format(f"{number}:{index}"), "", *text.split("\n"), ""]
            marked += [MARK.format(f"{number}/"), ""]
            done = block.last_line
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
        works: Mapping[str, str],
        report: Callable[[SourceError], str] | None,
    ) -> None:
        super().__init__(md)
        self.state = state
        self.works = works
        self.report = report

    def run(self, root: Element) -> None:
        """Build what the renderers make of the page's blocks; a page that can't be built becomes its report."""
        page = self.state.page
        if page is None or not page.blocks:
            return
        try:
            self._build(root, page)
        except InvalidPagesError as error:
            if self.report is None:
                raise
            self.state.page = None
            root.clear()
            for one in error.errors:
                SubElement(root, "p").text = self.md.htmlStash.store(self.report(one))

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
        titles = {f"#{heading.anchor}": heading.title for heading in page.headings}
        for number, block in enumerate(page.blocks):
            match block:
                case Pretest():
                    built = render_pretest(page.pretest_questions, content.__getitem__)
                case Quiz():
                    built = render_quiz(block.questions, content.__getitem__, titles, self.works)
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
    """Self-check blocks for Python-Markdown; `path` names the page in errors."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "path": ["<text>", "how errors name the page"],
            "works": [{}, "names of what stands at the addresses that questions give as their source"],
            "report": ["", "makes HTML of what keeps a page from being built; without, it is raised"],
            "build": [
                True,
                "build quizzes; without, each passage stays where it was gathered, in an element of its own",
            ],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the host's name
        """Register the processors."""
        state = State()
        path = lambda: str(self.getConfig("path"))  # noqa: E731 - read when a page is converted
        # Before superfences (25), so that fences inside questions are read; after white space is normalized (30).
        md.preprocessors.register(TakeBlocks(md, state, path), "selfcheck", 28)
        md.parser.blockprocessors.register(GatherPassages(md, state), "selfcheck", 200)
        # After inline patterns (20), so that a copy repeats no footnote; before lines are broken for reading (10).
        if self.getConfig("build"):
            build = BuildElements(md, state, self.getConfig("works"), self.getConfig("report") or None)
            md.treeprocessors.register(build, "selfcheck", 12)
            # After attribute lists (8) and headings' anchors (5) gave their ids.
            md.treeprocessors.register(UniqueIds(md, state), "selfcheck-ids", 2)


def makeExtension(**kwargs: Any) -> SelfCheckExtension:  # noqa: N802 - the host's name
    """Make the extension, as Python-Markdown asks for it by module name."""
    return SelfCheckExtension(**kwargs)
