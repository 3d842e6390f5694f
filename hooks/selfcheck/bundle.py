"""ES modules to the classic scripts that work on file:// and under instant navigation, and sheets to one, by Deno."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from selfcheck.errors import SelfCheckError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = Path(sys.prefix) / "deno"
"""What Deno fetches and what was bundled: in the environment, so that it goes when that goes."""
MODULES = ("*.js", "*.css")
LOCK = Path(__file__).parents[2] / "deno.lock"
"""What packages have to be, byte for byte; a wheel brings bundled scripts, and no lock."""


class BundleError(SelfCheckError):
    """Scripts can't be bundled."""


def bundle(
    entries: Mapping[str, str],
    roots: Iterable[Path],
    *,
    maps: bool = False,
    replaced: Mapping[Path, str] | None = None,
) -> dict[str, str]:
    """Make a classic script, or a style sheet, of each entry and all that it imports.

    Args:
        entries: name of each file to the text of its first module, which imports by `file:` addresses, or of its first
            sheet, which imports by paths
        roots: the folders with all modules that an entry may reach; what is made of them is kept until one changes
        maps: whether to add source maps, which show the modules in a browser's tools
        replaced: modules, each with the text of the one that takes its place

    Returns:
        The text of each file by its name, and of each source map.

    Raises:
        BundleError: with what Deno says, where a module does not exist or is none, or Deno itself is missing.

    """
    kept = FOLDER / "bundles" / f"{_fingerprint(entries, roots, maps, replaced or {})}.json"
    if kept.is_file():
        found: dict[str, str] = json.loads(kept.read_text(encoding="utf-8"))
        return found
    made = _run(entries, replaced or {}, maps=maps)
    kept.parent.mkdir(parents=True, exist_ok=True)
    # Another build may read it while it is written.
    with tempfile.NamedTemporaryFile("w", dir=kept.parent, delete=False, encoding="utf-8") as file:
        json.dump(made, file)
    Path(file.name).replace(kept)
    return made


def entry(module: Path) -> str:
    """Write the first module of a script that starts a module each time that the script runs."""
    return f'import {{ start }} from "{module.as_uri()}";\n\nstart();\n'


def deno() -> str:
    """Find Deno: in this environment, or on the PATH.

    Raises:
        BundleError: where there is none.

    """
    found = shutil.which("deno", path=sysconfig.get_path("scripts")) or shutil.which("deno")
    if found is None:
        raise BundleError(
            "the scripts are not built, and there is no Deno to build them; install it: pip install deno"
        )
    return found


def environment() -> dict[str, str]:
    """Return the variables under which Deno keeps what it fetches in the environment, and asks nobody for news."""
    return {**os.environ, "DENO_DIR": str(FOLDER), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}


def _run(entries: Mapping[str, str], replaced: Mapping[Path, str], *, maps: bool) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        sources, out = Path(folder) / "entries", Path(folder) / "out"
        sources.mkdir()
        # With one entry alone, or with entries of several folders, Deno would name the scripts otherwise.
        files = [sources / name for name in entries]
        for file, text in zip(files, entries.values(), strict=True):
            file.write_text(text, encoding="utf-8")
        options = ["--platform", "browser", "--format", "iife", "--minify", "--outdir", str(out)]
        options += ["--sourcemap=linked"] if maps else []
        options += ["--lock", str(LOCK), "--frozen"] if LOCK.is_file() else []
        options += ["--import-map", str(_import_map(Path(folder), replaced))] if replaced else []
        result = subprocess.run(  # noqa: S603 - Deno, and files of ours
            [deno(), "bundle", "--quiet", "--no-config", *options, *map(str, files)],
            cwd=folder,
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode:
            said = result.stderr.partition("\nStack backtrace:")[0].strip()
            raise BundleError(f"the scripts can't be bundled:\n{said}")
        return {file.name: file.read_text(encoding="utf-8") for file in sorted(out.iterdir())}


def _import_map(folder: Path, replaced: Mapping[Path, str]) -> Path:
    """Write modules that take the place of others, and the map by which imports lead to them."""
    imports = {}
    for number, (module, text) in enumerate(replaced.items()):
        file = folder / "replaced" / str(number) / module.name
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
        imports[module.as_uri()] = file.as_uri()
    path = folder / "imports.json"
    path.write_text(json.dumps({"imports": imports}), encoding="utf-8")
    return path


def _fingerprint(
    entries: Mapping[str, str],
    roots: Iterable[Path],
    maps: bool,  # noqa: FBT001 - of this module alone
    replaced: Mapping[Path, str],
) -> str:
    known = [entries, maps, {str(path): text for path, text in replaced.items()}, deno_version()]
    digest = hashlib.sha256(json.dumps(known).encode())
    for root in roots:
        for path in sorted(path for pattern in MODULES for path in root.rglob(pattern)):
            digest.update(f"\0{path}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def deno_version() -> str:
    """Tell one Deno from another, without starting it."""
    stat = Path(deno()).stat()
    return f"{stat.st_size}-{int(stat.st_mtime)}"
