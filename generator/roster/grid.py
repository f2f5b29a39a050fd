"""A file of any office program → sheets of cells, or the one reason why it cannot be read.

What a file is, its first bytes say; its name is not asked. openpyxl reads workbooks, the values
that formulas last had; csv reads text, its separator found by trying.
"""

from __future__ import annotations

import csv
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.roster import encodings
from generator.roster import words_reading_vi as say
from generator.text_vi import written_date

MAX_ROWS, MAX_COLUMNS = 20_000, 200
"""More than any ward has people: beyond it the sheet is frames drawn to the bottom."""
MAX_UNPACKED = 300_000_000  # bytes

Value = str | int | float | date | None


class UnreadableError(ValueError):
    """The file is not a table we can read; the arguments are the message and the hint."""


@dataclass(frozen=True)
class Cell:
    """One filled cell; row and column are counted from 1."""

    row: int
    column: int
    value: Value
    font: str = ""
    shows_zero: bool = False
    """Its number format shows ten digits or more: a lost 0 is there on the screen."""
    fault: str = ""
    """A sentence about a value that Excel itself could not give."""
    is_1904: bool = False
    """The workbook counts days from 1904, as Excel for Mac once did."""

    @cached_property
    def text(self) -> str:
        """What the cell says as one piece of clean text."""
        return clean(as_text(self.value))


Region = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged region."""


@dataclass
class Sheet:
    """The filled cells of one sheet by (row, column), and its merged regions by each cell."""

    name: str
    order: int = 0
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: dict[tuple[int, int], Region] = field(default_factory=dict)
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def row(self, number: int) -> dict[int, Cell]:
        """Return the filled cells of a row by column."""
        return self._rows.get(number, {})

    @property
    def last_row(self) -> int:
        return max(self._rows, default=0)

    @property
    def _rows(self) -> dict[int, dict[int, Cell]]:
        if not hasattr(self, "_by_row"):
            rows: dict[int, dict[int, Cell]] = {}
            for (row, column), cell in sorted(self.cells.items()):
                rows.setdefault(row, {})[column] = cell
            self._by_row = rows
        return self._by_row

    def change(self, cell: Cell) -> None:
        """Put a cell in the place of the one that stands there."""
        self.cells[cell.row, cell.column] = cell
        self.__dict__.pop("_by_row", None)

    def region(self, row: int, column: int) -> Region:
        """Return the merged region a cell belongs to, or the cell alone."""
        return self.merged.get((row, column), (row, column, row, column))

    def spread(self, row: int, column: int) -> Cell | None:
        """Return the cell, or the one whose merged region covers it, put in its place."""
        first_row, first_column, _, _ = self.region(row, column)
        cell = self.cells.get((first_row, first_column))
        return replace(cell, row=row, column=column) if cell else None


_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))


def clean(text: str) -> str:
    """Return text without invisible letters, each line's blanks single, no blank lines."""
    lines = (
        re.sub(r"[^\S\n]+", " ", line).strip()
        for line in re.split(r"\r\n|[\r\n\x0b\x0c\u2028\u2029]|_x000D_\n?", text)
    )
    return "\n".join(line for line in lines if line).translate(_INVISIBLE).strip()


def as_text(value: Value) -> str:
    """Return a value as it would be typed."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, date):
        return written_date(value)
    return "" if value is None else str(value)


def load(raw: bytes) -> tuple[list[Sheet], str]:
    """Return the sheets of a file and the encoding of its text when it was not Unicode.

    Raises:
        UnreadableError: it is no table we can read; says what it is and what to do.
    """
    if not raw.strip():
        raise UnreadableError(say.EMPTY_FILE, say.EMPTY_FILE_HINT)
    for mark, message in _REFUSED:
        if raw.startswith(mark):
            raise UnreadableError(message, say.SAVE_AS)
    if raw.startswith(b"PK"):
        return _workbook(raw), ""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise UnreadableError(say.PASSWORD, say.PASSWORD_HINT)
        raise UnreadableError(say.OLD_EXCEL, say.SAVE_AS)
    return _text(raw)


_REFUSED = (
    (b"%PDF", say.PDF),
    (b"\x89PNG", say.PICTURE),
    (b"\xff\xd8\xff", say.PICTURE),
    (b"{\\rtf", say.WORD),
)


def _workbook(raw: bytes) -> list[Sheet]:
    try:
        with ZipFile(BytesIO(raw)) as archive:
            names = set(archive.namelist())
            size = sum(info.file_size for info in archive.infolist())
            has_formulas = any(
                re.search(rb"<f[ >/]", archive.read(name))
                for name in sorted(names)
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name) and size < MAX_UNPACKED
            )
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableError(say.BROKEN, say.SAVE_AS) from error
    for part, message in _REFUSED_INSIDE:
        if any(name.startswith(part) for name in names):
            raise UnreadableError(message, say.SAVE_AS)
    if size > MAX_UNPACKED:
        raise UnreadableError(say.TOO_BIG, say.COPY_THE_LIST)
    values = _loaded(raw, data_only=True)
    formulas = _loaded(raw, data_only=False) if has_formulas else None
    return [
        _sheet(sheet, order, formulas[sheet.title] if formulas else None)
        for order, sheet in enumerate(values.worksheets)
    ]


_REFUSED_INSIDE = (
    ("Index/", say.NUMBERS),
    ("word/", say.WORD),
    ("content.xml", say.OPEN_DOCUMENT),
    ("xl/workbook.bin", say.BINARY_EXCEL),
)


def _loaded(raw: bytes, data_only: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells what it drops when saving; we never save
        try:
            return load_workbook(BytesIO(raw), data_only=data_only)
        except Exception as error:  # a broken file may break anything in the library
            raise UnreadableError(say.BROKEN, say.SAVE_AS) from error


def _sheet(source: Worksheet, order: int, formulas: Worksheet | None) -> Sheet:
    if source.max_row > MAX_ROWS or source.max_column > MAX_COLUMNS:
        raise UnreadableError(say.TOO_LONG.format(sheet=source.title), say.COPY_THE_LIST)
    sheet = Sheet(source.title, order, is_hidden=source.sheet_state != "visible")
    is_1904 = bool(source.parent and source.parent.epoch.year == 1904)
    for row in source.iter_rows():
        for cell in row:
            formula = formulas[cell.coordinate].value if formulas else None
            read = _cell(cell, formula, is_1904)  # type: ignore[arg-type]
            if read:
                sheet.cells[read.row, read.column] = read
    for region in source.merged_cells.ranges:
        first_column, first_row, last_column, last_row = region.bounds
        for row_number, column in _inside(first_row, first_column, last_row, last_column):
            sheet.merged[row_number, column] = (first_row, first_column, last_row, last_column)
    sheet.hidden_rows = frozenset(
        number for number, rows in source.row_dimensions.items() if rows.hidden
    )
    sheet.hidden_columns = frozenset(
        number
        for columns in source.column_dimensions.values()
        if columns.hidden
        for number in range(columns.min or 0, (columns.max or 0) + 1)
    )
    return sheet


def _inside(first_row: int, first: int, last_row: int, last: int) -> Iterator[tuple[int, int]]:
    for row in range(first_row, last_row + 1):
        yield from ((row, column) for column in range(first, last + 1))


def _cell(cell: ExcelCell, formula: object, is_1904: bool) -> Cell | None:
    fault = ""
    if cell.data_type == "e":
        fault = say.EXCEL_ERROR.format(value=cell.value)
    elif cell.value is None and isinstance(formula, str) and formula.startswith("="):
        fault = say.FORMULA
    value = None if fault else _value(cell.value)
    if not fault and (value is None or (isinstance(value, str) and not value.strip())):
        return None
    font = (cell.font.name or "") if isinstance(value, str) else ""
    digits = re.sub(r"[^0#]", "", cell.number_format or "")
    shows_zero = isinstance(value, (int, float)) and "0" * 10 in digits
    return Cell(cell.row, cell.column, value, font, shows_zero, fault, is_1904)


def _value(value: object) -> Value:
    if isinstance(value, bool):
        return say.YES if value else say.NO
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, (str, int, float, date)) or value is None else str(value)


def _text(raw: bytes) -> tuple[list[Sheet], str]:
    text, encoding = _decoded(raw)
    head = text[:2000].lstrip().lower()
    if head.startswith(("<!doctype", "<html", "<table", "<?xml", "<meta", "<head")):
        raise UnreadableError(say.WEB_PAGE, say.SAVE_AS)
    if "\x00" in text or sum(not letter.isprintable() for letter in head) > len(head) / 4:
        raise UnreadableError(say.NO_TABLE_FILE, say.SAVE_AS)
    match = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    separators = match[1] if match else "\t;,|"
    tables = [_rows(text, separator) for separator in separators]
    rows = max(tables, key=_regularity)
    sheet = Sheet("")
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value.strip():
                sheet.cells[number, column] = Cell(number, column, _unguarded(value))
    return [sheet], encoding


def _rows(text: str, separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise UnreadableError(say.BROKEN, say.SAVE_AS) from error


def _regularity(rows: list[list[str]]) -> tuple[int, int]:
    """Return how many rows have three cells or more filled, then two: a table has many."""
    filled = [sum(bool(value.strip()) for value in row) for row in rows]
    return (sum(count > 2 for count in filled), sum(count > 1 for count in filled))


def _unguarded(value: str) -> str:
    """Return 0912… for ="0912…" and '0912…, as people keep Excel from making numbers."""
    guarded = re.fullmatch(r'\s*=\s*"(.*)"\s*', value, re.DOTALL)
    return guarded[1] if guarded else re.sub(r"^\s*'(?=[\d+])", "", value)


def _decoded(raw: bytes) -> tuple[str, str]:
    """Return the text of a file and its encoding; old fonts are left for `decode` to see."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace"), "UTF-16"
    if raw[1:200:2].count(0) > len(raw[1:200:2]) * 0.6:
        return raw.decode("utf-16-le", "replace"), "UTF-16"
    try:
        return raw.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        return _single_byte(raw)


def _single_byte(raw: bytes) -> tuple[str, str]:
    western = encodings.from_western(raw)
    readings = {
        encodings.CP1258: encodings.from_cp1258(raw),
        encodings.TCVN3: encodings.from_tcvn3(western),
        encodings.VNI: encodings.from_vni(western),
    }
    shares = sorted(
        ((encodings.share_of_syllables(text), name) for name, text in readings.items()),
        reverse=True,
    )
    (best, name), (second, _) = shares[:2]
    if best < 0.8 or best - second < 0.15:
        raise UnreadableError(say.UNKNOWN_ENCODING, say.SAVE_UTF8)
    return (readings[name], name) if name == encodings.CP1258 else (western, name)
