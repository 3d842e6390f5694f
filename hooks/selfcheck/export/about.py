"""Reads what a site says of itself: `[tool.selfcheck.book]` in pyproject.toml, and the date of its release."""

from __future__ import annotations

import os
from dataclasses import fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from selfcheck.errors import SelfCheckError
from selfcheck.export.source import TIMESTAMP, About, Picture
from selfcheck.reading.mistakes import suggestion
from selfcheck.settings import FILE, setting

if TYPE_CHECKING:
    from pathlib import Path

SETTING = "book"
# What builds that can be repeated take their date from: https://reproducible-builds.org/specs/source-date-epoch/
DATE = "SOURCE_DATE_EPOCH"
NOT_SAID = {"modified"}


def read_about(folder: Path) -> About:
    """Read what the settings in a folder say; what they don't say is left at its default."""
    said = setting(folder, SETTING) or {}
    known = {one.name for one in fields(About)} - NOT_SAID
    for name, value in said.items():
        if name not in known:
            raise SelfCheckError(
                f"{folder / FILE}: [tool.selfcheck.{SETTING}] has no `{name}`; {suggestion(name, known)}"
            )
        if not isinstance(value, str):
            raise SelfCheckError(
                f"{folder / FILE}: `{name}` of [tool.selfcheck.{SETTING}] is text; put it in quotes"
            )
    cover = said.get("cover")
    given = {name: value for name, value in said.items() if name != "cover"}
    return About(**given, modified=_modified(), cover=_cover(folder, cover) if cover else None)


def _cover(folder: Path, name: str) -> Picture:
    try:
        return Picture(name, (folder / name).read_bytes())
    except OSError as error:
        raise SelfCheckError(f"{folder / FILE}: `cover` names {name}: {error.strerror}") from error


def _modified() -> str:
    """Return the date that the environment gives; without it one that is always the same."""
    given = os.environ.get(DATE)
    try:
        moment = datetime.fromtimestamp(int(given), UTC) if given else datetime(*TIMESTAMP, tzinfo=UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise SelfCheckError(
            f"{DATE} is {given!r}; set it to the seconds since 1970, such as 1795651200"
        ) from error
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
