"""Puts a package together: manifest, page, scripts, styles, and pictures."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from typing import TYPE_CHECKING

from selfcheck import assets
from selfcheck.errors import SelfCheckError
from selfcheck.export.archive import archive
from selfcheck.export.scorm.interactions import interaction, untold
from selfcheck.export.scorm.manifest import EDITIONS, PAGE, manifest
from selfcheck.export.scorm.page import package_script, page_html
from selfcheck.export.source import NAMESPACE

if TYPE_CHECKING:
    from selfcheck.export.scorm.interactions import Standard
    from selfcheck.export.source import Source


def package(source: Source, standard: Standard) -> bytes:
    """Write the package of all questions of a source."""
    asked = [page for page in source.pages if page.questions]
    if not asked:
        raise SelfCheckError("there are no questions to make a package of")
    title = asked[0].title if len(asked) == 1 else source.title
    # The same for the same pages, whatever their questions become: platforms know a package by it.
    identifier = f"selfcheck-{uuid.uuid5(NAMESPACE, ' '.join([source.title, *(page.uri for page in asked)]))}"
    html, pictures = page_html(source, title, identifier)
    questions = {one.id: asdict(interaction(one, standard)) for _, one in source.questions}
    for _, one in source.questions:
        if said := untold(one, standard):
            source.note(one, said)
    files = {
        PAGE: html.encode(),
        "assets/package.js": package_script(standard.version, questions).encode(),
        **{f"assets/{name}": text.encode() for name, text in sorted(assets.package_files().items())},
        **dict(sorted(pictures.items())),
    }
    about = manifest(EDITIONS[standard.version], identifier, title, files)
    return archive({"imsmanifest.xml": about, **files})
