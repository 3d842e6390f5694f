"""HTML that runs, loads, or redirects: found in a page's text and as it is shown, and allowed for a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

import guide_pages
from guide import active_html


def found(page: str) -> list[str]:
    errors = active_html.check(Path(), "docs", {"docs/a.md": page.encode()})
    return [f"{error.line}:{error.column} {error.rule}" for error in errors]


@pytest.mark.parametrize(
    ("page", "places"),
    [
        ("# A\n\n<script>alert(1)</script>", ["3:1 html-script"]),
        ("a <SCRIPT src=x></SCRIPT>", ["1:3 html-script"]),
        ('<p onclick="alert(1)">a</p>', ["1:4 html-handler"]),
        ("<img src=x\nONERROR = alert(1)>", ["2:1 html-handler"]),
        ("<svg/onload=alert(1)>", ["1:6 html-handler"]),
        ("[a](b.md){ onclick=alert(1) }", ["1:12 html-handler"]),
        ('# A {: onfocus="alert(1)" tabindex=0 }', ["1:8 html-handler"]),
        ("[a](javascript:alert(1))", ["1:5 html-address"]),
        ("[a](<JavaScript:alert(1)>)", ["1:6 html-address"]),
        ("[a](java&#115;cript:alert(1))", ["1:5 html-address"]),
        ("[a][b]\n\n[b]: vbscript:x", ["3:6 html-address"]),
        ("<javascript:alert(1)>", ["1:2 html-address"]),
        ('<a href=" javascript:alert(1)">a</a>', ["1:4 html-address"]),
        ('<a href="java&Tab;script:alert(1)">a</a>', ["1:4 html-address"]),
        ("<object data='data:text/html,x'></object>", ["1:1 html-frame", "1:9 html-address"]),
        ("<base href='https://elsewhere.example'>", ["1:1 html-base"]),
        ('<meta http-equiv="refresh" content="0">', ["1:1 html-base"]),
        ('<iframe srcdoc="<p>"></iframe>', ["1:1 html-frame", "1:9 html-frame"]),
        ("---\ntitle: A <img src=x>\n---\n\n# A", ["2:1 html-front-matter"]),
        ("---\ntags:\n  - a\n  - <b>\n---\n\n# A", ["2:1 html-front-matter"]),
        # text, and what is no address
        ("`<script>` and `onclick=`", []),
        ("```html\n<script></script>\n```", []),
        ("<!-- <script> -->", []),
        ("on = 3, {on: x} and [javascript: a book](a.md)", []),
        ("The base is <b>on</b>: 1 < 2, `javascript:` too.", []),
        ("<details open><summary>a</summary></details>", []),
        ("[a](a.md){ .once title='on=off' }", []),
    ],
)
def test_what_runs_is_found_at_its_place(page: str, places: list[str]) -> None:
    assert found(page) == places


@pytest.mark.parametrize(
    ("allow", "rules"),
    [
        ("{html-frame: A talk on our own host}", []),
        ("{html-frame: ''}", ["2:9 allow-html", "5:1 html-frame"]),
        ("{html-script: Never}", ["2:9 allow-html", "5:1 html-frame"]),
        ("{html-fram: Almost}", ["2:9 allow-html", "5:1 html-frame"]),
        ("html-frame", ["2:1 allow-html", "5:1 html-frame"]),
    ],
)
def test_a_reason_in_front_matter_allows_it(allow: str, rules: list[str]) -> None:
    assert sorted(found(f"---\nallow: {allow}\n---\n\n<iframe src='a.html'></iframe>")) == rules


@pytest.mark.parametrize(
    ("shown", "rules"),
    [
        ("<p>a</p><script>b</script>", ["html-script"]),
        ('<a href="&#106;avascript:a()">b</a>', ["html-address"]),
        ('<p title="a" onmouseover="b()">', ["html-handler"]),
        ("<p>An onclick= and a &lt;script></p>", []),
        ('<a href="a.html">on = b</a>', []),
    ],
)
def test_what_the_text_hides_is_found_in_the_page_as_shown(shown: str, rules: list[str]) -> None:
    assert [error.rule for error in active_html.check_shown(shown, "docs/a.md", "# A")] == rules


def test_the_message_says_how_to_allow_it() -> None:
    (error,) = active_html.check(Path(), "docs", {"docs/a.md": b"<base href=x>"})

    assert str(error) == (
        "docs/a.md:1:1: [html-base] this element leads a reader elsewhere; take it out, "
        "or say in front matter why it is right: `allow: {html-base: reason}`"
    )


def test_the_guide_has_none() -> None:
    pages = {str(path): path.read_bytes() for path in guide_pages.DOCS.rglob("*.md")}

    assert list(active_html.check(guide_pages.DOCS, "docs", pages)) == []
