"""WebKitGTK as the machine has it, for the tests that ask something of it."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def webkit(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Start WebKitGTK's small browser and give its driver; without one, the test is skipped."""
    driver, binary = shutil.which("WebKitWebDriver"), mini_browser()
    if driver is None or binary is None or shutil.which("Xvfb") is None:
        pytest.skip("WebKitGTK's driver or Xvfb is not installed")
    from selenium import webdriver  # noqa: PLC0415 - only where it is needed

    options = webdriver.WebKitGTKOptions()
    options.binary_location = binary
    options.add_argument("--automation")
    with display() as name:
        monkeypatch.setenv("DISPLAY", name)
        browser = webdriver.WebKitGTK(options=options, service=webdriver.WebKitGTKService(driver))
        try:
            yield browser
        finally:
            browser.quit()


@contextmanager
def display() -> Iterator[str]:
    """Show windows nowhere, as WebKitGTK has no headless mode; give the name of a screen that no other run has."""
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as screen:
        assert screen.stdout
        try:
            yield f":{screen.stdout.readline().strip()}"
        finally:
            screen.terminate()


def mini_browser() -> str | None:
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    return str(found[-1]) if found else None
