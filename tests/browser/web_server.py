"""A quiet web server for a folder."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".xml"}
# An empty page, from which a test's storage is cleared.
BLANK = "/tests-blank"


@functools.cache
def compressed(path: Path, _changed: int) -> bytes:
    """Compress a file once: a browser that is new asks for everything."""
    return gzip.compress(path.read_bytes(), mtime=0)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass

    def do_GET(self) -> None:
        if self.path != BLANK:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "0")
        self.end_headers()


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


@dataclass
class Host:
    """A web server that can be told to serve other files, to lack some, or to be out of reach."""

    folders: dict[str, Path]
    """What it serves, by the folder's place on the host, such as "/guide/"."""
    lost: set[str] = field(default_factory=set)
    """Files at which the network breaks off; "*" stands for all."""
    gone: set[str] = field(default_factory=set)
    keeps: bool = False
    """Whether browsers may use what they have loaded for ten minutes without asking again."""
    asked: list[str] = field(default_factory=list)
    address: str = ""


def handler_of(host: Host) -> type[QuietHandler]:
    """Make the class that answers for a host."""

    class MoodyHandler(QuietHandler):
        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            host.asked.append(path)
            if "*" in host.lost or path in host.lost:
                self.close_connection = True
                return
            if path in host.gone:
                self.send_error(404)
                return
            # Two versions that a test writes in the same second are not the same.
            del self.headers["If-Modified-Since"]
            super().do_GET()

        def end_headers(self) -> None:
            self.send_header("Cache-Control", "max-age=600" if host.keeps else "no-cache")
            super().end_headers()

        def translate_path(self, path: str) -> str:
            plain = unquote(urlsplit(path).path)
            places = [place for place in host.folders if plain.startswith(place)]
            if not places:
                return str(Path("/nowhere"))
            place = max(places, key=len)
            self.directory = str(host.folders[place])
            return super().translate_path(quote(plain.removeprefix(place.rstrip("/"))))

    return MoodyHandler


@contextlib.contextmanager
def serve_host(folders: dict[str, Path]) -> Iterator[Host]:
    """Serve folders at places of one host, in a mood that a test chooses."""
    host = Host(folders)
    with serve(Path(), handler_of(host)) as address:
        host.address = address
        yield host
