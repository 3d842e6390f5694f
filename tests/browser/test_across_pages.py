"""A review and an exam with questions of every kind, from a page in another folder, with links and an image."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import LATER, show_answer, start_exam, stored, travel, turn_to
from browser.inside import inside
from selfcheck.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from browser.conftest import Reader

ROOT = Path(__file__).parents[2]
KINDS_PAGE = Path(__file__).parent / "pages/kinds.md"
DRAWN = 40  # pixels: higher than its source's first line
LINKED = """
/// question | with-links
    learn: "#kinds"

Which sign is in [the picture](../other.md#there)? ![A sign](sign.svg)

```mermaid
flowchart LR
    square[A square] -- becomes --> circle((A circle))
```

```mermaid-live
flowchart LR
    live[Drawn in the browser]
```

- [x] A circle, as [said here](#kinds)
- [ ] A square
    > It has no corners.

The picture shows a circle, and the link in the stem leads to the other page.
///
"""
SIGN = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="9" cy="9" r="8"/></svg>'


@pytest.fixture
def runs_theme() -> bool:
    return False


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("across")
    docs = folder / "docs"
    (docs / "deep").mkdir(parents=True)
    page = KINDS_PAGE.read_text(encoding="utf-8").replace("selfcheck_bank: false", "other: false")
    (docs / "deep/all.md").write_text(page + LINKED, encoding="utf-8")
    (docs / "deep/sign.svg").write_text(SIGN, encoding="utf-8")
    (docs / "other.md").write_text("# Other\n\n## There\n\nText.\n", encoding="utf-8")
    (docs / "review.md").write_text("# Review\n\n/// review\n///\n", encoding="utf-8")
    (docs / "exam.md").write_text("# Exam\n\n/// exam\n    questions: 20\n///\n", encoding="utf-8")
    (docs / "assets").symlink_to(ROOT / "docs/assets")
    (folder / "mkdocs.yml").write_text(
        f"INHERIT: {(ROOT / 'mkdocs.yml').as_posix()}\n"
        f"hooks: [{(ROOT / 'hooks/mkdocs_events.py').as_posix()}]\n"
        f"theme: {{custom_dir: {(ROOT / 'overrides').as_posix()}}}\n"
        "nav: [other.md, deep/all.md, review.md, exam.md]\nwatch: []\n",
        encoding="utf-8",
    )
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return (folder / "site").as_uri() + "/"


KINDS_HERE = KINDS.keys() - {"multiple"}


def answer(question: Locator) -> None:
    """Put something in, right or wrong."""
    kind = question.get_attribute("data-kind")
    if kind in {"single", "true-false"}:
        question.locator(".choice input").first.check()
    for at, select in enumerate(question.locator("fieldset select").all(), start=1):
        select.select_option(index=at if kind == "ordering" else 1)
    for typed in question.locator("fieldset input[type=text]").all():
        typed.fill("7")


def test_every_kind_can_be_reviewed_on_another_page(
    new_reader: Callable[..., Reader], small_site: str
) -> None:
    reader = new_reader()
    reader.page.goto(f"{small_site}deep/all.html")
    reader.page.wait_for_selector("self-check button[type=submit]:not([hidden])")
    for question in reader.page.locator("self-check[data-phase=quiz] > self-check-question").all():
        answer(turn_to(question))
        question.get_by_role("button", name="Check answer").click()
    asked = len(stored(reader.page))
    later = reader.context.new_page()
    travel(later, LATER)
    later.goto(f"{small_site}review.html")
    place = later.locator("self-check[data-phase=review]")

    seen = set()
    for number in range(asked):
        question = place.locator("self-check-question")
        expect(question.locator(".sc-number")).to_contain_text(f"Question {number + 1} of {asked}")
        kind = str(question.get_attribute("data-kind"))
        seen.add(kind)
        if kind == "single":
            hrefs = question.locator("form a").evaluate_all("links => links.map(link => link.href)")
            assert f"{small_site}other.html#there" in hrefs
            assert f"{small_site}deep/all.html#kinds" in hrefs
            assert question.locator("form img").evaluate("image => image.naturalWidth") > 0
            diagram = question.locator("form .dg-drawing")
            expect(diagram).to_be_visible()
            assert (diagram.bounding_box() or {"height": 0})["height"] > DRAWN
            expect(question.locator("form div.mermaid")).to_be_visible()
            assert question.locator("form pre.mermaid").count() == 0
        answer(turn_to(question))
        question.get_by_role("button", name="Check answer").click()
        expect(question.locator(".sc-verdict")).to_be_visible()
        if question.get_by_role("button", name="Show answer").is_visible():
            show_answer(question)
        question.locator("button[type=submit]").click()

    expect(place.get_by_role("heading", name="All done for today")).to_be_focused()
    expect(place).to_contain_text(f"of these {asked} right.")
    assert seen == KINDS_HERE


def test_every_kind_can_be_asked_in_an_exam(new_reader: Callable[..., Reader], small_site: str) -> None:
    page = new_reader().page
    place = start_exam(page, small_site)
    total = place.locator("self-check-question").count()
    for number in range(total):
        answer(place.locator("self-check-question:visible"))
        if number < total - 1:
            place.get_by_role("button", name="Next question").click()
    page.reload()
    expect(place.get_by_role("button", name="Question 1: answered")).to_be_visible()

    place.get_by_role("button", name="Submit", exact=True).click()
    place.get_by_role("button", name=re.compile("^Submit (anyway|now)$")).click()

    expect(place.locator(".sc-summary-line")).to_contain_text(f"of {total} right.")
    expect(place.locator("self-check-question[data-verdict]")).to_have_count(len(stored(page)))


PARTS_WITH_IDS = """
<self-check-question id="q-x" data-question="x" data-kind="single" data-rev="00000000">
<form><fieldset aria-describedby="q-x-stem"><legend>Which?</legend><div id="q-x-stem">
<input type="radio" id="__tabbed_1_1" name="__tabbed_1" checked><label for="__tabbed_1_1">First</label>
<a id="in" href="#there">Inside</a> <b id="there">There</b> <a id="out" href="#elsewhere">Outside</a>
<img src="a.png" srcset="a.png 1x, ../b.png 2x"></div>
<div class="choice"><input type="radio" name="q-x" id="q-x-1" value="1"><label for="q-x-1">One</label></div>
</fieldset></form></self-check-question>
"""
LOAD = """
async (html) => {
  selfcheck.loading.set(new URL("99.js", inside.pageInfo().bank).href, Promise.resolve());
  selfcheck.shards[99] = { x: html };
  const question = await inside.loadQuestion({ id: "x", section: 99, url: "deep/page.html" }, "exam");
  const get = (selector, name) => question.querySelector(selector)?.getAttribute(name);
  return {
    own: [question.id, get("fieldset", "aria-describedby"), get(".choice input", "name"), get(".choice label", "for")],
    tab: [get("input[checked]", "id"), get("input[checked]", "name"), get("label", "for")],
    inside: [get("a", "href"), get("b", "id")],
    outside: get("a + b + a", "href"),
    pictures: [get("img", "src"), get("img", "srcset")],
  };
}
"""


def test_a_question_on_another_page_is_whole(page: Page, small_site: str) -> None:
    """Its tabs switch, its links lead where they led, and its pictures are those of its page."""
    page.goto(f"{small_site}review.html")

    page.evaluate(inside())
    found = page.evaluate(LOAD, PARTS_WITH_IDS)

    assert found == {
        "own": ["exam-x", "exam-x-stem", "exam-x", "exam-x-1"],
        "tab": ["exam-x--__tabbed_1_1", "exam-x--__tabbed_1", "exam-x--__tabbed_1_1"],
        "inside": ["#exam-x--there", "exam-x--there"],
        "outside": f"{small_site}deep/page.html#elsewhere",
        "pictures": [f"{small_site}deep/a.png", f"{small_site}deep/a.png 1x, {small_site}b.png 2x"],
    }
