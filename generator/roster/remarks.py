"""What is wrong with a table or was mended in it, gathered; the same thing in many cells once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.errors import Problem
from generator.roster import words_reading_vi as say
from generator.roster.grid import Sheet
from generator.roster.positions import SheetPos, cell_name

ENOUGH = 3
"""So many cells with the same remark become one line."""
NAMED = 8
"""So many of its cells that line names."""
ID_CARD = re.compile(r"(?<!\d)0\d{11}(?!\d)")


@dataclass(frozen=True)
class Remark:
    """A sentence about a value; `many` says the same of several cells."""

    message: str
    hint: str = ""
    is_warning: bool = False
    many: str = ""


@dataclass
class Notes:
    """All remarks about one file, in the order they came."""

    file: str
    _all: list[tuple[SheetPos, Remark]] = field(default_factory=list)

    def at(self, sheet: Sheet | None, row: int, column: int, remark: Remark) -> None:
        """Note a remark at a cell; column 0 for the row, row 0 for the sheet, None the file."""
        if ID_CARD.search(remark.message):  # not to be repeated on screens and in logs
            remark = replace(remark, message=ID_CARD.sub("0…", remark.message))
        pos = SheetPos(
            self.file, row, column, sheet.name if sheet else "", sheet.order if sheet else 0
        )
        self._all.append((pos, remark))

    def problems(self) -> tuple[Problem, ...]:
        """Return every remark once, in the order of the workbook, those of many cells joined."""
        return tuple(
            sorted(set(self._joined()), key=lambda problem: (problem.pos, problem.message))
        )

    def _joined(self) -> Iterator[Problem]:
        alike: dict[tuple[int, str, bool], list[tuple[SheetPos, Remark]]] = {}
        for pos, remark in self._all:
            if remark.many:
                key = (pos.order, remark.many, remark.is_warning)
                alike.setdefault(key, []).append((pos, remark))
            else:
                yield Problem(pos, remark.message, remark.hint, remark.is_warning)
        for same in alike.values():
            places = sorted({pos for pos, _ in same})
            if len(places) < ENOUGH:
                yield from (Problem(p, r.message, r.hint, r.is_warning) for p, r in same)
                continue
            pos, remark = min(same, key=lambda item: item[0])
            yield Problem(pos, f"{remark.many} ({_cells(places)})", remark.hint, remark.is_warning)


def _cells(places: list[SheetPos]) -> str:
    names = ", ".join(
        cell_name(pos.line, pos.column) if pos.column else str(pos.line) for pos in places[:NAMED]
    )
    kind = say.CELLS if places[0].column else say.ROWS
    more = say.AND_MORE.format(count=len(places) - NAMED) if len(places) > NAMED else ""
    return f"{kind} {names}{more}"
