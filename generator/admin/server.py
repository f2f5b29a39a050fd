"""The small server behind the editing page, on this machine alone: gives the files, takes saves.

Only the page itself may speak to it: it listens on 127.0.0.1, answers to that name alone (another
name would be a page elsewhere that points its own name here), and wants a header that a browser
lets no other page send.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Any
from urllib.parse import unquote, urlsplit

from generator import write
from generator.admin import words_vi as say
from generator.edit import Edits
from generator.errors import ContentError, GeneratorError, Problem
from generator.load import load_bytes
from generator.pipeline import content_files

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
_LEDGER = "permalinks.yml"
_MOST_BYTES = 5_000_000


class AdminServer(ThreadingHTTPServer):
    """Serves the page of `page_files` and the content that it edits."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would let two servers share a port

    def __init__(
        self, pages: Mapping[str, bytes], content_dir: Path, port: int, tell: Callable[[str], None]
    ) -> None:
        self.pages, self.content_dir, self.tell = pages, content_dir.resolve(), tell
        self.saving = Lock()
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def url(self) -> str:
        """Where the page opens."""
        return f"http://127.0.0.1:{self.server_port}/"

    def files(self) -> dict[str, dict[str, str]]:
        """Return what the page may edit: every value as text, and which version of the file it is.

        A file that cannot be read is left out; `cnscd check` tells why.
        """
        found = {}
        for path in content_files(self.content_dir):
            name = path.relative_to(self.content_dir).as_posix()
            if name == _LEDGER:
                continue
            raw = path.read_bytes()
            try:
                data = load_bytes(raw, name).data
            except ContentError:
                continue
            # JSON is YAML in which 0912345678 can only be text.
            text = json.dumps(data, ensure_ascii=False, indent=1)
            found[f"content/{name}"] = {"text": text, "version": _version(raw)}
        return found

    def save(self, uri: str, version: str, text: bytes) -> tuple[int, dict[str, str]]:
        """Take what the page wrote into the file, comments kept; return a status and an answer."""
        name = unquote(uri).removeprefix("content/")
        if name == _LEDGER or name not in self._names():
            return 404, {"message": say.NO_SUCH_FILE.format(name=name)}
        with self.saving:
            path = self.content_dir / name
            if _version(path.read_bytes()) != version:
                return 409, {"message": say.CHANGED_ELSEWHERE.format(name=name)}
            try:
                self._take(name, text)
            except (GeneratorError, OSError) as error:
                return 422, {"message": str(error)}
            self.tell(say.SAVED.format(name=f"{self.content_dir.name}/{name}"))
            return 200, {"message": "", "version": _version(path.read_bytes())}

    def _names(self) -> set[str]:
        paths = content_files(self.content_dir)
        return {path.relative_to(self.content_dir).as_posix() for path in paths}

    def _take(self, name: str, text: bytes) -> None:
        edits = Edits(self.content_dir)
        data = load_bytes(text, name).data
        if isinstance(data, dict):
            edits.update(name, data)
        try:
            edits.save()
        except ContentError as error:
            # What was wrong before, elsewhere, must not keep a correction from being saved.
            if _mistakes(error) - self._mistakes_before():
                raise
            write.write_together({self.content_dir / it: raw for it, raw in edits.changes.items()})

    def _mistakes_before(self) -> set[tuple[str, str]]:
        try:
            Edits(self.content_dir).check()
        except ContentError as error:
            return _mistakes(error)
        return set()


def _mistakes(error: ContentError) -> set[tuple[str, str]]:
    def key(problem: Problem) -> tuple[str, str]:
        return problem.pos.path, problem.message

    return {key(problem) for problem in error.problems}


def _version(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


class _Handler(BaseHTTPRequestHandler):
    server: AdminServer

    def do_GET(self) -> None:
        path = urlsplit(self.path).path.lstrip("/") or "index.html"
        if not self._comes_from_here():
            self._answer(403, say.NOT_FROM_HERE.encode(), ".txt")
        elif path == "noi-dung":
            if self.headers.get("X-Cnscd"):
                self._answer(200, json.dumps(self.server.files()).encode(), ".json")
            else:
                self._answer(403, say.NOT_FROM_HERE.encode(), ".txt")
        elif path in self.server.pages:
            self._answer(200, self.server.pages[path], PurePosixPath(path).suffix)
        else:
            self._answer(404, b"", ".txt")

    def do_PUT(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        path = urlsplit(self.path).path.lstrip("/")
        if not self._comes_from_here() or not self.headers.get("X-Cnscd") or length > _MOST_BYTES:
            self._answer(403, say.NOT_FROM_HERE.encode(), ".txt")
            return
        body = self.rfile.read(length)
        version = self.headers.get("X-Version", "")
        status, answer = self.server.save(path.removeprefix("noi-dung/"), version, body)
        self._answer(status, json.dumps(answer).encode(), ".json")

    def _comes_from_here(self) -> bool:
        own = {f"{name}:{self.server.server_port}" for name in ("127.0.0.1", "localhost")}
        origin = self.headers.get("Origin")
        return self.headers.get("Host") in own and (
            origin is None or origin.removeprefix("http://") in own
        )

    def _answer(self, status: int, body: bytes, suffix: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the window for what the officer saved."""
