"""Anki's own importer, run in an environment of its own: `python read_anki.py FOLDER PACKAGE... ` prints what it understood.

Each package is imported into one collection, in turn. After the first import, the first card is answered "Easy".
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

EASY = 4
NO_NOTES = {"dupe_resolution", "found_notes"}


def main(folder: Path, packages: list[str]) -> None:
    collection = Collection(str(folder / "collection.anki2"))
    told: list[dict[str, Any]] = []
    for package in packages:
        # The options that Anki has at first.
        request = ImportAnkiPackageRequest(package_path=package, options=ImportAnkiPackageOptions())
        log = collection.import_anki_package(request).log
        counts = {name.name: len(value) for name, value in log.ListFields() if name.name not in NO_NOTES}
        if not told:
            _answer_one(collection)
        told.append({"log": counts, "notes": [_note(collection, one) for one in collection.find_notes("")]})
    media = sorted(path.name for path in Path(collection.media.dir()).iterdir())
    sys.stdout.write(
        json.dumps({"imports": told, "media": media, "missing": list(collection.media.check().missing)})
    )


def _answer_one(collection: Collection) -> None:
    note = collection.get_note(min(collection.find_notes("")))
    collection.decks.select(note.cards()[0].did)
    card = collection.sched.getCard()
    collection.sched.answerCard(card, EASY)


def _note(collection: Collection, identifier: int) -> dict[str, Any]:
    note = collection.get_note(identifier)
    (card,) = note.cards()
    return {
        "guid": note.guid,
        "tags": note.tags,
        "deck": collection.decks.name(card.did),
        "fields": dict(note.items()),
        # Anki puts the note type's styles before each side.
        "front": card.question().partition("</style>")[2],
        "back": card.answer().partition("</style>")[2],
        "schedule": [card.type, card.queue, card.due, card.ivl, card.reps],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
