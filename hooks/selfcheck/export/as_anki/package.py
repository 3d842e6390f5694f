"""The database of an Anki package, in the layout that every Anki program imports (schema 11).

It is written here and not by a library, so that the same notes give the same bytes, and so that each note has a time of
its own: Anki takes over a note that is newer than its own.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMA = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
    ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
    models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
    usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
    flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
    mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
    ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL,
    left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
    ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL,
    type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
"""
FIRST_ID = 1_577_836_800_000
"""What ids count on from: they are times in milliseconds, here those of 2020."""
SEPARATOR = "\x1f"
MARKUP = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class NoteType:
    """What every note has: its fields, and how a card shows them."""

    name: str
    fields: Sequence[str]
    front: str
    back: str
    styles: str


@dataclass(frozen=True)
class Note:
    """One note, with one card.

    Args:
        guid: what it is known by in every later package
        deck: the name of its deck
        fields: in the order of the note type's
        tags: without spaces
        changed: when it changed last, in seconds

    """

    guid: str
    deck: str
    fields: Sequence[str]
    tags: Sequence[str]
    changed: int


def database(note_type: NoteType, notes: Sequence[Note]) -> bytes:
    """Write the database of a package."""
    newest = max((note.changed for note in notes), default=0)
    decks = {name: stable_id(name) for name in sorted({note.deck for note in notes})}
    model = stable_id(note_type.name)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(SCHEMA)
        values: list[Any] = [
            {},
            {model: _model(model, note_type, newest)},
            {one: _deck(one, name, newest) for name, one in {"Default": 1, **decks}.items()},
            {},
            {},
        ]
        connection.execute(
            "INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)",
            (FIRST_ID // 1000, newest * 1000, newest * 1000, *(json.dumps(value) for value in values)),
        )
        for number, note in enumerate(notes, start=1):
            first = MARKUP.sub("", unescape(note.fields[0]))
            check = int(hashlib.sha1(first.encode(), usedforsecurity=False).hexdigest()[:8], 16)
            fields, tags = SEPARATOR.join(note.fields), f" {' '.join(note.tags)} " if note.tags else ""
            one = FIRST_ID + number
            connection.execute(
                "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
                (one, note.guid, model, note.changed, tags, fields, first, check),
            )
            connection.execute(
                "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
                (one, one, decks[note.deck], note.changed, number),
            )
        connection.commit()
        return connection.serialize()


def stable_id(name: str) -> int:
    """Make an id of a name, the same in every package: a time in milliseconds, as Anki's own are."""
    digest = hashlib.sha256(name.encode()).digest()
    return FIRST_ID + int.from_bytes(digest[:4], "big")


def _model(identifier: int, note_type: NoteType, changed: int) -> dict[str, Any]:
    template = {"name": "Card 1", "ord": 0, "qfmt": note_type.front, "afmt": note_type.back, "did": None}
    return {
        "id": identifier,
        "name": note_type.name,
        "type": 0,
        "mod": changed,
        "usn": -1,
        "sortf": 0,
        "did": 1,
        "tmpls": [{**template, "bqfmt": "", "bafmt": ""}],
        "flds": [
            {
                "name": name,
                "ord": number,
                "sticky": False,
                "rtl": False,
                "font": "Arial",
                "size": 20,
                "media": [],
            }
            for number, name in enumerate(note_type.fields)
        ],
        "css": note_type.styles,
        "latexPre": "",
        "latexPost": "",
        "req": [[0, "any", [0]]],
        "tags": [],
        "vers": [],
    }


def _deck(identifier: int, name: str, changed: int) -> dict[str, Any]:
    nothing = [0, 0]
    return {
        "id": identifier,
        "name": name,
        "mod": changed,
        "usn": -1,
        "desc": "",
        "dyn": 0,
        "conf": 1,
        "collapsed": False,
        "browserCollapsed": False,
        "extendNew": 0,
        "extendRev": 0,
        **{f"{kind}Today": nothing for kind in ("new", "rev", "lrn", "time")},
    }
