"""A real browser and a plain web server that knows the site only under a sub-path."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, sync_playwright

SUB_PATH = "/cong/cnscd/"
"""Where a provincial portal might hang the site."""

WITHOUT_WORKER = {"service_workers": "block"}
"""Options of a browser context that meets each page as if for the first time."""

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium_path() -> str:
    """Return the installed Chromium; the checks of this project are worth nothing without it."""
    for name in _NAMES:
        if path := shutil.which(name):
            return path
    raise FileNotFoundError(f"no browser found: install one of {', '.join(_NAMES)}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser of this machine, nothing downloaded."""
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def served(
    site: Path, sub_path: str = SUB_PATH, asked: Callable[[str], object] = str
) -> Iterator[str]:
    """Serve site under sub_path on this machine; give its address. All else is 404.

    Each path is given to asked before it is answered.
    """
    handler = partial(_Handler, directory=str(site), sub_path=sub_path, asked=asked)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{sub_path}"
        finally:
            server.shutdown()
            thread.join()


class _Handler(SimpleHTTPRequestHandler):
    """Answers as a web server set up for the site does: the site's own 404 page included."""

    def __init__(
        self, *args: Any, sub_path: str, asked: Callable[[str], object], **kwargs: Any
    ) -> None:
        self.sub_path, self.asked = sub_path, asked
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.sub_path):
            return str(Path(self.directory) / "outside the site")
        return super().translate_path("/" + path.removeprefix(self.sub_path))

    def do_GET(self) -> None:
        self.asked(self.path)
        super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not self.path.startswith(self.sub_path) or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the test report quiet."""
