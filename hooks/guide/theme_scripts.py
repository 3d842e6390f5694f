"""The scripts that mend the theme in the browser, and the one that opens terms and footnotes where they are."""

from __future__ import annotations

from pathlib import Path

from selfcheck.bundle import bundle, entry
from selfcheck.words import words_script

FOLDER = "assets/site"
SOURCE = Path(__file__).parents[1] / "theme"
LOADER = f"{FOLDER}/mermaid-loader.js"
NOTES = f"{FOLDER}/notes.js"
SCRIPTS = {
    # The plugin for reading offline loads a script from a host elsewhere unless a name here says so.
    f"{FOLDER}/before-theme.iframe-worker.js": "before-theme.js",
    f"{FOLDER}/after-theme.js": "after-theme.js",
    LOADER: "mermaid-loader.js",
    NOTES: "notes.js",
}


def scripts(*, maps: bool = False) -> dict[str, str]:
    """Bundle them: path in the site to text."""
    entries = {Path(path).name: entry(SOURCE / "entries" / name) for path, name in SCRIPTS.items()}
    made = {f"{FOLDER}/{name}": text for name, text in bundle(entries, [SOURCE], maps=maps).items()}
    made[NOTES] = words_script("notes") + made[NOTES]
    if map_of := made.get(f"{NOTES}.map"):
        # The words are a line before all others.
        made[f"{NOTES}.map"] = map_of.replace('"mappings": "', '"mappings": ";', 1)
    return made
