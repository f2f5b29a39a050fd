"""Adding codes to content/permalinks.yml: lines at the end, nothing else touched."""

from __future__ import annotations

import re
from pathlib import Path

from generator import pipeline, write
from generator.errors import ContentError, GeneratorError, UnrecordedCode
from generator.load import parse


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
        _append(content_dir / "permalinks.yml", new)
        return [problem.code for problem in new]
    return []


def _append(path: Path, new: list[UnrecordedCode]) -> None:
    """Add a line a code, indented and ended as the lines before them."""
    text = path.read_bytes().decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    [*_, indent] = re.findall(r"^([ ]*)- ", text, re.MULTILINE) or ["  "]
    lines = [f"{indent}- {{code: {p.code}, kind: {p.kind}, released: {p.released}}}" for p in new]
    longer = newline.join([text.rstrip("\r\n"), *lines, ""])
    before, after = parse(text, path.name).data, parse(longer, path.name).data
    only_longer = (
        isinstance(before, dict)
        and isinstance(after, dict)
        and after["codes"] == [*before["codes"], *after["codes"][len(before["codes"]) :]]
    )
    if not only_longer:
        raise GeneratorError(f"{path.name}: không thêm được dòng mới; thêm bằng tay theo gợi ý")
    write.write_file(path, longer.encode())
