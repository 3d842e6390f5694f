"""The Python-Markdown extension: question blocks become elements inside the page's own conversion.

A preprocessor takes the blocks out of the text and puts their passages back between marks, so that code fences,
raw HTML and references in them are read with the rest of the page. A block processor gathers each passage's elements
behind its mark. When every other processor has had the passages like any other text, each is written as HTML once, and
quizzes, pretest, and key are put together of that. So links, images, code, and footnotes in questions are the page's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, assert_never
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from selfcheck import assets
from selfcheck.conversion import ConvertedPage, is_excerpt, parse_converted, source_of
from selfcheck.errors import InvalidPagesError
from selfcheck.kinds import lines_of, passages
from selfcheck.markup import QUESTION as ID_PREFIX
from selfcheck.markup import tag
from selfcheck.model import Exam, NextSteps, Objectives, Pretest, Progress, Quiz, Review, WorkedCase
from selfcheck.parse import parse_lines
from selfcheck.parse.next_steps import cases_on, exam_length, next_part
from selfcheck.reading.first_line import as_text
from selfcheck.reading.links import resolve
from selfcheck.reading.mistakes import mistakes_of
from selfcheck.reading.raw_html import find_open_tag
from selfcheck.reading.source import numbered
from selfcheck.render.content import Copies, Passages, rename_copies
from selfcheck.render.next_steps import STEP, Ahead, link_words, render_next_steps
from selfcheck.render.places import render_objectives, render_place
from selfcheck.render.quiz import (
    Teaching,
    fill_learn_link,
    learn_link,
    render_key,
    render_pretest,
    render_quiz,
)
from selfcheck.render.worked_case import frame_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from markdown import Markdown

    from selfcheck.conversion import Hosted, Site, SourceFile
    from selfcheck.errors import SourceError
    from selfcheck.model import Block, Page, Passage, Question

# Python-Markdown strips these characters from its input, so that no page can hold a mark of ours.
MARK = "\x02selfcheck:{}\x03"
READ_MARK = re.compile(r"\x02selfcheck:(?P<block>\d+)(?::(?P<passage>\d+))?(?P<end>/)?\x03")
QUESTION = re.compile(
    rf'<self-check-question\b[^>]*\bid="{ID_PREFIX}(?P<id>[a-z0-9-]+)"[^>]*>.*?</self-check-question>',
    re.DOTALL,
)
HOLDER = "self-check-holder"
PASSAGE = "self-check-passage"
LINK = "self-check-link"
TAGS = ("self-check", "self-check-question", "self-check-key")
"""The elements of ours that hold blocks."""


@dataclass
class State:
    """What the processors share while a page is converted."""

    site: Site | None = None
    page: Page | None = None
    lines: Sequence[str] = ()
    above: int = 0
    """The number of lines of the file above `lines`."""
    hosted: Hosted | None = None
    is_built: bool = False
    """Whether the page's elements are complete: before that, other extensions run postprocessors over single headings."""
    is_taken_apart: bool = False
    """Whether each passage stays where it was gathered, for whoever puts it to another use."""
    is_page: bool = False
    """Whether a page of the site is converted, and not an excerpt or some other text."""
    holders: dict[int, Element] = field(default_factory=dict)

    def report(self, errors: Sequence[SourceError]) -> str:
        """Hand errors to the site, which says what to show in the page's place; without a site, raise them."""
        if self.site is None:
            raise InvalidPagesError(errors)
        self.page = None
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
        state.page, state.is_page, state.is_built, state.lines = None, False, False, lines
        self.md.block_level_elements = [tag for tag in self.md.block_level_elements if tag not in TAGS]
        source = source_of(self.md)
        state.hosted = source.hosted if source and not state.site else None
        if not (state.site and source) and not any("///" in line for line in lines):
            return lines
        page, state.above = self._parse(lines, source)
        if page.errors:
            if state.site and source:
                state.site.add(ConvertedPage(page, {}))
            return [self.md.htmlStash.store(state.report(page.errors))]
        if is_excerpt(self.md):
            return _without(page.blocks, lines, state.above)
        state.page, state.is_page = page, source is not None
        if state.is_taken_apart and state.site:
            state.site.add(ConvertedPage(page, {}))
        return _marked(page.blocks, lines, state.above)

    def _parse(self, lines: list[str], source: SourceFile | None) -> tuple[Page, int]:
        """Parse the page, and count the lines of its file above `lines`."""
        if source is None:
            return parse_lines(numbered(lines), self.path()), 0
        site = self.state.site
        if site is None:
            return parse_converted(lines, source, None)
        source = site.source(source)
        return parse_converted(lines, source, site.known(source.path))


def _marked(blocks: Sequence[Block], lines: list[str], above: int) -> list[str]:
    """Put the passages of each block between marks in its place."""
    marked: list[str] = []
    done = 0
    for number, block in enumerate(blocks):
        marked += [*lines[done : block.first_line - 1 - above], "", MARK.format(number), ""]
        inline = {id(one) for one in _inline_passages(block)}
        for index, passage in enumerate(block_passages(block)):
            text = as_text(passage.text) if id(passage) in inline else passage.text
            marked += [MARK.format(f"{number}:{index}"), "", *text.split("\n"), ""]
        marked += [MARK.format(f"{number}/"), ""]
        done = block.last_line - above
    return [*marked, *lines[done:]]


def _without(blocks: Sequence[Block], lines: list[str], above: int) -> list[str]:
    """Take the blocks out of a text."""
    kept: list[str] = []
    done = 0
    for block in blocks:
        kept += [*lines[done : block.first_line - 1 - above], ""]
        done = block.last_line - above
    return [*kept, *lines[done:]]


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


class AddLinks(Treeprocessor):
    """Adds what other processors have to see of a question: its anchor, and the link to what teaches its answer."""

    def __init__(self, md: Markdown, state: State) -> None:
        super().__init__(md)
        self.state = state

    def run(self, root: Element) -> None:
        """Find the holders; where one was swallowed, the page becomes its report."""
        page = self.state.page
        if page is None or not page.blocks:
            return
        self.state.holders = {int(holder.get("block", "-1")): holder for holder in root.iter(HOLDER)}
        for number, block in enumerate(page.blocks):
            holder = self.state.holders.get(number)
            if holder is None or len(holder) != len(block_passages(block)):
                root.clear()
                errors = [_swallowed(page, block, self.state)]
                SubElement(root, "p").text = self.md.htmlStash.store(self.state.report(errors))
                return
        titles = {f"#{heading.anchor}": heading.title for heading in page.headings}
        for number, block in enumerate(page.blocks):
            for anchor, href in _anchors(block):
                link = SubElement(self.state.holders[number], LINK, {"id": anchor})
                if href is None:
                    continue
                child = SubElement(link, "a", {"href": href})
                if isinstance(block, NextSteps):
                    child.set("class", "sc-button")
                    child.text = link_words(anchor, _ahead(page, block, self.state.site))
                else:
                    fill_learn_link(child, titles.get(href))


def _anchors(block: Block) -> Iterator[tuple[str, str | None]]:
    """List the anchors that a block brings, each with the link that its question has."""
    if isinstance(block, NextSteps):
        yield from ((f"{STEP}{name}", href) for name, href in block.links.items())
    elif isinstance(block, Quiz):
        yield from ((f"{ID_PREFIX}{one.id}", one.options.learn) for one in block.questions)
    elif isinstance(block, Objectives):
        yield from ((f"objective-{one.id}", None) for one in block.objectives)


class BuildBlocks(Treeprocessor):
    """Puts the HTML of each block in the place of its holder, and the key for print at the page's end."""

    def __init__(self, md: Markdown, state: State) -> None:
        super().__init__(md)
        self.state = state

    def run(self, root: Element) -> None:
        """Write what the renderers make of the page's blocks."""
        page = self.state.page
        self.state.is_built = True
        if page is None or not page.blocks:
            return
        self.md.block_level_elements = [*self.md.block_level_elements, *TAGS]
        elements: dict[int, Element] = {}
        links: dict[str, str] = {}
        for number, block in enumerate(page.blocks):
            holder = self.state.holders[number]
            found = [one for one in holder if one.tag == PASSAGE]
            elements |= {id(passage): one for passage, one in zip(block_passages(block), found, strict=True)}
            for one in holder.iter(LINK):
                links |= {one.get("id", ""): self.md.serializer(child) for child in one}
        content = Passages(elements, self.md.serializer, self.md.htmlStash.rawHtmlBlocks)
        for number, block in enumerate(page.blocks):
            html = self._render(page, block, content, links)
            _replace(self.state.holders[number], self.md.htmlStash.store(html) if html else "")
        asked = [self.state.holders[at] for at, block in enumerate(page.blocks) if isinstance(block, Quiz)]
        for number, block in enumerate(page.blocks):
            if isinstance(block, WorkedCase):
                frame_case(root, self.state.holders[number], asked)
        quizzes = [block.questions for block in page.blocks if isinstance(block, Quiz)]
        if quizzes:
            content.handed_out |= elements.keys()
            key = render_key(quizzes, Copies(content, "key"))
            SubElement(root, "p").text = self.md.htmlStash.store(key)

    def _render(self, page: Page, block: Block, content: Passages, links: Mapping[str, str]) -> str:
        def learn(question: Question) -> str:
            return learn_link(question, links.get(f"{ID_PREFIX}{question.id}", ""))

        match block:
            case Pretest():
                return render_pretest(page.pretest_questions, Copies(content, "pretest", is_before=True))
            case Quiz():
                works = self.state.site.works if self.state.site else {}
                place = _place_in_section(page, block)
                return render_quiz(
                    block.questions, content, Copies(content, "answer"), Teaching(learn, works), place
                )
            case Review() | Exam() | Progress():
                return render_place(block)
            case NextSteps():
                return render_next_steps(links, _ahead(page, block, self.state.site))
            case Objectives():
                return render_objectives(block)
            case WorkedCase():
                return ""
            case _:
                assert_never(block)


def _ahead(page: Page, block: NextSteps, site: Site | None) -> Ahead:
    """Find what the pages that a part leads to hold; nothing where no site knows them."""
    if site is None:
        return Ahead()
    of_cases, following, exam = (
        site.known(resolve(block.links[name], page.path)[0]) if name in block.links else None
        for name in ("apply", "next", "exam")
    )
    return Ahead(
        cases_on(of_cases, page) if of_cases else None,
        next_part(following, site.part_number(following.path)) if following else None,
        exam_length(exam) if exam else None,
    )


def _place_in_section(page: Page, quiz: Quiz) -> tuple[int, int] | None:
    """Return which of the section's single questions a quiz is, and of how many; nothing for a run of questions."""
    if len(quiz.questions) > 1:
        return None
    lines = [0, *(heading.line for heading in page.headings)]

    def section(block: Block) -> int:
        return max(line for line in lines if line < block.first_line)

    here = section(quiz)
    alone = [
        block
        for block in page.blocks
        if isinstance(block, Quiz) and len(block.questions) == 1 and section(block) == here
    ]
    return alone.index(quiz) + 1, len(alone)


class HandOver(Postprocessor):
    """Hands the page that has been converted to its site, with the HTML of each question as readers get it."""

    def __init__(self, md: Markdown, state: State, site_id: Callable[[], str]) -> None:
        super().__init__(md)
        self.state = state
        self.site_id = site_id

    def run(self, text: str) -> str:
        """Give copies ids of their own, and cut out the questions for the site."""
        state = self.state
        if not state.is_built:
            return text
        if state.hosted:
            text += widget_tags(text, state.hosted, self.site_id())
        if state.page is None:
            return text
        text = rename_copies(text)
        if state.site and state.is_page:
            asked = (
                {match["id"]: match[0] for match in QUESTION.finditer(text)} if state.page.questions else {}
            )
            state.site.add(ConvertedPage(state.page, asked))
        return text


def widget_tags(html: str, hosted: Hosted, site_id: str) -> str:
    """Write the styles and the scripts that a page needs, which `selfcheck prepare` has put among the site's files."""
    up = hosted.up
    styles = "".join(tag("link", rel="stylesheet", href=f"{up}{one}") for one in assets.styles_for(html))
    about: dict[str, str | bool] = {
        "defer": True,
        "data_selfcheck_site": assets.site_id(site_id or None, hosted.site_name),
        "data_selfcheck_page": hosted.url,
    }
    scripts = "".join(tag("script", src=f"{up}{one}", **about) for one in assets.scripts_for(html))
    return f"\n{styles}{scripts}"


def _replace(holder: Element, placeholder: str) -> None:
    """Turn a holder into the placeholder of its HTML."""
    tail = holder.tail
    holder.clear()
    holder.tag, holder.text, holder.tail = "p", placeholder, tail


def _swallowed(page: Page, block: Block, state: State) -> SourceError:
    """Return the error for a block that a raw HTML element takes in."""
    mistakes = mistakes_of(page)
    above = block.first_line - 1 - state.above
    if tag := find_open_tag(state.lines[:above]):
        message = (
            f"`<{tag.name}>` is not closed and takes in the block in line {block.first_line}; write `</{tag.name}>` before it, "
            'or give it `markdown="1"`'
        )
        mistakes.add(tag.position(state.above), "unclosed-html", message)
    else:
        message = (
            "raw HTML around or inside this block swallows it; close every HTML element and comment, "
            'or give the element around it `markdown="1"`'
        )
        mistakes.add(block.start, "unclosed-html", message)
    return mistakes.found[0]


class SelfCheckExtension(Extension):
    """Self-check blocks for Python-Markdown; `path` names a text that belongs to no page."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "path": ["<text>", "how errors name the page"],
            "site": ["", "gathers the pages that are converted; without one, errors are raised"],
            "site_id": ["", "names the site in the browser's storage, where a host has no plugins"],
            "build": [
                True,
                "build quizzes; without, each passage stays where it was gathered, in an element of its own",
            ],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the host's name
        """Register the processors."""
        state = State(self.getConfig("site") or None, is_taken_apart=not self.getConfig("build"))
        path = lambda: str(self.getConfig("path"))  # noqa: E731 - read when a page is converted
        site_id = lambda: str(self.getConfig("site_id"))  # noqa: E731 - as above
        # Before superfences (25), so that fences inside questions are read; after white space is normalized (30).
        md.preprocessors.register(TakeBlocks(md, state, path), "selfcheck", 28)
        md.parser.blockprocessors.register(GatherPassages(md, state), "selfcheck", 200)
        # Before links are resolved and anchors are collected, by the host.
        md.treeprocessors.register(AddLinks(md, state), "selfcheck-links", 12)
        if self.getConfig("build"):
            # After every other processor, which so has each passage once.
            md.treeprocessors.register(BuildBlocks(md, state), "selfcheck", -20)
            # After all that is put back into the page: raw HTML (30), characters that stand for others (20).
            md.postprocessors.register(HandOver(md, state, site_id), "selfcheck", -10)


def makeExtension(**kwargs: Any) -> SelfCheckExtension:  # noqa: N802 - the host's name
    """Make the extension, as Python-Markdown asks for it by module name."""
    return SelfCheckExtension(**kwargs)
