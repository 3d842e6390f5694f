"""Puts the widget's scripts into a wheel, bundled, so that a site that installs the engine needs no Deno."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ScriptsHook(BuildHookInterface[Any]):
    """Bundles the scripts and adds them to the package's files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle before the files are gathered; what is installed to be edited bundles its modules itself."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "hooks"))
        from selfcheck.assets import build  # noqa: PLC0415 - the path is only known now

        self._folder = TemporaryDirectory()
        for name, text in build().items():
            path = Path(self._folder.name) / name
            path.write_text(text, encoding="utf-8")
            build_data["force_include"][str(path)] = f"selfcheck/built/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - the interface
        """Remove what was bundled: it is in the wheel."""
        if version != "editable":
            self._folder.cleanup()
