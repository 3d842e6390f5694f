"""The words that the scripts say go with numbers."""

from __future__ import annotations

import json
import re
from pathlib import Path

from selfcheck.words import words_script

ENGINE = Path(__file__).parents[1] / "hooks/selfcheck"
TABLES = ("navigation", "saving", "widget", "days", "due", "front", "places", "backup", "lms", "notes")
WORDS = re.compile(r"\.\.\.selfcheck\.words,\.\.\.(\{.*\})\};\n$")


def test_no_phrase_has_a_number_and_a_form_that_does_not_go_with_it() -> None:
    found = WORDS.search(words_script(*TABLES))
    assert found
    phrases: dict[str, str] = json.loads(found[1])
    assert phrases

    for phrase in phrases.values():
        counted = re.findall(r"\{(\w+)\} (?!is\b)(\w+s)\b", phrase)
        assert counted == []
        for name, forms in re.findall(r"\{(\w+)\|([^}]*)\}", phrase):
            assert f"{{{name}}}" in phrase
            assert forms.count("|") == 1


def test_every_word_that_a_script_says_is_in_a_table() -> None:
    found = WORDS.search(words_script(*TABLES))
    assert found
    known = set(json.loads(found[1]))

    missing = {
        f"{path.name}: {name}"
        for path in ENGINE.rglob("*.js")
        for names in re.findall(r'\bsay\("([\w-]+)"[,)]|\bproblem: "(\w+)"', path.read_text(encoding="utf-8"))
        for name in filter(None, names)
        if name not in known
    }

    assert missing == set()
