"""Is this machine fit: Python, packages, disk, folder, screen."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from generator import write
from generator.doctor import words_vi as words
from generator.doctor.finding import Finding, good, note, todo
from generator.doctor.windows import shared_folder
from generator.errors import GeneratorError
from generator.text_vi import with_comma

WANTED_GB = 1.0
"""The shipped site with its cache takes 0.4 GB, twice that while it is replaced."""
_OLDEST = (3, 11)
_DRIVE_REMOTE = 4  # GetDriveTypeW


def check_machine(root: Path) -> Iterator[Finding]:
    """Yield what can be told of the machine without the content; root is where mkdocs.yml is."""
    yield python_finding(sys.version_info[:3], sys.maxsize > 2**32)
    yield packages_finding(root / "requirements.lock")
    yield disk_finding(shutil.disk_usage(root).free)
    yield from _folder(root)
    yield screen_finding(sys.stdout.encoding or "")


def python_finding(version: tuple[int, ...], is_64_bit: bool) -> Finding:
    """Return whether this Python will do."""
    shown = ".".join(map(str, version))
    if version < _OLDEST:
        return todo(words.PYTHON_OLD.format(version=shown), words.PYTHON_OLD_DO)
    if not is_64_bit:
        return todo(words.PYTHON_32, words.PYTHON_32_DO)
    return good(words.PYTHON_GOOD.format(version=shown))


def packages_finding(lock: Path) -> Finding:
    """Return whether the packages installed are those of the lock."""
    if not lock.is_file():
        return note(words.NO_LOCK, words.NO_LOCK_DO)
    wanted: dict[str, set[str]] = {}
    conditional = set()
    for name, version, condition in re.findall(
        r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)\s*(;[^\\\n]*)?", lock.read_text("utf-8"), re.MULTILINE
    ):
        wanted.setdefault(name, set()).add(version)
        if condition:
            conditional.add(name)
    wrong = []
    for name, versions in wanted.items():
        try:
            found = metadata.version(name)
        except metadata.PackageNotFoundError:
            if name not in conditional:
                wrong.append(name)
            continue
        if found not in versions:
            wrong.append(f"{name} {found}")
    if wrong:
        names = ", ".join(sorted(wrong))
        return todo(words.PACKAGES_WRONG.format(names=names), words.PACKAGES_WRONG_DO)
    return good(words.PACKAGES_GOOD.format(count=len(wanted)))


def disk_finding(free: int) -> Finding:
    """Return whether free bytes are enough for a site and its cache."""
    gigabytes = with_comma(free / 1e9)
    if free / 1e9 < WANTED_GB:
        wanted = f"{WANTED_GB:.0f}"
        text = words.DISK_FULL.format(free=gigabytes)
        return todo(text, words.DISK_FULL_DO.format(wanted=wanted))
    return good(words.DISK_GOOD.format(free=gigabytes))


def _folder(root: Path) -> Iterator[Finding]:
    """Yield whether the folder takes what we write, at once and for us alone."""
    try:
        held = write.try_out(root / ".thu-ghi")
    except OSError as error:
        reason = error.strerror or str(error)
        yield todo(words.WRITE_BAD.format(reason=reason), words.WRITE_BAD_DO)
        return
    yield note(words.RENAME_SLOW, words.RENAME_SLOW_DO) if held else good(words.WRITE_GOOD)
    try:
        with write.alone(root / "site"):
            pass
    except GeneratorError:
        yield note(words.BUSY, words.BUSY_DO)
    if where := shared_folder(str(root)) or _network_drive(root):
        yield note(words.FOLDER_SHARED.format(where=where), words.FOLDER_SHARED_DO)


def _network_drive(root: Path) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW(root.anchor)
    return words.NETWORK if kind == _DRIVE_REMOTE else ""


def screen_finding(encoding: str) -> Finding:
    """Return whether an output of encoding shows every Vietnamese letter."""
    try:
        "Tổ dân phố số 1: ệ ữ ằ đ →".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return note(words.SCREEN_BAD.format(encoding=encoding), words.SCREEN_BAD_DO)
    return good(words.SCREEN_GOOD)
