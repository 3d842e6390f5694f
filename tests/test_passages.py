"""What a page's HTML becomes for the figure that searches the site."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import passages


def read(html: str) -> list[tuple[str, str, str]]:
    return [(one.heading, one.anchor, one.text) for one in passages.sections_of(html, "page.html", "Page")]


# what it is | HTML | heading, anchor, text of each section
PAGES = [
    ("no heading yet", "<p>Before.</p>", [("Page", "", "Before.")]),
    (
        "a paragraph and a list",
        '<h2 id="a">One</h2><p>Two words</p><ul><li>Item</li><li>Is it?</li></ul>',
        [("One", "a", "Two words. Item. Is it?")],
    ),
    (
        "a heading's link to itself",
        '<h2 id="a">One<a class="headerlink" href="#a" title="Link">#</a></h2><p>X.</p>',
        [("One", "a", "X.")],
    ),
    (
        "a table's heads are no sentence",
        '<h2 id="t">T</h2><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
        [("T", "t", "1; 2.")],
    ),
    (
        "a term with what it means, without its source",
        ('<h2 id="p">P</h2><p>Terms:</p><dl><dt><span id="pod">Pod</span></dt><dd>What runs. <a href="https://k.io">K8s</a> (<a href="https://a.org">archived</a>)</dd>'
        '<dt>Node</dt><dd><p>A <a href="b.html">machine</a></p></dd></dl><p>After.</p>'),
        [("P", "p", "Terms: After."), ("Pod", "pod", "Pod: What runs."), ("Node", "p", "Node: A machine.")],
    ),
    (
        "a summary is a heading until its disclosure ends",
        '<h2 id="a">A</h2><p>One.</p><details><summary>Go <b>deeper</b></summary><p>Two ()</p></details><p>Three.</p>',
        [("A", "a", "One. Three."), ("Go deeper", "a", "Two ().")],
    ),
    (
        "a list of sources is none of the page's words",
        '<h1 id="r">R</h1><p>Sources:</p><ul><li><cite id="x">A 2020. B</cite> Cited in C.</li></ul><p>In <cite>B</cite>.</p>',
        [("R", "r", "Sources: In B.")],
    ),
    (
        "a table: a row is a sentence",
        '<h2 id="t">T</h2><table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td></td></tr></table>',
        [("T", "t", "A; B. 1.")],
    ),
    (
        "questions, code, drawings and figures are not the page's words",
        '<h2 id="q">Q</h2><p>Yes</p><self-check>No<self-check>No</self-check></self-check><pre>no</pre><p>yes</p>',
        [("Q", "q", "Yes. yes.")],
    ),
    (
        "footnotes and their numbers neither",
        '<h2 id="f">F</h2><p>A claim<sup><a class="footnote-ref">1</a></sup> and more.</p><div class="footnote"><p>No</p></div>',
        [("F", "f", "A claim and more.")],
    ),
    (
        "drawings, figures and scripts neither",
        '<h2 id="q">Q</h2><p>Yes</p><svg><text>no</text></svg><rag-visual>no</rag-visual><script>no</script><p>yes</p>',
        [("Q", "q", "Yes. yes.")],
    ),
    ("a heading without words below", '<h2 id="a">A</h2><h3 id="b">B</h3><p>Text.</p>', [("B", "b", "Text.")]),
    ("marks inside a sentence", '<h1 id="x">X</h1><p>a <code>b</code> <em>c</em>, d&amp;e</p>', [("X", "x", "a b c, d&e.")]),
    ("a caption", '<h3 id="f">F</h3><figure><figcaption>Said:</figcaption></figure>', [("F", "f", "Said:")]),
]  # fmt: skip


@pytest.mark.parametrize(("html", "sections"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_a_page_becomes_sections(html: str, sections: list[tuple[str, str, str]]) -> None:
    assert read(html) == sections


@given(st.text(alphabet="<>/ph2id=\"'&;a self-check!-", max_size=80))
def test_no_html_is_too_broken(html: str) -> None:
    for heading, _, text in read(html):
        assert isinstance(heading, str)
        assert text


def section(size: int) -> passages.Section:
    return passages.Section("p.html", "P", "H", "h", ["x" * size])


def rows(script: str) -> list[list[str]]:
    return list(json.loads(script[script.index("[") : script.rindex(")")]))


def test_a_large_site_is_written_in_parts() -> None:
    files = passages.write_passages([section(40_000) for _ in range(5)])

    assert list(files) == [f"{passages.FOLDER}/{number}.js" for number in range(3)]
    assert [len(rows(text)) for text in files.values()] == [2, 2, 1]
    assert [text.split("[")[0] for text in files.values()] == [
        f"guidePassages.take({n}, 3, " for n in range(3)
    ]


def test_what_ends_a_line_in_a_script_is_escaped() -> None:
    text = passages.write_passages([passages.Section("p.html", "\u2028", "H", "h", ["a\u2029b</script>"])])

    script = next(iter(text.values()))
    assert "\u2028" not in script
    assert "\u2029" not in script
    assert rows(script) == [["p.html", "\u2028", "H", "h", "a\u2029b</script>."]]


def test_a_site_without_words_has_one_empty_script() -> None:
    assert [rows(text) for text in passages.write_passages([]).values()] == [[]]
