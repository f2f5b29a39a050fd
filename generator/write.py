"""The only disk writer: a temporary place first, then a rename."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator import messages_vi as say
from generator.errors import GeneratorError

SITE_MARK = "in/manifest.json"
"""A folder that holds this file is a site we made, and may be replaced."""


def partial_dir(final: Path, mark: str) -> Path:
    """Return an empty folder beside final to build in; what a killed build left there is removed.

    Args:
        final: the folder that `publish` will replace.
        mark: a file that every folder we made holds.

    Raises:
        GeneratorError: final holds files but not the mark.
    """
    restore(final)
    if final.is_dir() and any(final.iterdir()) and not (final / mark).is_file():
        raise GeneratorError(
            f"thư mục '{final.name}' đang chứa thứ khác, không ghi đè\n"
            "    gợi ý: chọn thư mục khác, hoặc tự xoá thư mục này nếu chắc là không cần"
        )
    partial = _beside(final, "partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    return partial


def publish(final: Path) -> None:
    """Put the finished partial folder in final's place; the old one is dropped afterwards.

    Raises:
        GeneratorError: the system holds final, as Windows does while a file in it is open.
    """
    partial, previous = _beside(final, "partial"), _beside(final, "previous")
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
    shutil.rmtree(_beside(final, "partial"), ignore_errors=True)


def restore(final: Path) -> None:
    """Bring back the last good folder if a kill came between the two renames of `publish`."""
    previous = _beside(final, "previous")
    if not previous.exists():
        return
    if final.exists():
        shutil.rmtree(previous)
    else:
        previous.rename(final)


@contextlib.contextmanager
def alone(final: Path) -> Iterator[None]:
    """Hold final against a second build; the system lets go even when the build is killed.

    Raises:
        GeneratorError: another build is at work on final.
    """
    final.parent.mkdir(parents=True, exist_ok=True)
    with _beside(final, "lock").open("a") as lock:
        try:
            _lock(lock.fileno())
        except OSError as error:
            raise GeneratorError(
                f"đang có một lần làm khác ghi vào '{final.name}'\n"
                "    gợi ý: chờ lần đó xong rồi chạy lại"
            ) from error
        yield


@contextlib.contextmanager
def temporary_dir() -> Iterator[Path]:
    """Give a folder for a while; on Windows what is still open in it may stay behind."""
    with tempfile.TemporaryDirectory(prefix="cnscd-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def try_out(path: Path) -> bool:
    """Write, rename and remove a small file; return whether another program held it meanwhile.

    Raises:
        OSError: the folder cannot be written to.
    """
    other = path.with_name(f"{path.name}.2")
    path.write_bytes(b"\0")
    try:
        path.replace(other)
    except PermissionError:
        path.unlink(missing_ok=True)
        return True
    other.unlink(missing_ok=True)
    return False


def write_file(path: Path, data: bytes) -> None:
    """Write data to path so that a reader sees the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = _partial(path)
    partial.write_bytes(data)
    try:
        partial.replace(path)
    except PermissionError as error:
        partial.unlink()
        raise _is_open(path) from error


def replace_folder(
    final: Path, files: Mapping[str, bytes], mark: str, copies: Mapping[str, Path] | None = None
) -> None:
    """Put a folder of files in final's place, whole or not at all; mark is one of the files.

    What copies names is copied from there.

    Raises:
        GeneratorError: final holds something else, or is open in another program.
    """
    partial = partial_dir(final, mark)
    try:
        for name, data in files.items():
            path = partial / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        for name, source in (copies or {}).items():
            path = partial / name
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, path)
        publish(final)
    finally:
        discard(final)


@contextlib.contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give a place to write a large file to; it takes path's place when all went well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = _partial(path)
    try:
        yield partial
        partial.replace(path)
    except PermissionError as error:
        raise _is_open(path) from error
    finally:
        partial.unlink(missing_ok=True)


def published_around(path: Path) -> Path | None:
    """Return the folder that path would lie in and be published with, None when there is none.

    That is a finished site, or the `docs` folder beside a mkdocs.yml.
    """
    path = path.absolute()
    for it in (path, *path.parents):
        is_source = it.name == "docs" and (it.parent / "mkdocs.yml").is_file()
        if is_source or (it / SITE_MARK).is_file():
            return it
    return None


def write_together(changes: Mapping[Path, bytes | None]) -> None:
    """Write several files, or remove those without data: all of them, or none.

    A folder in which nothing is left goes with its last file, and the one around it.

    Raises:
        GeneratorError: a file is open in another program; every file is as it was.
    """
    before = {path: path.read_bytes() if path.is_file() else None for path in changes}
    ready = {path: _partial(path) for path, data in changes.items() if data is not None}
    done: list[Path] = []
    try:
        for path, partial in ready.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(changes[path] or b"")
        for path in sorted(changes, key=lambda path: changes[path] is None):  # removed last
            done.append(path)
            if path in ready:
                ready[path].replace(path)
            else:
                remove_file(path)
    except BaseException as error:  # also Ctrl+C
        for path in reversed(done):
            _put_back(path, before[path])
        if isinstance(error, PermissionError):
            raise _is_open(done[-1] if done else next(iter(changes))) from error
        raise
    finally:
        for partial in ready.values():
            partial.unlink(missing_ok=True)
    for path in (path for path, data in changes.items() if data is None):
        for folder in list(path.parents)[:2]:
            with contextlib.suppress(OSError):  # something is left in it
                folder.rmdir()


def _put_back(path: Path, data: bytes | None) -> None:
    """Make path as it was, unless it is: what could not be replaced is."""
    if data is None:
        remove_file(path)
    elif not path.is_file() or path.read_bytes() != data:
        write_file(path, data)


def _partial(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}")


def remove_file(path: Path) -> bool:
    """Remove the file at path; return whether there was one."""
    existed = path.is_file()
    try:
        path.unlink(missing_ok=True)
    except PermissionError as error:
        raise _is_open(path) from error
    return existed


def _is_open(path: Path) -> GeneratorError:
    """Return what to say on Windows, where a file that a program shows cannot be replaced."""
    return GeneratorError(say.FILE_IS_OPEN.format(name=path.name))


def copy_tree(source: Path, target: Path) -> None:
    """Copy a folder with all that is in it."""
    shutil.copytree(source, target)


def keep_only(folder: Path, names: Iterable[str]) -> None:
    """Remove from folder every entry that is not in names."""
    wanted = set(names)
    if folder.is_dir():
        for entry in sorted(folder.iterdir()):
            if entry.name not in wanted:
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()


def remove_with_folders(path: Path, top: Path) -> None:
    """Remove a file, and the folders under top that it leaves empty."""
    remove_file(path)
    for folder in path.parents:
        if folder == top or any(folder.iterdir()):
            return
        folder.rmdir()


def drop_leftovers(final: Path) -> None:
    """Remove what builds that were killed, or met an open file, left beside final.

    Call it after `publish`. What is still open in a program stays.
    """
    for what in ("partial", "previous"):
        shutil.rmtree(_beside(final, what), ignore_errors=True)
    for path in final.parent.glob(f".{final.name}*.zip.*"):  # a zip that was being written
        if path.suffix[1:].isdigit():
            path.unlink(missing_ok=True)


def _beside(final: Path, what: str) -> Path:
    return final.with_name(f".{final.name}.{what}")


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
