"""Every example in the authoring guide is read from the page itself, parsed, linted, and shown live beside its source."""

from __future__ import annotations

import pytest

from guide_pages import ROOT, examples, examples_in
from selfcheck.files import parse_pages, read_pages
from selfcheck.kinds import KINDS
from selfcheck.kinds.page import render_kinds
from selfcheck.lint import Severity, all_rules, lint
from selfcheck.lint.guide import render_rules
from selfcheck.parse import build_bank, parse_page
from selfcheck.parse.meanings import MISTAKES

GUIDE = sorted((ROOT / "docs/contribute").glob("*.md"))
ALL = [
    (page.name, text)
    for page in [*GUIDE, ROOT / "CONTRIBUTING.md", ROOT / "README.md"]
    for text in examples(page)
    if page.name != "use-it.md"  # a site of its own, which the tests of hosts build
]
ALL += [("kinds.md", text) for text in examples_in(render_kinds())]


def test_there_are_examples() -> None:
    assert len(ALL) >= 12


@pytest.mark.parametrize(("name", "text"), ALL, ids=lambda value: value.split("\n")[0])
def test_an_example_is_without_fault_where_its_reader_puts_it(name: str, text: str) -> None:
    """In a part of the guide, so that its `learn` leads somewhere."""
    content = {
        path: page for path, page in read_pages([ROOT / "docs"]).items() if not path.endswith(("syntax.md",))
    }
    # A page has its objectives in one place, and the index has none.
    home = (
        "docs/index.md"
        if "/// objectives" in text
        else "docs/clusters.md"
        if "#cluster" in text
        else "docs/workloads.md"
    )
    added = text if "/// question" in text or "//// question" in text else f"{QUESTION}\n{text}"
    page = content[home].decode()
    if "/// pretest" in text:
        page = page.replace("/// pretest\n///\n", "")

    bank = parse_pages({**content, home: f"{page}\n{added}".encode()})

    assert [str(error) for error in bank.errors] == [], name
    findings = [one for one in lint(bank) if one.severity is not Severity.INFO]
    assert [str(one) for one in findings if (name, one.rule) not in OF_ITS_PLACE] == [], name


# These pages show questions by themselves; what a question tests is known where it will stand.
OF_ITS_PLACE = {("syntax.md", "question-without-objective"), ("kinds.md", "question-without-objective")}

QUESTION = """/// question | one-more
    objective: divide-a-training-run

What is added here to be read?

- [x] An example
- [ ] A sample
    > It is more than that.

The example stands in the authoring guide and is read by this test.
///
"""


def test_the_guide_quotes_a_mistake_as_it_is_told() -> None:
    guide = ROOT / "docs/contribute/write-a-question.md"
    question = examples(guide)[0].removesuffix("///\n")
    error = parse_page(question, "docs/clusters.md").errors[0]

    assert f"[{error.rule}] {error.message}" in " ".join(guide.read_text(encoding="utf-8").split())


def test_each_kind_stands_live_below_its_source() -> None:
    text = render_kinds()
    page = parse_page(text, "docs/contribute/kinds.md")

    assert not page.errors
    assert {question.kind for question in page.questions} == set(KINDS)
    for question in page.questions:
        source = next(one for one in examples_in(text) if f"| {question.id}\n" in one)
        assert f"```markdown\n{source}```\n\n{source}" in text


def test_the_rules_page_lists_every_rule_with_both_examples() -> None:
    page = render_rules()

    headings = [
        heading.anchor for heading in parse_page(page, "docs/rules.md").headings if heading.level == 2
    ]
    assert headings == [
        "guess-bots",
        "all-rules",
        *(rule.name for rule in all_rules()),
        "mistakes-in-the-language",
    ]
    assert all(f"| `{name}` | " in page for name in MISTAKES)
    assert page.count("\nBad:") == page.count("\nGood:") == len(all_rules())


def test_the_rules_page_holds_no_live_question() -> None:
    bank = build_bank([parse_page(render_rules(), "docs/rules.md")])

    assert not bank.errors
    assert bank.pages[0].questions == ()
