"""A local web server that compresses as a good host does and remembers what it sent."""

from __future__ import annotations

import gzip
import mimetypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".md"}


@dataclass
class Served:
    """A site being served: its address, and (path, body bytes on the wire) of every answer."""

    url: str = ""
    sent: list[tuple[str, int]] = field(default_factory=list)


@contextmanager
def served(site: Path) -> Iterator[Served]:
    """Serve site at the root of a free port of this machine, gzip -9 for text.

    What the server sends is counted, not what the page's target reports: requests of workers
    (importScripts, fetch, WebAssembly) are then counted too, whatever started them.
    """
    state = Served()
    handler = partial(_Handler, site.resolve(), state)
    with _Server(("127.0.0.1", 0), handler) as server:
        state.url = f"http://127.0.0.1:{server.server_port}/"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield state
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True  # a browser keeps its connections open

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when the browser left before the end: its page was closed."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, site: Path, state: Served, *args: Any) -> None:
        self.site, self.state = site, state
        super().__init__(*args)

    def do_GET(self) -> None:
        uri = unquote(urlsplit(self.path).path).lstrip("/")
        path = self.site / uri
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = wire_body(path)
        self.send_response(200)
        self.send_header("Content-Type", mimetypes.guess_type(path.name)[0] or "application/wasm")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        if path.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.state.sent.append((uri, len(body)))
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the report quiet."""


@lru_cache(maxsize=4096)
def wire_body(path: Path) -> bytes:
    """Return the bytes that travel for the file at path."""
    body = path.read_bytes()
    return gzip.compress(body, 9, mtime=0) if path.suffix in COMPRESSED else body
