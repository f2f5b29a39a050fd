"""The only disk writer: a temporary place first, then a rename."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.errors import GeneratorError

SITE_MARK = "in/manifest.json"
"""A folder that holds this file is a site we made, and may be replaced."""


def partial_dir(final: Path, mark: str | None = SITE_MARK) -> Path:
    """Return an empty folder beside final to build in; what a killed build left there is removed.

    Raises:
        GeneratorError: final holds files but not the mark of a folder we made.
    """
    restore(final)
    if mark is not None:
        _refuse_foreign(final, mark)
    partial = final.with_name(f".{final.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    return partial


def publish(final: Path) -> None:
    """Put the finished partial folder in final's place; the old one is dropped afterwards.

    Raises:
        GeneratorError: the system holds final, as Windows does while a file in it is open.
    """
    partial, previous = final.with_name(f".{final.name}.partial"), _previous(final)
    try:
        if final.exists():
            final.rename(previous)
        partial.rename(final)
    except OSError as error:
        restore(final)
        raise GeneratorError(
            f"không thay được thư mục '{final.name}': {error.strerror}\n"
            "    gợi ý: đóng tệp, cửa sổ đang mở trong thư mục này rồi chạy lại"
        ) from error
    shutil.rmtree(previous, ignore_errors=True)


def discard(final: Path) -> None:
    """Remove the partial folder of a build that failed."""
    shutil.rmtree(final.with_name(f".{final.name}.partial"), ignore_errors=True)


def restore(final: Path) -> None:
    """Bring back the last good folder if a kill came between the two renames of `publish`."""
    previous = _previous(final)
    if not previous.exists():
        return
    if final.exists():
        shutil.rmtree(previous)
    else:
        previous.rename(final)


def write_file(path: Path, data: bytes) -> None:
    """Write data to path so that a reader sees the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.write_bytes(data)
    partial.replace(path)


def keep_only(folder: Path, names: Iterable[str]) -> None:
    """Remove from folder every entry that is not in names."""
    wanted = set(names)
    if folder.is_dir():
        for entry in sorted(folder.iterdir()):
            if entry.name not in wanted:
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()


def _previous(final: Path) -> Path:
    return final.with_name(f".{final.name}.previous")


def _refuse_foreign(final: Path, mark: str) -> None:
    if final.is_dir() and any(final.iterdir()) and not (final / mark).is_file():
        raise GeneratorError(
            f"thư mục '{final.name}' đang chứa thứ khác, không ghi đè\n"
            "    gợi ý: chọn thư mục khác, hoặc tự xoá thư mục này nếu chắc là không cần"
        )
