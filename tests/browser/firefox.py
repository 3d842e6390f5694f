"""Firefox as the machine has it, for the tests that ask something of it."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def firefox(folder: Path) -> Iterator[Any]:
    """Start Firefox and give its driver; without one, the test is skipped.

    Args:
        folder: for its log and what is downloaded

    """
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    if found is None:
        pytest.skip("Firefox is not installed")
    from marionette_driver.marionette import Marionette  # noqa: PLC0415 - it looks for Firefox when imported

    client = Marionette(
        bin=os.path.realpath(found),
        headless=True,
        port=free_port(),
        prefs={
            # Automation opens folders to scripts; readers have it so.
            "security.fileuri.strict_origin_policy": True,
            "browser.download.dir": str(folder),
            "browser.download.folderList": 2,
        },
        # The driver removes an existing log file first; as root that could be a device of the machine.
        gecko_log=str(folder / "gecko.log"),
    )
    try:
        client.start_session()
        yield client
    finally:
        client.delete_session()
        client.cleanup()
