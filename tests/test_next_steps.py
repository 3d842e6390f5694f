"""What the pages hold that a part leads to: how many cases, how long they take, and which part comes next."""

from __future__ import annotations

from selfcheck.model import Cases, NextPart
from selfcheck.parse.next_steps import cases_on, next_part, part_number
from selfcheck.parse.page import parse_page

QUESTION = """
/// question | {name}
    learn: "{learn}"

What?

- [x] This
- [ ] That

Because.
///
"""
PART = "# {title}\n\nSome words.\n\n/// next-steps\n    next: {next}\n///\n"
LAST = "# The last\n\n/// next-steps\n///\n"


def test_cases_are_those_that_a_part_teaches() -> None:
    links = ["one.md#a", "one.md#b", "two.md#a", "#here"]
    text = "".join(QUESTION.format(name=f"case-{n}", learn=link) for n, link in enumerate(links))
    apply, part = parse_page(text, "docs/apply.md"), parse_page("# One\n", "docs/one.md")

    assert cases_on(apply, part) == Cases(count=2, minutes=5)


def test_parts_are_counted_along_their_next_steps() -> None:
    texts = {
        "docs/one.md": PART.format(title="One", next="two.md"),
        "docs/two.md": PART.format(title="Two", next="three.md"),
        "docs/three.md": LAST,
    }
    pages = {path: parse_page(text, path) for path, text in texts.items()}

    assert [part_number(path, pages) for path in texts] == [1, 2, 3]


def test_parts_in_a_circle_are_counted_once() -> None:
    texts = {
        "docs/one.md": PART.format(title="One", next="two.md"),
        "docs/two.md": PART.format(title="Two", next="one.md"),
    }
    pages = {path: parse_page(text, path) for path, text in texts.items()}

    assert part_number("docs/two.md", pages) == 2


def test_the_next_part_says_what_it_holds() -> None:
    page = parse_page(f"# The AI Lifecycle\n\n{'word ' * 660}\n", "docs/lifecycle.md")

    assert next_part(page, 2) == NextPart(number=2, title="The AI Lifecycle", minutes=3, questions=0)
