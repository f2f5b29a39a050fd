"""Adding lines to content/permalinks.yml and sealing them; no line is ever changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.edit import Edits, as_yaml
from generator.errors import ContentError, UnrecordedCode
from generator.model.ledger import FIRST, LedgerLine

NAME = "permalinks.yml"
HEAD_NOTE = "Dấu niêm của sổ, máy ghi: đừng sửa, đừng xoá."


def record_new_codes(content_dir: Path) -> list[str]:
    """Append every code that is in use and not recorded, dated with the release; return them.

    Lines that are not sealed yet, an officer's own or a whole old ledger, are sealed with them.

    Raises:
        ContentError: the content has another mistake; then nothing is written.
    """
    edits = Edits(content_dir)
    new = _unrecorded(edits)
    if not new and not _lines(edits):
        return []
    is_older = "sealed" not in edits.file(NAME)
    append(edits, (_released(problem) for problem in new))
    more = _unrecorded(edits) if is_older else []  # once sealed, it must know its wards too
    append(edits, (_released(problem) for problem in more))
    edits.save()
    return [problem.code for problem in (*new, *more)]


def sealed_lines(content_dir: Path) -> int:
    """Return how many lines of the ledger are sealed."""
    return sum(bool(line.get("seal")) for line in Edits(content_dir).file(NAME)["codes"])


def append(edits: Edits, lines: Iterable[dict[str, str]]) -> None:
    """Add lines at the end of the ledger, in their order, and seal all that is not sealed yet."""
    codes = edits.file(NAME)["codes"]
    if not codes:
        codes.fa.set_block_style()
    for line in lines:
        entry = as_yaml(line.items())
        entry.fa.set_flow_style()
        codes.append(entry)
    _seal(edits)


def _seal(edits: Edits) -> None:
    """Seal the lines at the end that are not; a line before a sealed one is left: it is wrong."""
    ledger = edits.file(NAME)
    before, lines = FIRST, 0
    for line in ledger["codes"]:
        if not line.get("seal"):
            line.pop("seal", None)
            seal = LedgerLine.model_validate(dict(line)).seal_after(before)
            # What follows the last value of a block, a comment, stays behind it.
            line.insert(len(line) if line.fa.flow_style() else len(line) - 1, "seal", seal)
        before, lines = line["seal"], lines + 1
    head = as_yaml([("lines", str(lines)), ("last", before)])
    head.fa.set_flow_style()
    if "sealed" in ledger:
        for key, value in head.items():
            if ledger["sealed"].get(key) != value:
                ledger["sealed"][key] = value
    elif lines:
        ledger.insert(0, "sealed", head)
        ledger.yaml_set_comment_before_after_key("sealed", before=HEAD_NOTE)


def _lines(edits: Edits) -> int:
    return len(edits.file(NAME)["codes"])


def _unrecorded(edits: Edits) -> list[UnrecordedCode]:
    """Return the codes that the ledger lacks.

    Raises:
        ContentError: there is another mistake.
    """
    try:
        edits.check()
    except ContentError as error:
        new = [problem for problem in error.problems if isinstance(problem, UnrecordedCode)]
        mistakes = [p for p in error.problems if not p.is_warning and p not in new]
        if mistakes:
            raise ContentError(mistakes) from error
        return new
    return []


def _released(problem: UnrecordedCode) -> dict[str, str]:
    return {"code": problem.code, "kind": problem.kind, "released": problem.released}
