"""The scripts that mend the theme in the browser, open terms and footnotes where they are, and save the guide offline."""

from __future__ import annotations

from pathlib import Path

from selfcheck.bundle import bundle, entry
from selfcheck.words import words_script

FOLDER = "assets/site"
SOURCE = Path(__file__).parents[1] / "theme"
# The plugin for reading offline loads a script from a host elsewhere unless a name here says so.
BEFORE = f"{FOLDER}/before-theme.iframe-worker.js"
LOADER = f"{FOLDER}/mermaid-loader.js"
NOTES = f"{FOLDER}/notes.js"
SAVING = f"{FOLDER}/saving.js"
WORKER = "sw.js"
"""At the site's root, since a service worker answers for the folder that it is in."""
SCRIPTS = {
    BEFORE: "before-theme.js",
    f"{FOLDER}/after-theme.js": "after-theme.js",
    LOADER: "mermaid-loader.js",
    NOTES: "notes.js",
    SAVING: "saving.js",
    WORKER: "worker.js",
}
# A preview's pages change with each save, and none of them may be kept.
IN_PREVIEW = {SAVING: "preview.js", WORKER: "leave.js"}
WORDS = {BEFORE: "search", NOTES: "notes", SAVING: "saving"}


def scripts(*, preview: bool = False) -> dict[str, str]:
    """Bundle them, with source maps in a preview: path in the site to text."""
    sources = {**SCRIPTS, **IN_PREVIEW} if preview else SCRIPTS
    entries = {Path(path).name: entry(SOURCE / "entries" / name) for path, name in sources.items()}
    found = bundle(entries, [SOURCE], maps=preview)
    folders = {Path(path).name: Path(path).parent for path in SCRIPTS}
    made = {(folders[name.removesuffix(".map")] / name).as_posix(): text for name, text in found.items()}
    for path, table in WORDS.items():
        made[path] = words_script(table) + made[path]
        if map_of := made.get(f"{path}.map"):
            # The words are a line before all others.
            made[f"{path}.map"] = map_of.replace('"mappings": "', '"mappings": ";', 1)
    return made
