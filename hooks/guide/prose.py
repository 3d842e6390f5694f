"""The pages' prose: `python -m prose` tells sentences that are too long, words twice, and words with a better one.

The rules stand in prose.toml, each with its reason. PyPI's proselint is left out: of the cleaned pages it told three
places, none of them a mistake, and it brings a compiled library.
"""

from __future__ import annotations

import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).parents[2]
RULES = Path(__file__).with_name("prose.toml")
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/**/*.md")

# What is no prose becomes spaces, so that places stay; the order counts, since code may hold any of the others.
NO_PROSE = [
    re.compile(r"\A---\n.*?^---$", re.MULTILINE | re.DOTALL),
    re.compile(r"^([ ]*)(```+|~~~+).*?^\1\2[ ]*$", re.MULTILINE | re.DOTALL),
    re.compile(r"<!--.*?-->", re.DOTALL),
    # A block's opening line with the options below it, and its closing line.
    re.compile(r"^/{3,}.*(\n {4,}\S.*)*$", re.MULTILINE),
    re.compile(r"</?[a-zA-Z][^<>]*>|<https?://[^<>\s]+>"),
    re.compile(r"\[\^[\w-]+\](:)?"),
    re.compile(r"\]\([^()\s]*(\([^()\s]*\)[^()\s]*)*( \"[^\"\n]*\")?\)|!?\[(?![ xX]\])"),
    re.compile(r"(?<=[ \]])\{[^{}\n]*\}"),
    re.compile(r"^ *([!?]{3}\+? \w+)", re.MULTILINE),
    re.compile(r"^[ |:-]+$", re.MULTILINE),
    re.compile(r"\*+"),
]  # fmt: skip
# Code is a name that is recognized rather than read, and is no word.
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
# Where a text of its own begins: an item, a choice, a quote, a heading, a definition; cells stand between bars.
BEGINS = re.compile(r"^ *(?:(?:[-+*]|\d+\.)(?: \[[ xX]\])? |> ?|#+ |: {3})+", re.MULTILINE)
BREAK = re.compile(r"\n[ ]*\n|\0")
# A semicolon ends an idea as a period does.
SENTENCE = re.compile(r"\S.*?(?:;(?=\s)|[.!?](?: *[)\]”])*[\"']*(?=\s+[^\sa-z,)])|\Z)", re.DOTALL)
WORD = re.compile(r"(?<!\S)(?!X{3,})\S*\w\S*")
TWICE = re.compile(r"\b(?!X+\b)([a-z]+)\s+\1\b(?![-'])", re.IGNORECASE)


@dataclass(frozen=True)
class Phrase:
    """What is not to be written, what instead, and why."""

    name: str
    pattern: re.Pattern[str]
    instead: str
    why: str


@dataclass(frozen=True)
class Rules:
    """What a check of a text found."""

    most_words: int
    may_stand_twice: frozenset[str]
    phrases: tuple[Phrase, ...]
    kept: tuple[str, ...]
    """Texts that stay as they are."""


@dataclass(frozen=True)
class Finding:
    """What is wrong at a place."""

    path: str
    line: int
    column: int
    name: str
    message: str

    def __str__(self) -> str:
        """Write the finding as every message of the build looks."""
        return f"{self.path}:{self.line}:{self.column}: [prose-{self.name}] {self.message}"


def read_rules(path: Path = RULES) -> Rules:
    """Read the rules from their file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Rules(
        most_words=data["sentence"]["most_words"],
        may_stand_twice=frozenset(data["twice"]["allowed"]),
        phrases=tuple(_phrase(one) for one in data["phrase"]),
        kept=tuple(text for group in data["kept"] for text in group["texts"]),
    )


def _phrase(entry: dict[str, Any]) -> Phrase:
    words = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in entry.get("words", ()))
    pattern = entry.get("pattern") or rf"(?<![\w-])(?:{words})(?![\w-])"
    return Phrase(entry["name"], re.compile(pattern, re.IGNORECASE), entry["instead"], entry["why"])


def prose_of(markdown: str) -> str:
    """Blank what is no prose. Each line keeps its length; a NUL marks the beginning of a text of its own."""
    text = NO_PROSE[0].sub(_spaces, markdown)
    text = NO_PROSE[1].sub(_spaces, text)
    text = CODE.sub(lambda code: re.sub(r"[^\n]", "X", code[0]), text)
    for pattern in NO_PROSE[2:]:
        text = pattern.sub(_spaces, text)
    text = BEGINS.sub(lambda begin: " " * (len(begin[0]) - 1) + "\0", text)
    return re.sub(
        r"^( *)\|(.*)$", lambda row: row[1] + "\0" + row[2].replace("|", "\0"), text, flags=re.MULTILINE
    )


def _spaces(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def texts_of(prose: str) -> Iterator[tuple[int, str]]:
    """Find the texts of a page, each with where it begins: paragraphs, items, cells, headings."""
    begin = 0
    for match in [*BREAK.finditer(prose), None]:
        end = match.start() if match else len(prose)
        if prose[begin:end].strip():
            yield begin, prose[begin:end]
        begin = match.end() if match else end


def check(markdown: str, path: str, rules: Rules) -> list[Finding]:
    """Return what is wrong with a page's prose, in the order of its lines."""
    prose = prose_of(markdown)
    found = [
        (start + at, name, message)
        for start, text in texts_of(prose)
        for at, name, message in _check_text(text, rules)
    ]
    return [
        Finding(path, prose.count("\n", 0, at) + 1, at - prose.rfind("\n", 0, at), name, message)
        for at, name, message in sorted(found)
    ]


def _check_text(text: str, rules: Rules) -> Iterator[tuple[int, str, str]]:
    kept = [span for one in rules.kept for span in _places(one, text)]
    for at, name, message in _mistakes(text, rules):
        if not any(begin <= at < end for begin, end in kept):
            yield at, name, message


def _places(kept: str, text: str) -> Iterator[tuple[int, int]]:
    # A page may break its lines elsewhere.
    pattern = r"\s+".join(map(re.escape, kept.split()))
    yield from (match.span() for match in re.finditer(pattern, text))


def _mistakes(text: str, rules: Rules) -> Iterator[tuple[int, str, str]]:
    for sentence in SENTENCE.finditer(text):
        words = len(WORD.findall(sentence[0]))
        if words > rules.most_words:
            yield (
                sentence.start(),
                "long-sentence",
                f"{words} words, and {rules.most_words} are enough; make two sentences of it",
            )
    for match in TWICE.finditer(text):
        if match[1].lower() not in rules.may_stand_twice:
            yield match.start(), "twice", f"“{match[1]}” stands twice; leave one out"
    for phrase in rules.phrases:
        for match in phrase.pattern.finditer(text):
            found = " ".join(match[0].split())
            yield match.start(), phrase.name, f"“{found}”: {phrase.instead}; {phrase.why}"


def unused_exceptions(pages: Iterable[str], rules: Rules) -> list[str]:
    """Return the texts that may stay and are on no page any more."""
    prose = [prose_of(page) for page in pages]
    return [one for one in rules.kept if not any(any(_places(one, text)) for text in prose)]


def main(arguments: Sequence[str] = ()) -> int:
    """Check the files that are named, or all; 1 where something is found."""
    rules = read_rules()
    files = [Path(one) for one in arguments] or [file for glob in PAGES for file in sorted(ROOT.glob(glob))]
    pages = {file: file.read_text(encoding="utf-8") for file in files}
    found: list[object] = []
    for file, text in pages.items():
        name = file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else file.as_posix()
        found += check(text, name, rules)
    if not arguments:
        found += [f"hooks/guide/prose.toml:1:1: [prose-unused] no page has “{one}”; take it out of `kept`" for one in unused_exceptions(pages.values(), rules)]  # fmt: skip
    sys.stdout.write("".join(f"{line}\n" for line in found))
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
