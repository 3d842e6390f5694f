"""The words that readers see, all from words.toml, so that a translation is one file."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import cast

from selfcheck.errors import SourceError

FILE = Path(__file__).with_name("words.toml")
PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)")


@cache
def _tables() -> dict[str, dict[str, str]]:
    return _read(FILE.read_text(encoding="utf-8"))


def _read(text: str) -> dict[str, dict[str, str]]:
    return cast("dict[str, dict[str, str]]", tomllib.loads(text))


def loaded() -> bool:
    """Return whether there are words from an earlier reading."""
    return _tables.cache_info().currsize > 0


def reload(file: Path = FILE, name: str = "words.toml") -> None:
    """Read the words again; where the file can't be used, keep the words from before.

    Args:
        file: to check before the words are read
        name: the file's in messages

    Raises:
        SourceError: when the file is not TOML or lacks a word that it had.

    """
    before = _tables() if loaded() else {}
    text = file.read_text(encoding="utf-8")
    try:
        tables = _read(text)
    except tomllib.TOMLDecodeError as error:
        match = PLACE.search(str(error))
        last = text.count("\n") + 1
        line, column = (int(match["line"]), int(match["column"])) if match and match["line"] else (last, 1)
        reason = PLACE.sub("", str(error))
        raise SourceError(name, line, column, "words", f"this is not TOML: {reason}") from error
    for table, names in before.items():
        for missing in sorted(names.keys() - tables.get(table, {}).keys()):
            raise SourceError(name, 1, 1, "words", f"`{missing}` is missing from [{table}]; write it again")
    _tables.cache_clear()


def word(name: str, **values: object) -> str:
    """Look up a phrase of the built page and fill in its values."""
    return _tables()["html"][name].format(**values)


def words_script(*tables: str) -> str:
    """Make the line that hands a script its words; another script of the same document keeps its own."""
    found = {name: phrase for table in tables for name, phrase in _tables()[table].items()}
    words = json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # U+2028 and U+2029 end a line in old JavaScript, `</` could end a script element.
    words = words.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
    return f"(globalThis.selfcheck??={{}}).words={{...selfcheck.words,...{words}}};\n"
