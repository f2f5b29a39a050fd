"""The whole run on one screen: load → validate → plan → (render, in press.py) → write."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from generator import messages_vi as say
from generator.errors import ContentError, Problem, SourcePos
from generator.load import Document, load_file
from generator.model.public import PublicContent
from generator.validate import validate


@dataclass(frozen=True)
class Checked:
    """Valid content and what an editor should still look at."""

    content: PublicContent
    warnings: tuple[Problem, ...]


def check(content_dir: Path) -> Checked:
    """Load and validate every content file.

    Raises:
        ContentError: every problem of every file, found in one run.
    """
    if not content_dir.is_dir():
        name = content_dir.as_posix()
        message = say.NO_CONTENT.format(name=name)
        raise ContentError([Problem(SourcePos(name), message, say.NO_CONTENT_HINT)])
    documents: list[Document] = []
    unreadable: list[Problem] = []
    for path in content_files(content_dir):
        try:
            documents.append(load_file(path, root=content_dir.parent))
        except ContentError as error:
            unreadable.extend(error.problems)
    return Checked(*validate(documents, _pictures(content_dir), unreadable))


def content_files(content_dir: Path) -> list[Path]:
    """Return every YAML file under content_dir, in an order that is the same on all machines."""
    files = [path for path in content_dir.rglob("*") if path.suffix.lower() in {".yml", ".yaml"}]
    return sorted(files, key=lambda path: path.relative_to(content_dir).as_posix())


def _pictures(content_dir: Path) -> frozenset[str]:
    root = content_dir / "pictures"
    return frozenset(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
