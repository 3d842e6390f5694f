"""The words that the scripts say go with numbers."""

from __future__ import annotations

import json
import re

from selfcheck.words import words_script

WORDS = re.compile(r"\.\.\.selfcheck\.words,\.\.\.(\{.*\})\};\n$")


def test_no_phrase_has_a_number_and_a_form_that_does_not_go_with_it() -> None:
    found = WORDS.search(words_script("navigation", "saving", "widget", "days", "due", "front", "places"))
    assert found
    phrases: dict[str, str] = json.loads(found[1])
    assert phrases

    for phrase in phrases.values():
        counted = re.findall(r"\{(\w+)\} (\w+s)\b", phrase)
        assert counted == []
        for name, forms in re.findall(r"\{(\w+)\|([^}]*)\}", phrase):
            assert f"{{{name}}}" in phrase
            assert forms.count("|") == 1
