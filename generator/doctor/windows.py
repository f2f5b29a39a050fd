"""What Windows wants of the names of files, checked on any system."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PureWindowsPath

from generator.doctor import words_vi as words
from generator.doctor.finding import Finding, good, todo

MAX_PATH = 259
"""Characters of a path that every program on Windows can open (MAX_PATH without its ending 0)."""
ROOM_WHILE_BUILDING = len(r"\.site.partial" + ".") + len(".1234567890")
"""What a path is longer by while it is made: the folder beside `site`, the name until renamed."""
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)


def bad_names(uris: Iterable[str]) -> Iterator[str]:
    """Yield what is wrong with uris as names on Windows: reserved, ending wrong, alike, …"""
    known: dict[str, str] = {}
    for uri in sorted(set(uris)):
        parts = uri.split("/")
        for part in parts:
            if not part or _FORBIDDEN.search(part) or part[-1] in ". " or _RESERVED.match(part):
                yield words.NAME_RESERVED.format(name=uri)
                break
        for length in range(1, len(parts) + 1):
            path = "/".join(parts[:length])
            other = known.setdefault(path.casefold(), path)
            if other != path:
                yield words.NAME_CLASH.format(one=other, other=path)
                break


def longest(uris: Iterable[str], root: str) -> tuple[int, str]:
    """Return how long the longest path becomes under the folder root, and which one that is."""
    name = max(uris, key=len, default="")
    whole = len(str(PureWindowsPath(root, name))) + ROOM_WHILE_BUILDING
    return whole, name


def check_names(uris: Iterable[str], root: str) -> Iterator[Finding]:
    """Yield what Windows will say to the files of a site in the folder root."""
    uris = set(uris)
    bad = list(bad_names(uris))
    yield from (todo(text, words.NAME_DO) for text in bad)
    if not bad:
        yield good(words.NAMES_GOOD.format(count=len(uris)))
    length, name = longest(uris, root)
    if length > MAX_PATH:
        text = words.PATH_LONG.format(length=length, most=MAX_PATH, name=name)
        yield todo(text, words.PATH_LONG_DO)
    else:
        yield good(words.PATH_GOOD.format(length=length, most=MAX_PATH))


def shared_folder(root: str) -> str:
    """Return the cloud or network place that the folder root lies in, "" when it lies here."""
    path = PureWindowsPath(root)
    if path.drive.startswith("\\\\"):
        return words.NETWORK
    clouds = ("OneDrive", "Google Drive", "GoogleDrive", "Dropbox", "iCloudDrive")
    for part in path.parts:
        for cloud in clouds:
            if part.lower().startswith(cloud.lower()):
                return cloud
    return ""
