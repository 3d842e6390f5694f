"""The index of a site's bank: which section teaches the answer to each question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.parse.page import parse_page
from selfcheck.render.bank import Location, bank_files, read_bank, section_of

if TYPE_CHECKING:
    from pathlib import Path

QUESTION = "/// question | {}\n{}\nWhich?\n\n- [x] This\n- [ ] That\n\nBecause.\n///\n\nText.\n\n"
HOME = parse_page(
    "# Home\n\n## Here { #here }\n\n"
    + QUESTION.format("own", '    learn: "#here"\n')
    + QUESTION.format("other", '    learn: "deep/page.md#there"\n')
    + QUESTION.format("again", '    learn: "#here"\n')
    + QUESTION.format("whole", '    learn: "deep/page.md"\n')
    + QUESTION.format("none", ""),
    "docs/home.md",
)
DEEP = parse_page("# Deep\n\n## There\n\nText.\n", "docs/deep/page.md")
LOCATIONS = {
    "docs/home.md": Location("home.html", "Home", HOME),
    "docs/deep/page.md": Location("deep/page.html", "Deep", DEEP),
}


def test_each_question_names_the_section_that_teaches_it() -> None:
    section = section_of(LOCATIONS["docs/home.md"], {}, LOCATIONS)

    found = {row[0]: section.learn[row[5]] if row[5] >= 0 else None for row in section.entries}
    assert found == {
        "own": ("home.html#here", "Here", "Home"),
        "other": ("deep/page.html#there", "There", "Deep"),
        "again": ("home.html#here", "Here", "Home"),
        "whole": ("deep/page.html", "Deep", "Deep"),
        "none": None,
    }
    assert len(section.learn) == 3


def test_a_bank_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    section = section_of(LOCATIONS["docs/home.md"], {"own": "<p>"}, LOCATIONS)
    for name, text in bank_files([section]).items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    (read,) = read_bank(tmp_path)

    assert read.learn == [list(one) for one in section.learn]
    assert read.entries == section.entries
    (tmp_path / "index.js").write_text('selfcheck.bank = [{"url":"","title":"","questions":[]}];\n', "utf-8")
    assert read_bank(tmp_path) == []
