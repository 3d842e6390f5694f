"""Finds a Chromium for the tests, or gets one; says clearly where none can be had."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

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


class NoChromiumError(Exception):
    """No Chromium is here and none could be installed."""


def find_chromium() -> str:
    """Find the browser that CHROME_PATH names, one on the PATH, Playwright's own, or install one; return its path."""
    if named := os.environ.get("CHROME_PATH"):
        if not Path(named).is_file():
            raise NoChromiumError(f"CHROME_PATH names {named}, and there is no such file")
        return named
    return _on_path() or _playwrights_own() or _from_packages() or _give_up()


def launch_arguments() -> list[str]:
    """List the command-line switches that the tests start it with."""
    # Chromium refuses to run its sandbox as root, as in most containers.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*ARGUMENTS, *(["--no-sandbox"] if root else [])]


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _playwrights_own() -> str | None:
    if path := _playwrights_path():
        return path
    install = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    if subprocess.run(install, check=False, capture_output=True, timeout=600).returncode:
        return None
    return _playwrights_path()


def _playwrights_path() -> str | None:
    program = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    result = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    path = result.stdout.strip()
    return path if path and Path(path).is_file() else None


def _from_packages() -> str | None:
    """Ask Debian's package manager, where this user may."""
    apt = shutil.which("apt-get")
    if not apt or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["install", "-y", "--no-install-recommends"]
    # Older distributions have the browser alone.
    for command in (["update"], [*install, SHELL], [*install, "chromium"]):
        if path := _on_path():
            return path
        subprocess.run([apt, "-q", *command], check=False, capture_output=True, timeout=900, env=environment)
    return _on_path()


def _give_up() -> str:
    raise NoChromiumError(
        "The browser tests need Chromium. Install it (Debian: apt-get install chromium) or name it in CHROME_PATH."
    )
