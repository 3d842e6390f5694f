"""One built site for all workers: a folder and a server that the controlling process makes before they start."""

from __future__ import annotations

import fcntl
import os
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from browser.web_server import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

# The workers inherit both.
TARGET = "GUIDE_TEST_SITE"
SERVER = "GUIDE_TEST_SERVER"


def start() -> ExitStack:
    """Name the folder of the site, in which nothing is yet, and start its server; closing removes and stops them."""
    stack = ExitStack()
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    # A space in the name, as on many a reader's machine.
    target = Path(folder) / "study guide"
    os.environ[TARGET] = str(target)
    os.environ[SERVER] = stack.enter_context(serve(target))
    return stack


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let one process at a time into a folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
