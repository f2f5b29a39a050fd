"""What a site was built of, as one short text: is the site of before the site of now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from generator import write

_FOLDER = "built"


def digest_of(folders: Iterable[Path]) -> str:
    """Return one text for all that stands in folders; another file, name or byte, another text."""
    digest = hashlib.sha256()
    for folder in folders:
        paths = [folder] if folder.is_file() else folder.rglob("*")
        for path in sorted(path for path in paths if path.is_file()):
            if not path.name.startswith((".", "~")) and not path.name.endswith("~"):
                content = hashlib.sha256(path.read_bytes()).hexdigest()
                digest.update(f"{path.relative_to(folder.parent).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def remember(cache_dir: Path, site_dir: Path, digest: str) -> None:
    """Note in the cache what the site, now finished, was built of; "" for no whole site."""
    write.write_file(_note(cache_dir, site_dir), f"{digest} {_version(site_dir)}\n".encode())


def is_current(cache_dir: Path, site_dir: Path, digest: str) -> bool:
    """Return whether this very site was built of what has this digest."""
    note = _note(cache_dir, site_dir)
    return note.is_file() and note.read_text("utf-8").split() == [digest, _version(site_dir)]


def _note(cache_dir: Path, site_dir: Path) -> Path:
    return cache_dir.parent / _FOLDER / site_dir.absolute().name


def _version(site_dir: Path) -> str:
    mark = site_dir / write.SITE_MARK
    return hashlib.sha256(mark.read_bytes()).hexdigest() if mark.is_file() else ""
