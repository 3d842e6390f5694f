"""The scripts that mend the theme in the browser: one runs before the theme's own, one after it."""

from __future__ import annotations

from pathlib import Path

from selfcheck.bundle import bundle, entry

FOLDER = "assets/site"
SOURCE = Path(__file__).parents[1] / "theme"
LOADER = f"{FOLDER}/mermaid-loader.js"
SCRIPTS = {
    # The plugin for reading offline loads a script from a host elsewhere unless a name here says so.
    f"{FOLDER}/before-theme.iframe-worker.js": "before-theme.js",
    f"{FOLDER}/after-theme.js": "after-theme.js",
    LOADER: "mermaid-loader.js",
}


def scripts(*, maps: bool = False) -> dict[str, str]:
    """Bundle them: path in the site to text."""
    entries = {Path(path).name: entry(SOURCE / "entries" / name) for path, name in SCRIPTS.items()}
    return {f"{FOLDER}/{name}": text for name, text in bundle(entries, [SOURCE], maps=maps).items()}
