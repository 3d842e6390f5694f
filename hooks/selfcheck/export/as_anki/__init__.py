"""A deck of cards for Anki, a card for each question, with its pictures.

Cards show a question and, turned over, its answer: Anki grades nothing, so that tolerances and shares of the score are
told and not computed. Import a newer deck over an older one: changed questions change, and keep their schedule.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from selfcheck.export.archive import archive
from selfcheck.export.as_anki.cards import Card
from selfcheck.export.as_anki.package import Note, NoteType, database
from selfcheck.export.changed import changed_at

if TYPE_CHECKING:
    from selfcheck.export.source import Source

SUFFIX = ".apkg"
FRONT = '<div class="stem">{{Question}}</div>{{Choices}}'
BACK = (
    '<div class="stem">{{Question}}</div><hr id="answer">{{Answer}}'
    '{{#Link}}<p class="link">{{Link}}</p>{{/Link}}'
)


def write(source: Source) -> bytes:
    """Write a deck with a deck in it for each page."""
    notes: list[Note] = []
    media: dict[str, bytes] = {}
    for page in source.pages:
        changed = changed_at(page.page.path) if page.questions else 0
        for question in page.questions:
            card = Card(page, question)
            fields = [card.stem(), card.choices() + card.hints(), card.answer(), card.link(), question.id]
            # Two colons part a deck from the deck that it is in.
            deck = "::".join(name.replace("::", ": ") for name in (source.title, page.title))
            notes.append(Note(str(question.uuid), deck, fields, question.tags, changed))
            media |= card.media
    styles = (files(__name__) / "styles.css").read_text(encoding="utf-8")
    note_type = NoteType(
        "Self-check question", ("Question", "Choices", "Answer", "Link", "ID"), FRONT, BACK, styles
    )
    numbered = {str(number): name for number, name in enumerate(sorted(media))}
    return archive(
        {
            "collection.anki2": database(note_type, notes),
            "media": json.dumps(numbered).encode(),
            **{number: media[name] for number, name in numbered.items()},
        }
    )
