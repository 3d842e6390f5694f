"""Runs the literate cases: what a text parses to, renders to, and which mistakes are found in it."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import markdown
import pytest

from literate import Case, read_cases, read_file
from selfcheck.extension import SelfCheckExtension
from selfcheck.kinds.page import cases_files
from selfcheck.parse import build_bank, parse_page

CASES = Path(__file__).parent / "cases"
EXTENSIONS = ["admonition", "attr_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.superfences"]


# Questions are written without white space; a golden is read line by line.
BETWEEN_BLOCKS = re.compile(
    r"(?<=>)(?=<(?:self-check|div|p|li|ul|ol|details|form|fieldset|legend|select|summary|table|thead|tbody|tr|th|td)\b)"
    r"|(?<=>)(?=</(?:self-check[a-z-]*|ul|ol|li|details|form|fieldset|table|thead|tbody|tr)>)"
)


def convert(text: str, *extensions: str) -> str:
    return markdown.markdown(text, extensions=[*EXTENSIONS, *extensions])


@pytest.mark.parametrize("case", read_cases(CASES / "errors"), ids=str)
def test_mistakes_are_found(case: Case, update_goldens: bool) -> None:
    bank = build_bank([parse_page(case.given, "docs/page.md")])

    actual = "".join(f"{error}\n" for error in bank.errors)

    case.check(actual, update=update_goldens)


@pytest.mark.parametrize("case", read_cases(CASES / "html"), ids=str)
def test_blocks_become_html(case: Case, update_goldens: bool) -> None:
    html = BETWEEN_BLOCKS.sub("\n", convert(case.given, "selfcheck.extension"))

    case.check(f"{html}\n", update=update_goldens)


@pytest.mark.parametrize("case", [one for file in cases_files() for one in read_file(file)], ids=str)
def test_a_kind_does_what_its_cases_say(case: Case, update_goldens: bool) -> None:
    if case.form == "html":
        test_blocks_become_html(case, update_goldens)
    else:
        test_mistakes_are_found(case, update_goldens)


@pytest.mark.parametrize("case", read_cases(CASES / "text"), ids=str)
def test_text_stays_text(case: Case, update_goldens: bool) -> None:
    assert convert(case.given, "selfcheck.extension") == convert(case.given)

    case.check(convert(case.given) + "\n", update=update_goldens)


def test_the_work_at_an_address_is_named_where_the_site_knows_it() -> None:
    case = next(case for case in read_cases(CASES / "html") if case.title.startswith("Where a question's"))
    site = SimpleNamespace(works={"https://arxiv.org/abs/2005.11401": "Lewis & others 2020. Retrieval"})

    html = markdown.markdown(case.given, extensions=[*EXTENSIONS, SelfCheckExtension(site=site)])

    assert '<a href="https://arxiv.org/abs/2005.11401">Lewis &amp; others 2020. Retrieval</a>' in html
