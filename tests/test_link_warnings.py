"""Warnings on links: rewritten with line and column, each once, with the nearest name."""

from __future__ import annotations

import logging

import pytest

from guide.link_warnings import LinkWarnings

TEXT = """---
title: x
---

A [link](gone.md), `[code](gone.md)` and ![image](img/drawn.png).

```
[more code](gone.md)
```

<!-- [a comment](gone.md) -->
[again](gone.md "title"), [other](other.md#nix), [slash](/a.md), [bare](folder), [self](#nix).

[ref]: gone.md#part
"""
NOT_FOUND = (
    "Doc file 'deep/page.md' contains a link '{}', but the target is not found among documentation files."
)

# what it is | what MkDocs says | what becomes of it
WARNINGS = [
    ("a page", NOT_FOUND.format("gone.md"),
     "docs/deep/page.md:5:10: [dead-link] `gone.md` is no file of this site; did you mean `gone2.md`? (also in line 12, 14)"),
    ("an image", NOT_FOUND.format("img/drawn.png"),
     "docs/deep/page.md:5:51: [dead-link] `img/drawn.png` is no file of this site; did you mean `../img/drawing.png`?"),
    ("a guess of MkDocs", f"{NOT_FOUND.format('gone.md#part')} Did you mean 'there.md#part'?",
     "docs/deep/page.md:14:8: [dead-link] `gone.md#part` is no file of this site; did you mean `there.md#part`?"),
    ("like nothing", NOT_FOUND.format("zzz"),
     "docs/deep/page.md:1:1: [dead-link] `zzz` is no file of this site; write the path of a file in docs, relative to this page"),
    ("another page's anchor", "Doc file 'deep/page.md' contains a link 'other.md#nix', but the doc 'deep/other.md' does not contain an anchor '#nix'.",
     "docs/deep/page.md:12:35: [dead-link] `other.md#nix` leads to no heading or anchor; write one that is there"),
    ("its own anchor", "Doc file 'deep/page.md' contains a link '#nix', but there is no such anchor on this page.",
     "docs/deep/page.md:12:89: [dead-link] `#nix` leads to no heading or anchor; write one that is there"),
    ("a slash", "Doc file 'deep/page.md' contains an absolute link '/a.md', it was left as is. Did you mean 'a.md'?",
     "docs/deep/page.md:12:58: [dead-link] `/a.md` begins with a slash, which leads nowhere in a folder; write it relative to this page"),
    ("no ending", "Doc file 'deep/page.md' contains an unrecognized relative link 'folder', it was left as is. Did you mean 'folder/index.md'?",
     "docs/deep/page.md:12:73: [dead-link] `folder` is no file of this site; did you mean `folder/index.md`?"),
    ("another page of the site", "Doc file 'made.md' contains a link 'x.md', but", "Doc file 'made.md' contains a link 'x.md', but"),
    ("something else", "Nothing of links", "Nothing of links"),
]  # fmt: skip


@pytest.fixture
def warnings() -> LinkWarnings:
    one = LinkWarnings()
    one.start({"deep/page.md": ("docs/deep/page.md", TEXT)}, ["deep/gone2.md", "img/drawing.png"])
    return one


def record(message: str, level: int = logging.WARNING) -> logging.LogRecord:
    return logging.LogRecord("mkdocs.structure.pages", level, __file__, 1, message, (), None)


@pytest.mark.parametrize(("said", "becomes"), [row[1:] for row in WARNINGS], ids=[row[0] for row in WARNINGS])
def test_a_warning_gets_its_place(warnings: LinkWarnings, said: str, becomes: str) -> None:
    one = record(said)

    assert warnings.filter(one)
    assert one.getMessage() == becomes


def test_a_warning_is_kept_once_and_comes_again_in_the_next_build(warnings: LinkWarnings) -> None:
    said = NOT_FOUND.format("gone.md")

    assert [warnings.filter(record(said)) for _ in range(3)] == [True, False, False]
    assert [one.line for one in warnings.found["docs/deep/page.md"]] == [5]

    warnings.start({"deep/page.md": ("docs/deep/page.md", TEXT)}, [])

    assert warnings.found == {}
    assert warnings.filter(record(said))


def test_what_stops_nothing_is_not_kept(warnings: LinkWarnings) -> None:
    assert warnings.filter(record(NOT_FOUND.format("gone.md"), logging.INFO))
    assert warnings.found == {}
