"""Where the preview is served: a port that is free, and whether somebody sits at a screen."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import sys

from generator.errors import GeneratorError
from generator.preview import words_vi as words

_NEXT = 20  # so many ports are tried after the usual one


def choose_address(asked: str | None, usual: tuple[str, int]) -> tuple[str, int]:
    """Return the host and port to serve at: what was asked for, or the first free one from usual.

    Raises:
        GeneratorError: what was asked for is no address, or another program listens there.
    """
    if asked is None:
        host, first = usual
        for port in range(first, first + _NEXT):
            if _is_free(host, port):
                return host, port
        raise GeneratorError(words.PORT_TAKEN.format(port=first, next=first + _NEXT))
    match = re.fullmatch(r"(?:https?://)?(?:\[([^\]]+)\]|([^:/]+)):(\d{1,5})/?", asked.strip())
    if not match or not 0 < int(match[3]) < 65536:
        raise GeneratorError(words.ADDRESS_WRONG.format(address=asked))
    host, port = match[1] or match[2], int(match[3])
    if not _is_free(host, port):
        raise GeneratorError(words.PORT_TAKEN.format(port=port, next=port + 1))
    return host, port


def has_screen() -> bool:
    """Return whether a browser opened here would be seen."""
    if "CI" in os.environ or "SSH_CONNECTION" in os.environ:
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _is_free(host: str, port: int) -> bool:
    """Return whether a server can begin here.

    Raises:
        GeneratorError: host is no address of this machine.
    """
    try:
        [found, *_] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise GeneratorError(words.NOT_THIS_MACHINE.format(host=host)) from error
    family, address = found[0], found[4]
    # Windows lets two servers share a port when both ask to reuse it, and MkDocs' does.
    with socket.socket(family, socket.SOCK_STREAM) as caller:
        caller.settimeout(0.2)
        with contextlib.suppress(OSError):
            caller.connect(address)
            return False
    with socket.socket(family, socket.SOCK_STREAM) as server:
        if os.name == "posix":
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind(address)
        except OSError:
            return False  # also where Windows keeps ports for itself
    return True
