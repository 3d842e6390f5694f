"""The words that readers see, all from words.toml, so that a translation is one file."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import cast

WORDS = Path(__file__).with_name("words.toml")


@cache
def _tables() -> dict[str, dict[str, str]]:
    return cast("dict[str, dict[str, str]]", tomllib.loads(WORDS.read_text(encoding="utf-8")))


def forget_words() -> None:
    """Read the words anew when they are next asked for, since a preview outlives their changes."""
    _tables.cache_clear()


def word(name: str, **values: object) -> str:
    """Look up a phrase of the built page and fill in its values."""
    return _tables()["html"][name].format(**values)


def words_script(*tables: str) -> str:
    """Make the script that hands the widget its words."""
    found = {name: phrase for table in ("widget", *tables) for name, phrase in _tables()[table].items()}
    words = json.dumps(found, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # U+2028 and U+2029 end a line in old JavaScript, `</` could end a script element.
    words = words.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
    return f"globalThis.selfcheck = Object.assign(globalThis.selfcheck ?? {{}}, {{ words: {words} }});\n"
