"""Makes the page of an imported file, for tests."""

from __future__ import annotations

from selfcheck.importing import all_imports
from selfcheck.importing.naming import Names
from selfcheck.importing.pages import WrittenPage, write_page
from selfcheck.importing.pictures import Pictures


def imported(form: str, content: bytes, path: str) -> WrittenPage:
    found = all_imports()[form].read(content, Pictures("pictures"))
    return write_page(found, path, "Page", Names())
