"""The questions of a site for the pages that ask across it: an index, and a script for each page's questions.

They are classic scripts that hand over data, since a page that is opened from a folder may read no file.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selfcheck.model import Phase, kind_of, revision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.model import Question

FOLDER = "assets/selfcheck/bank"
INDEX = f"{FOLDER}/index.js"
QUESTION = re.compile(
    r'<self-check-question\b[^>]*\bid="q-(?P<id>[a-z0-9-]+)"[^>]*>.*?</self-check-question>', re.DOTALL
)


@dataclass(frozen=True)
class Section:
    """A built page with questions: where it stands, what it is called, and its questions."""

    url: str
    title: str
    questions: Sequence[Question]
    html: str

    @property
    def rendered(self) -> dict[str, str]:
        """The HTML of each question as the page has it, by id."""
        return {match["id"]: match[0] for match in QUESTION.finditer(self.html)}


def shard_name(number: int) -> str:
    """Name the script with the questions of a section."""
    return f"{FOLDER}/{number}.js"


def write_bank(sections: Sequence[Section]) -> dict[str, str]:
    """Write the scripts: path to text, the index among them."""
    files = {shard_name(number): _shard(number, section) for number, section in enumerate(sections)}
    index = [
        {
            "url": section.url,
            "title": section.title,
            "questions": [_entry(question) for question in section.questions],
        }
        for section in sections
    ]
    return {INDEX: f"selfcheck.bank = {_json(index)};\n", **files}


def _entry(question: Question) -> list[object]:
    post = question.options.phase is Phase.POST
    return [question.id, revision(question), kind_of(question), list(question.options.tags), int(post)]


def _shard(number: int, section: Section) -> str:
    return f"selfcheck.shards[{number}] = {_json(section.rendered)};\n"


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
