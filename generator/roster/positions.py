"""Where something stands in a workbook, as an officer finds it: sheet and cell."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from generator.errors import SourcePos
from generator.roster import words_reading_vi as say
from generator.roster.people import Place


def cell_name(row: int, column: int) -> str:
    """Return what Excel calls the cell: "D7"."""
    return f"{get_column_letter(column)}{row}"


@dataclass(frozen=True)
class SheetPos(SourcePos):
    """A place in a workbook; line is the row, 0 for a whole sheet; column 0 for a whole row."""

    sheet: str = ""
    order: int = 0
    """The place of the sheet among the sheets: problems are told in the order of the workbook."""

    @property
    def _key(self) -> tuple[str, int, int, int, str]:
        return (self.path, self.order, self.line, self.column, self.sheet)

    def __lt__(self, other: object) -> bool:
        return _key(self) < _key(other)

    def __gt__(self, other: object) -> bool:
        return _key(self) > _key(other)

    def __le__(self, other: object) -> bool:
        return _key(self) <= _key(other)

    def __ge__(self, other: object) -> bool:
        return _key(self) >= _key(other)

    def __str__(self) -> str:
        where = f"{self.path} [{self.sheet}]" if self.sheet else self.path
        if not self.line:
            return where
        if not self.column:
            return f"{where} {say.ROW} {self.line}"
        return f"{where} {say.CELL} {cell_name(self.line, self.column)}"


def _key(pos: object) -> tuple[str, int, int, int, str]:
    """Return what a place sorts by; one in a content file sorts among those in workbooks."""
    if isinstance(pos, SheetPos):
        return pos._key
    if isinstance(pos, SourcePos):
        return (pos.path, 0, pos.line, pos.column, "")
    raise TypeError(type(pos).__name__)


def pos_of(place: Place, order: int = 0) -> SheetPos:
    """Return the position of a person's row, or of the cell that place names."""
    return SheetPos(place.file, place.row, place.column, place.sheet, order)
