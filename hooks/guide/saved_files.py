"""Lists the files that a browser saves for offline use, each with its hash, in the site's service worker."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING

from guide import theme_scripts

if TYPE_CHECKING:
    from collections.abc import Mapping

LIST = re.compile(r"^globalThis\.siteVersion=.*\n")
# What no page on the web asks for. The sitemap is saved: instant navigation follows it, and one of another version would
# lead a page to pages of that version.
LEFT_OUT = re.compile(
    r"""
    .*\.map                                # for those who look into scripts
    | _headers | sitemap\.xml\.gz          # for hosts
    | sw\.js                               # the browser keeps it by itself
    | downloads/.*                         # the guide in other forms
    | search/search_index\.js              # a page in a folder reads it, one on the web the same as JSON
    | assets/selfcheck/(store\.html|hub\.js|on-file\.js)  # keep answers for pages in a folder
    | assets/javascripts/lunr/.*           # the search in other languages than English
    """,
    re.VERBOSE,
)


def saved(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a site that its readers need on the web.

    Args:
        files: each file of the site by its path

    """
    return {path: content for path, content in sorted(files.items()) if not LEFT_OUT.fullmatch(path)}


def with_list(worker: str, files: Mapping[str, bytes]) -> str:
    """Put the list of a site's files before its service worker; the worker's bytes change when any of them does.

    Args:
        worker: the script, with an older list or without
        files: each file of the site by its path

    """
    kept = saved(files)
    hashes = {path: _hash(content) for path, content in kept.items()}
    written = json.dumps(hashes, ensure_ascii=False, separators=(",", ":"))
    version = {
        "version": hashlib.sha256(written.encode()).hexdigest()[:16],
        "bytes": sum(map(len, kept.values())),
        "files": hashes,
    }
    line = json.dumps(version, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.siteVersion={line};\n{LIST.sub('', worker, count=1)}"


def add_list(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a site's files with the list in the worker, where it has one."""
    if theme_scripts.WORKER not in files:
        return dict(files)
    worker = files[theme_scripts.WORKER].decode()
    return {**files, theme_scripts.WORKER: with_list(worker, files).encode()}


def _hash(content: bytes) -> str:
    """Return the hash of a file as the worker computes it."""
    return base64.b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
