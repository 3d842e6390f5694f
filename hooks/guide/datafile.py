"""Reads the data files that pages are made of: entries by id, in YAML; finds every mistake at once, each with its place."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from selfcheck.errors import InvalidPagesError, SourceError
from selfcheck.reading.mistakes import suggestion
from selfcheck.reading.source import LOADER

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class DataFileError(InvalidPagesError):
    """Every mistake in a data file, in the order of its lines."""


def read_entries(
    path: Path, name: str, rule: str, mistakes: Callable[[dict[str, Any]], Iterator[tuple[str, str]]]
) -> dict[str, dict[str, Any]]:
    """Read a file's entries by id.

    Args:
        path: of the file
        name: the file's in messages
        rule: what messages are marked with
        mistakes: finds what is wrong with the entries, each with the id of its entry

    Raises:
        DataFileError: with every mistake, each with its line.

    """

    def stop(line: int, column: int, what: str) -> DataFileError:
        return DataFileError([SourceError(name, line, column, rule, what)])

    try:
        text = path.read_bytes().decode("utf-8")
        data, keys = _read(text)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise stop(line, 1, "this is not UTF-8; save the file as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise stop(line, column, f"this is not YAML: {reason}") from error
    if not isinstance(data, dict):
        raise stop(1, 1, "write an entry's id and a colon at the margin, and its fields indented below")
    lines = dict(reversed(keys))
    data = {str(key): entry for key, entry in data.items()}
    found = [
        *((line, f"{key}: this id is taken in line {lines[key]}; choose another") for key, line in keys if line != lines[key]),
        *((lines[key], f"{key}: an id is lower-case words joined by hyphens, such as kaplan-2020") for key in data if not ID.fullmatch(key)),
        *((lines[key], f"{key}: {mistake}") for key, mistake in mistakes(data)),
    ]  # fmt: skip
    if found:
        raise DataFileError(SourceError(name, line, 1, rule, what) for line, what in found)
    return data


# The build's check and its pages read the same file.
@lru_cache(maxsize=8)
def _read(text: str) -> tuple[Any, list[tuple[str, int]]]:
    """Read YAML once: what it says, and its keys with their lines."""
    loader = LOADER(text)
    try:
        root = loader.get_single_node()
        data = loader.construct_document(root) if root else {}
    except yaml.YAMLError:
        # The slower parser says more exactly where a mistake is.
        yaml.compose(text, Loader=yaml.SafeLoader)
        raise
    finally:
        loader.dispose()
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return data or {}, [(str(key.value), key.start_mark.line + 1) for key, _ in pairs]


def field_mistakes(entry: dict[str, Any], required: Collection[str], known: Collection[str]) -> Iterator[str]:
    """Find the fields that an entry lacks, and those that no entry has."""
    unknown = sorted(map(str, entry.keys() - set(known)))
    missing = sorted(name for name in required if entry.get(name) in (None, ""))
    for name in unknown:
        yield f"`{name}` is not a field; {suggestion(name, [*missing, *(set(known) - entry.keys())])}"
    meant = {match for name in unknown for match in get_close_matches(name, missing, n=1)}
    if missing := [name for name in missing if name not in meant]:
        yield f"{listed(missing)} {'is' if len(missing) == 1 else 'are'} missing"


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: a, b and c."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
