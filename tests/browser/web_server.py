"""A quiet web server for a folder."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".xml"}


@functools.cache
def compressed(path: Path, _changed: int) -> bytes:
    """Compress a file once: a browser that is new asks for everything."""
    return gzip.compress(path.read_bytes(), mtime=0)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


class CompressingHandler(QuietHandler):
    """Sends text compressed, as hosts do, and lets a browser keep it."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(urlsplit(self.path).path))
        if path.suffix not in COMPRESSED or not path.is_file():
            super().do_GET()
            return
        content = compressed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(content)


@contextlib.contextmanager
def serve_compressed(folder: Path) -> Iterator[str]:
    """Serve a folder as a host does, and give its address."""
    with serve(folder, CompressingHandler) as address:
        yield address


@contextlib.contextmanager
def serve(folder: Path, kind: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """Serve a folder, which need not be there yet, and give its address."""
    handler = functools.partial(kind, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
