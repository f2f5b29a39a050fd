"""The preview while content is wrong: the browser shows what to mend, not a dead page.

It stands before the server of MkDocs and changes only answers that are pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from generator.errors import GeneratorError
from generator.preview.address import choose_address, has_screen
from generator.preview.page import render_alone, render_box

App = Callable[..., Iterable[bytes]]
"""A WSGI application."""


class Preview:
    """What the last build came to, and the answers a browser gets meanwhile.

    `failure` is what stopped the last build, None when it went well.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.failure: GeneratorError | None = None

    def before(self, app: App) -> App:
        """Return app with the problems, while there are some, laid over each page it answers."""

        def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            if not _is_page(environ.get("PATH_INFO", "")):
                return app(environ, start_response)
            status, headers, body = _answer_of(app, environ)
            if failure := self.failure:
                status, headers, body = self._with_problems(failure, status, headers, body)
            start_response(status, headers)
            return [body]

        return answer

    def _with_problems(
        self, failure: GeneratorError, status: str, headers: list[tuple[str, str]], body: bytes
    ) -> tuple[str, list[tuple[str, str]], bytes]:
        if status.startswith("3"):
            return status, headers, body
        if status.startswith("200"):
            box = render_box(failure, self._line_of).encode()
            head, end, tail = body.rpartition(b"</body>")
            body = head + box + end + tail if end else body + box
        else:
            status, body = "200 OK", render_alone(failure, self._line_of).encode()
        kept = [(name, value) for name, value in headers if name.lower() not in _OURS]
        return status, [*kept, ("Content-Type", "text/html; charset=utf-8")], body

    def _line_of(self, name: str, line: int) -> str:
        """Return a line of a content file; "" where there is none (any more)."""
        try:
            lines = (self.root / name).read_text("utf-8-sig", "replace").splitlines()
        except OSError:
            return ""
        return lines[line - 1].strip() if 0 < line <= len(lines) else ""


_OURS = {"content-length", "content-type"}


def _is_page(path: str) -> bool:
    if path.startswith("/livereload/"):
        return False
    return path.endswith(("/", ".html")) or "." not in path.rpartition("/")[2]


def _answer_of(app: App, environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
    """Return the whole answer of app: status, headers, body."""
    told: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        told[:] = [status, headers]

    pieces = app(environ, start_response)
    try:
        body = b"".join(pieces)
    finally:
        close = getattr(pieces, "close", None)
        if close:
            close()
    return told[0], told[1], body


__all__ = ["Preview", "choose_address", "has_screen"]
