"""What the build and the browser agree on: names in the page, and shapes of what is handed over.

`python -m selfcheck.contract` writes both for the browser's half, into `widget/contract/`.
"""

from __future__ import annotations

import json
import types
from pathlib import Path
from typing import Any, TypedDict, get_args, get_origin, get_type_hints

from selfcheck.kinds import KINDS
from selfcheck.markup import QUESTION

FOLDER = Path(__file__).with_name("widget") / "contract"
TYPES = FOLDER / "shapes.d.ts"
NAMES = FOLDER / "names.js"
HEAD = """\
/* Written by selfcheck/contract.py from the Python half; `python -m selfcheck.contract` writes it again. */
"""


class QuestionData(TypedDict):
    """The attributes `data-*` of a question's element."""

    question: str
    kind: str
    rev: str
    chance: str


class BankPage(TypedDict):
    """A page in the index of a site's bank.

    Each question is a row of id, revision, kind, tags, 1 for a transfer item, and the index in `learn` of the section
    that teaches its answer, or -1. A section is its address from the site's root, its heading, and its page's title.
    """

    url: str
    title: str
    questions: list[tuple[str, str, str, list[str], int, int]]
    learn: list[tuple[str, str, str]]


def browser_types() -> str:
    """Write every shape as a TypeScript interface."""
    keys = {kind.key_type.__name__: kind.key_type for kind in KINDS.values()}
    shapes = [QuestionData, BankPage, *(keys[name] for name in sorted(keys))]
    # As the formatter has it, which breaks a line as long as this would be.
    names = "".join(f'\n  | "{name}"' for name in sorted(KINDS))
    interfaces = [_interface(shape) for shape in shapes]
    return "\n".join([HEAD, f"export type KindName ={names};\n", *interfaces])


def browser_names() -> str:
    """Write the names in the page as constants of a module."""
    chosen = [name for name, kind in KINDS.items() if not kind.is_typed]
    return "\n".join(
        [
            HEAD,
            "/** What begins the id of a question's element on its page; the question's own id follows. */",
            f"export const QUESTION = {json.dumps(QUESTION)};",
            "/** The kinds whose answers are chosen and not typed. */",
            f"export const CHOSEN = {json.dumps(chosen)};\n",
        ]
    )


def _interface(shape: type) -> str:
    said = " ".join((shape.__doc__ or "").split())
    fields = "".join(f"  {name}: {_typescript(hint)};\n" for name, hint in get_type_hints(shape).items())
    return f"/** {said} */\nexport interface {shape.__name__} {{\n{fields}}}\n"


def _typescript(hint: Any) -> str:
    """Write a type as TypeScript does."""
    simple = {str: "string", float: "number", int: "number", bool: "boolean", type(None): "null"}
    if hint in simple:
        return simple[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is list:
        inner = _typescript(arguments[0])
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    if origin is dict:
        return f"Record<{_typescript(arguments[0])}, {_typescript(arguments[1])}>"
    if origin is tuple:
        return f"[{', '.join(map(_typescript, arguments))}]"
    if origin is types.UnionType:
        return " | ".join(map(_typescript, arguments))
    raise TypeError(f"the browser has no type for {hint}")


if __name__ == "__main__":
    TYPES.write_text(browser_types(), encoding="utf-8")
    NAMES.write_text(browser_names(), encoding="utf-8")
