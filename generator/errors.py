"""Every error we raise on purpose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class SourcePos:
    """A place in a content file, counted from 1 as editors do."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to fix: where it is, what is wrong, how to mend it."""

    pos: SourcePos
    message: str
    hint: str = ""
    is_warning: bool = False

    def __str__(self) -> str:
        kind = "cảnh báo" if self.is_warning else "lỗi"
        return f"{self.pos}: {kind}: {self.message}" + (
            f"\n    gợi ý: {self.hint}" if self.hint else ""
        )


@dataclass(frozen=True)
class UnrecordedCode(Problem):
    """A code in use that the ledger does not know yet: the one problem a command can mend."""

    code: str = ""
    kind: str = ""
    released: str = ""


class GeneratorError(Exception):
    """Base of all errors shown to a person instead of a traceback."""


class ContentError(GeneratorError):
    """An editor can fix it; carries every Problem, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems), key=lambda problem: (problem.pos, problem.message))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class RenderError(GeneratorError):
    """A template, a font or a QR failed; the message names the output."""
