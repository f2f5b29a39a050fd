"""Comments that an editor on a git host dropped, given back from a copy of before."""

from __future__ import annotations

from pathlib import Path

from generator.edit import Edits
from generator.load import load_file
from generator.pipeline import content_files


def bring_back(content_dir: Path, before_dir: Path) -> list[str]:
    """Give each file the comments and the order of its copy; what the files say stays.

    Returns:
        The names of the files changed.

    Raises:
        ContentError: the content or the copy is wrong; nothing is written.
        GeneratorError: a file could not be written; every file is as it was.
    """
    edits = Edits(content_dir)
    for path in content_files(content_dir):
        name = path.relative_to(content_dir).as_posix()
        before = before_dir / name
        if not before.is_file() or before.read_bytes() == path.read_bytes():
            continue
        data = load_file(path, root=content_dir.parent).data
        copy = Edits(before_dir)
        if isinstance(data, dict):
            copy.update(name, data)
        raw = copy.changes.get(name) or before.read_bytes()
        edits.create(name, raw.decode("utf-8"))
    return edits.save()
