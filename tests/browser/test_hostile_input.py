"""Files, addresses, messages and storage that somebody made to do harm: none runs, none changes what is not its own."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browser.actions import answer_quiz, open_part, open_place
from browser.records import RECORD

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


@pytest.fixture
def runs_theme() -> bool:
    return False


MARKUP = "<img src=x onerror='window.harmed = true'><script>window.harmed = true</script>"


def unharmed(page: Page) -> None:
    assert page.evaluate("window.harmed") is None
    assert page.evaluate("({}).answered") is None
    assert page.evaluate("document.querySelectorAll('self-check img, self-check script').length") == 0


LINE = "0000aaaaaaaa 12345678 q c - 2026-11-23 1 a"
FILES: dict[str, dict[str, Any]] = {
    "markup": {"records": [{**RECORD, "question": MARKUP}, {**RECORD, "picked": [MARKUP]}]},
    "prototype": {"records": [{**RECORD, "question": "__proto__"}], "__proto__": {"answered": 1}},
    "constructor": {"records": [{**RECORD, "question": "constructor", "rev": "prototype"}]},
    "shapes": {"records": [None, 3, [], {}, {"attempt": {}}, {**RECORD, "picked": {"length": 9}}]},
    "long": {"records": [{**RECORD, "picked": ["x" * 100_000]}]},
    "many": {"records": [{**RECORD, "picked": ["x"] * 10_000}]},
    "separators": {"records": [{**RECORD, "picked": ["a b\nc,d%00"]}, {**RECORD, "attempt": "a\nb c d"}]},
    "lines": {"version": 3, "log": {MARKUP: [LINE], "__proto__": [LINE], "an-id": [MARKUP, LINE + MARKUP]}},
    "days": {"records": [{**RECORD, "day": "2026-02-31"}, {**RECORD, "day": "9999-12-31"}]},
    "settings": {"records": [], "settings": {"daily": 1}, "marks": {}},
}


def test_files_made_to_harm(page: Page, address: str, tmp_path: Path) -> None:
    open_part(page, address)
    answer_quiz(page, [True] * 5)
    mine = page.evaluate("({ ...localStorage })")
    place = open_place(page, address, "progress")
    for name, content in FILES.items():
        file = tmp_path / f"{name}.json"
        file.write_text(
            json.dumps({"format": "selfcheck-progress", "version": 2, **content}), encoding="utf-8"
        )
        before = page.evaluate("({ ...localStorage })")

        place.get_by_label("Restore from a file").set_input_files(file)
        expect(place, name).to_contain_text(re.compile("No new answers found|Added |another guide"))

        unharmed(page)
        after = page.evaluate("({ ...localStorage })")
        assert {key: after.get(key) for key in mine} == mine, name
        # What a file adds is answers, each under the name of its own question.
        assert all(key.startswith("ai-study-guide:2:log:") for key in set(after) - set(before)), name
        page.reload()
        expect(place.locator(".sc-parts > li").first).to_contain_text("5 right")


LARGE = " " * (5 * 1024 * 1024 + 1)
OTHER_KINDS = ("{", "[" * 50_000, "\x00\xff", '{"format": 1}', '"' + '\\"' * 2_500_000)


def test_a_file_of_another_kind_or_larger_than_any_of_ours(page: Page, address: str, tmp_path: Path) -> None:
    place = open_place(page, address, "progress")
    status = place.locator(".sc-keep").get_by_role("status")
    file = tmp_path / "progress.json"
    for content in OTHER_KINDS:
        # Between them, so that each is seen to be said anew.
        for text, said in ((LARGE, "larger than 5 MB"), (content, "Nothing was added.")):
            file.write_text(text, encoding="utf-8")

            place.get_by_label("Restore from a file").set_input_files(file)

            expect(status, content[:20]).to_contain_text(said)
            if text is content:
                expect(status).not_to_contain_text("larger than 5 MB")


FRAGMENTS = [
    "#tags=<img src=x onerror=window.harmed=1>",
    "#tags=%3Cscript%3Ewindow.harmed%3D1%3C/script%3E",
    "#tags=" + "a," * 5000,
    "#tags=__proto__,constructor",
    "#tags=%E0%A4%A",
    "#questions=__proto__,<img src=x onerror=window.harmed=1>",
    "#set=fix&part=javascript:window.harmed=1",
    "#set=constructor&part=<b>",
    "#q-');window.harmed=1;('",
    "#]['\"<",
]


# The review and the exam read sets and tags from an address; the other pages hand a fragment to the same few scripts.
@pytest.mark.parametrize(
    ("name", "fragments"),
    [
        ("review", FRAGMENTS),
        ("exam", FRAGMENTS),
        ("progress", [FRAGMENTS[0], *FRAGMENTS[-2:]]),
        ("workloads", [FRAGMENTS[4], *FRAGMENTS[-2:]]),
    ],
)
def test_addresses_made_to_harm(page: Page, address: str, name: str, fragments: list[str]) -> None:
    for fragment in fragments:
        page.goto(f"{address}{name}.html?{len(fragment)}{fragment}")
        page.wait_for_selector("self-check :is(button, a):visible")

        unharmed(page)


def test_messages_from_other_windows_are_ignored(page: Page, base: str) -> None:
    open_part(page, base)
    answer_quiz(page, [True] * 5)
    before = page.evaluate("({ ...localStorage })")
    messages = [
        {
            "selfcheck": "ai-study-guide:2:",
            "is": "all",
            "values": {"log:rag-weekly-policies": "x"},
            "lasting": False,
        },
        {"selfcheck": "ai-study-guide:2:", "is": "changed", "key": "log:rag-weekly-policies", "value": None},
        {"selfcheck": "ai-study-guide:2:", "is": "set", "content": ["log:rag-weekly-policies", None]},
        {"selfcheck": "ai-study-guide:2:", "is": "append", "content": ["settings", ["x"]]},
        {"selfcheck": {"toString": 1}},
        None,
        "text",
    ]

    page.evaluate(
        """async messages => {
          const frame = document.createElement("iframe");
          frame.srcdoc = "<p>stranger</p>";
          document.body.append(frame);
          await new Promise(loaded => frame.onload = loaded);
          for (const message of messages) {
            window.postMessage(message, "*");
            window.dispatchEvent(new MessageEvent("message", { data: message, source: frame.contentWindow }));
          }
          await new Promise(done => setTimeout(done, 200));
        }""",
        messages,
    )

    assert page.evaluate("({ ...localStorage })") == before
    assert page.evaluate("[...selfcheck.stores.values()][0].answers('rag-weekly-policies').length") == 1
    assert page.evaluate("[...selfcheck.stores.values()][0].lasting")


def test_the_hidden_page_serves_no_site_on_the_web(page: Page, address: str) -> None:
    open_part(page, address)
    answer_quiz(page, [True] * 5)

    answered = page.evaluate(
        """async () => {
          const frame = document.createElement("iframe");
          let answered = 0;
          addEventListener("message", event => { answered += event.source === frame.contentWindow ? 1 : 0; });
          frame.src = "assets/selfcheck/store.html#" + encodeURIComponent("ai-study-guide:2:");
          document.body.append(frame);
          await new Promise(loaded => frame.onload = loaded);
          frame.contentWindow.postMessage(
            { selfcheck: "ai-study-guide:2:", is: "set", content: ["settings", "{}"] }, "*");
          await new Promise(done => setTimeout(done, 300));
          return answered;
        }"""
    )

    assert answered == 0
    assert page.evaluate("localStorage.getItem('ai-study-guide:2:settings')") is None


FULL = {
    "answered": 1,
    "total": 1,
    "gain": dict.fromkeys(["pairs", "learned", "kept", "lost", "open", "guess"], 0),
}
# What is stored at the same time: name | text
STORED = [
    {
        "log:rag-weekly-policies": MARKUP,
        "settings": '{"daily": "<b>", "certainty": {"a": 1}}',
        "marks": '{"__proto__": {"answered": 1}, "workloads.html": {"answered": 5, "total": "x"}}',
        "exam": '{"paper": [["rag-weekly-policies", "x"]], "picked": {"__proto__": 1}}',
        "broken": MARKUP,
    },
    {
        "log:rag-weekly-policies": "\n".join(["0000aaaaaaaa 12345678 q c - 2026-11-23 1 %3Cb%3E"] * 3),
        "log:__proto__": "0000aaaaaaaa 12345678 q c - 2026-11-23 1 a",
        "settings": "[[[[[[",
        "marks": '{"javascript:alert(1)": {"answered": 1, "total": 1, "gain": {}}}',
        "exam": '{"paper": "x", "at": 1e9, "left": "y"}',
    },
    {
        "log:rag-weekly-policies": "0000aaaaaaaa 12345678 q c - 2026-02-31 1 a",
        "marks": json.dumps(dict.fromkeys(["/", "//", "//%", "https%3A", "%", "https%3A//%"], FULL)),
    },
    {"log:rag-weekly-policies": "0000aaaaaaaa 12345678 q c - 9999-12-31 1 a"},
]


@pytest.mark.parametrize("name", ["review", "exam", "progress", "workloads"])
def test_storage_made_to_harm(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}contribute/good-items.html")
    for values in STORED:
        page.evaluate(
            "values => Object.entries(values).forEach(([key, value]) => localStorage.setItem(`ai-study-guide:2:${key}`, value))",
            values,
        )

        page.goto(f"{address}{name}.html")
        page.wait_for_selector("self-check :is(button, a):visible")

        unharmed(page)
