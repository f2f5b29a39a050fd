"""Adding codes to content/permalinks.yml: lines at the end, nothing else touched."""

from __future__ import annotations

from pathlib import Path

from generator import pipeline, write
from generator.errors import ContentError, UnrecordedCode


def record_new_codes(content_dir: Path) -> list[str]:
    """Append every code that is in use and not recorded, dated with the release; return them.

    Raises:
        ContentError: the content has another mistake; then nothing is written.
    """
    try:
        pipeline.check(content_dir)
    except ContentError as error:
        new = [problem for problem in error.problems if isinstance(problem, UnrecordedCode)]
        mistakes = [p for p in error.problems if not p.is_warning and p not in new]
        if mistakes:
            raise ContentError(mistakes) from error
        path = content_dir / "permalinks.yml"
        text = path.read_text(encoding="utf-8").rstrip("\n")
        lines = [f"  - {{code: {p.code}, kind: {p.kind}, released: {p.released}}}" for p in new]
        write.write_file(path, "\n".join([text, *lines, ""]).encode())
        return [problem.code for problem in new]
    return []
