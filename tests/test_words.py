"""The words that the scripts say go with numbers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from selfcheck import assets
from selfcheck.words import words_script

ENGINE = Path(__file__).parents[1] / "hooks/selfcheck"
TABLES = ("saving", "notes", "search", *{table for _, tables in assets.SCRIPTS.values() for table in tables})
WORDS_LINE = re.compile(r"[^\n]*\.\.\.selfcheck\.words,\.\.\.(\{.*\})\};\n")
# How the bundler writes `say`.
SAY = re.compile(r"function (\$?[\w$]+)\(\w+,\w+=\{\}\)\{return\(\w+\(\)\.words\[")
WORDS = re.compile(r"\.\.\.selfcheck\.words,\.\.\.(\{.*\})\};\n$")


LOADED_BY = {assets.BACKUP_SCRIPT: assets.PROGRESS_SCRIPT, assets.RESULTS_SCRIPT: assets.QUIZ_SCRIPT}


def brought(script: str) -> set[str]:
    """Return the words that a script has in its first line."""
    found = WORDS_LINE.match(script)
    return set(json.loads(found[1])) if found else set()


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


@pytest.mark.parametrize("path", assets.SCRIPTS)
def test_a_script_brings_the_words_that_it_says(path: str) -> None:
    """Those that another script loads also say that one's words."""
    script = assets.files().get(path) or assets.package_files()[Path(path).name]
    known = brought(script) | (brought(assets.files()[LOADED_BY[path]]) if path in LOADED_BY else set())
    say = SAY.search(script)

    said = re.findall(rf"\b{re.escape(say[1])}\(\"([\w-]+)\"[,)]", script) if say else []

    # Loaded by itself, a kind of question grades answers, and has no form.
    assert path == assets.KINDS_SCRIPT or set(said) <= known


def test_a_word_is_the_same_in_every_script_that_a_site_loads_together() -> None:
    """A script that is loaded once for a document finds its words as it brought them, whatever came after."""
    phrases: dict[str, set[str]] = {}
    of_a_site = [table for table in TABLES if table != "lms"]
    for table in of_a_site:
        found = WORDS.search(words_script(table))
        assert found
        for name, phrase in json.loads(found[1]).items():
            phrases.setdefault(name, set()).add(phrase)

    assert {name: found for name, found in phrases.items() if len(found) > 1} == {}
