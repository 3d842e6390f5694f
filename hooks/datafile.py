"""Data files that pages are made of: entries by id, in YAML; every mistake is told at once, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class DataFileError(ValueError):
    """What is wrong with a data file, one line for each mistake."""


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
    try:
        text = path.read_bytes().decode("utf-8")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text) or {}
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DataFileError(f"{name}:{line}:1: [{rule}] this is not UTF-8; save the file as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else f"{name}:1:1"
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise DataFileError(f"{place}: [{rule}] this is not YAML: {reason}") from error
    if not isinstance(data, dict):
        raise DataFileError(
            f"{name}:1:1: [{rule}] write an entry's id and a colon at the margin, and what belongs to it indented below"
        )
    keys = [(str(key.value), key.start_mark.line + 1) for key, _ in root.value] if root else []
    lines = dict(reversed(keys))
    data = {str(key): entry for key, entry in data.items()}
    found = [
        *((line, f"{key}: this id is taken in line {lines[key]}") for key, line in keys if line != lines[key]),
        *((lines[key], f"{key}: an id is lower-case words joined by hyphens, such as kaplan-2020") for key in data if not ID.fullmatch(key)),
        *((lines[key], f"{key}: {mistake}") for key, mistake in mistakes(data)),
    ]  # fmt: skip
    if found:
        raise DataFileError(
            "\n".join(
                f"{name}:{line}:1: [{rule}] {what}" for line, what in sorted(found, key=lambda one: one[0])
            )
        )
    return data
