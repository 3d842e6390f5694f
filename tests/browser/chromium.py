"""Finds a Chromium for the tests, or installs one where this user may."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# The shell draws pages as the browser does, and spends no time on windows and toolbars.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# Without these a headless Chromium looks up its maker's hosts at every start.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
)
# The reason that a skipped test gives.
WITHOUT_CHROMIUM = "Chromium is missing"


class NoChromiumError(Exception):
    """Chromium is missing and could not be installed; the message says what to do."""


def find_chromium() -> str | None:
    """Return the path of the browser that CHROME_PATH names, of one on the PATH, or of Playwright's own."""
    if named := os.environ.get("CHROME_PATH"):
        if not os.access(named, os.X_OK) or Path(named).is_dir():
            raise NoChromiumError(
                f"CHROME_PATH is set to {named}, which is not an executable file. Set it to Chromium's path."
            )
        return named
    return _on_path() or _playwrights_own()


def get_chromium(say: Callable[[str], None]) -> str:
    """Return the path of a Chromium, and install one first where there is none.

    `say` receives a line before each step that takes long. One process at a time installs; the others wait
    and then use what it installed. Raises NoChromiumError where no Chromium can be had.
    """
    if found := find_chromium():
        return found
    with _one_at_a_time():
        found = find_chromium() or _from_packages(say) or _from_playwright(say)
    if found is None:
        raise NoChromiumError(
            "The browser tests need Chromium, and none was found. "
            "Install it (Debian: apt-get install chromium) or set CHROME_PATH to its path."
        )
    return found


def launch_arguments() -> list[str]:
    """List the command-line switches that the tests start Chromium with."""
    # Chromium refuses to run its sandbox as root, as in most containers.
    return [*ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Wait while another test run on this machine installs a browser."""
    # A folder can be locked as a file can, and this one is there for everybody: nothing is left behind.
    folder = os.open(tempfile.gettempdir(), os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _playwrights_own() -> str | None:
    program = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    result = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    path = result.stdout.strip()
    return path if path and Path(path).is_file() else None


def _from_packages(say: Callable[[str], None]) -> str | None:
    """Install from Debian's packages, where this user may."""
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        return None
    say(f"Installing {SHELL} with apt-get for the browser tests. This takes a minute or two.")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # Another program may hold the package manager's lock for a while.
    install = ["-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends"]
    # Older distributions have the browser alone.
    for command in (["update"], [*install, SHELL], [*install, "chromium"]):
        if path := _on_path():
            return path
        subprocess.run([apt, "-q", *command], check=False, capture_output=True, timeout=900, env=environment)
    return _on_path()


def _from_playwright(say: Callable[[str], None]) -> str | None:
    say("Downloading Playwright's Chromium for the browser tests. This takes a minute or two.")
    install = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    try:
        subprocess.run(install, check=False, capture_output=True, timeout=600)
    except subprocess.TimeoutExpired:
        return None
    return _playwrights_own()
