"""Where the tables of a sheet are, and what each of their columns is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import reduce

from generator.roster import words_reading_vi as say
from generator.roster.grid import Cell, Sheet
from generator.roster.headings import Heading, Kind, plain, under, understand
from generator.roster.phrases import Known, group_in, looks_like_number
from generator.roster.remarks import Notes, Remark
from generator.roster.values import read_role

_MOSTLY = 0.6
"""The share of a column's values that settles what an ambiguous heading means."""
_LONGEST_HEADING = 160  # letters
_MANY: frozenset[Kind] = frozenset({"tasks", "note", "web", "sensitive", "consent", "number", ""})
"""Kinds that a table may have several columns of."""


@dataclass(frozen=True)
class Table:
    """One header and the rows under it; `columns` says what each column is about."""

    first_row: int
    last_row: int
    header: range
    columns: dict[int, Heading]

    def of(self, kind: Kind) -> list[int]:
        """Return the columns of a kind, from the left."""
        return [column for column, heading in sorted(self.columns.items()) if heading.kind == kind]


def find_tables(sheet: Sheet, known: Known, notes: Notes) -> list[Table]:
    """Return the tables of a sheet, from the top; headings it cannot use are noted."""
    headers = list(_headers(sheet))
    tables = []
    for number, (rows, columns) in enumerate(headers):
        after = headers[number + 1][0].start if number + 1 < len(headers) else sheet.last_row + 1
        raw = Table(rows.stop, after - 1, rows, columns)
        tables.append(replace(raw, columns=_settled(sheet, raw, known)))
    told: set[tuple[int, str]] = set()
    for table in tables:
        _note_columns(sheet, table, notes, told)
    return tables


def _headers(sheet: Sheet) -> Iterator[tuple[range, dict[int, Heading]]]:
    row = 1
    while row <= sheet.last_row:
        if not _is_header(sheet.row(row).values()):
            row += 1
            continue
        rows = _extent(sheet, row)
        columns = _columns(sheet, rows)
        end = rows.stop
        while _is_numbering(sheet.row(end)):
            end += 1
        yield range(rows.start, end), columns
        row = end


def _is_header(cells: Iterable[Cell]) -> bool:
    """Whether a row has the headings of a list of people: a name's, and mostly words we know."""
    texts = [cell.text for cell in cells if cell.text]
    if any(len(text) > _LONGEST_HEADING or re.search(r"\d{5}", text) for text in texts):
        return False
    if len(texts) == 1:
        return plain(texts[0]) in ("ho va ten", "ho ten")
    kinds = [understand(text).kind for text in texts]
    known = sum(kind != "" for kind in kinds)
    if "name" in kinds or "family" in kinds:
        return known > 1 and known >= len(kinds) / 2
    return kinds.count("given") == 1 and known == len(kinds) > 1


def _extent(sheet: Sheet, row: int) -> range:
    """Return the rows of the header around the row that has the name: those merged into it."""
    first = last = row
    while first > 1 and _is_above(sheet, first - 1, first):
        first -= 1
    for number in range(first, row + 1):
        for column in sheet.row(number):
            last = max(last, sheet.region(number, column)[2])
    if last - first > 4:  # a frame merged over the whole table is no header
        last = row
    while _is_below(sheet, last, last + 1):
        last += 1
    return range(first, last + 1)


def _is_above(sheet: Sheet, row: int, below: int) -> bool:
    """Whether a row is the upper half of a header: merged down into it, or over its columns."""
    cells = sheet.row(row)
    regions = [sheet.region(row, column) for column in cells]
    if any(region[2] >= below for region in regions):
        return True
    wide = any(region[3] > region[1] for region in regions)
    return wide and len(cells) > 1 and all(understand(cell.text).kind for cell in cells.values())


def _is_below(sheet: Sheet, row: int, below: int) -> bool:
    """Whether a row parts the headings above it: "Web", "Giấy" under "Đồng ý công khai"."""
    cells = sheet.row(below)
    above = {column: understand(cell.text) for column, cell in sheet.row(row).items()}
    names = {column for column, heading in above.items() if heading.kind in ("name", "number")}
    if not cells or names & set(cells):
        return False
    for column, cell in cells.items():
        top = _parent(sheet, row, column)
        if top is None or re.search(r"\d", cell.text) or len(cell.text) > 60:
            return False
        parted = top.column != column or sheet.region(top.row, top.column)[3] > top.column
        next_is_empty = column + 1 in cells and column + 1 not in sheet.row(row)
        if not (parted or next_is_empty):
            return False
        if not (under(understand(top.text), cell.text).kind):
            return False
    return True


def _parent(sheet: Sheet, row: int, column: int) -> Cell | None:
    """Return the heading above a column: its own, or the nearest to the left that spans it."""
    cell = sheet.spread(row, column)
    if cell:
        anchor = sheet.region(row, column)
        return sheet.cells.get((anchor[0], anchor[1]))
    left = [number for number in sheet.row(row) if number < column]
    return sheet.row(row)[max(left)] if left else None


def _columns(sheet: Sheet, rows: range) -> dict[int, Heading]:
    columns: dict[int, Heading] = {}
    numbers = {column for row in rows for column in sheet.row(row)}
    for row in rows:
        for number in list(sheet.row(row)):
            _, first, _, last = sheet.region(row, number)
            numbers |= set(range(first, min(last, first + 30) + 1))
    for column in sorted(numbers):
        texts = _texts(sheet, rows, column)
        if texts:
            columns[column] = reduce(under, texts[1:], understand(texts[0]))
    return _names_apart(columns)


def _texts(sheet: Sheet, rows: range, column: int) -> list[str]:
    """Return the headings above a column from the top, one of merged cells once."""
    found: list[tuple[tuple[int, int], str]] = []
    for row in rows:
        cell = sheet.spread(row, column)
        below_is_filled = any(sheet.spread(lower, column) for lower in rows if lower > row)
        if cell is None and below_is_filled and row < rows.stop - 1:
            cell = _parent(sheet, row, column)
        if cell is None:
            continue
        anchor = sheet.region(cell.row, cell.column)[:2] if sheet.merged else (row, cell.column)
        if not found or found[-1][0] != anchor:
            found.append((anchor, cell.text))
    return [text for _, text in found if text]


def _names_apart(columns: dict[int, Heading]) -> dict[int, Heading]:
    """Return the columns with "Tên" told from "Họ và tên": the given name only beside a family."""
    families = [column for column, heading in columns.items() if heading.kind == "family"]
    if families:
        return columns
    return {
        column: replace(heading, kind="name") if heading.kind == "given" else heading
        for column, heading in columns.items()
    }


def _is_numbering(cells: dict[int, Cell]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), A B 1 2."""
    texts = [cell.text for cell in cells.values()]
    return len(texts) > 2 and all(
        looks_like_number(text) or re.fullmatch(r"\(?\d+\s*=.*", text) for text in texts
    )


def _settled(sheet: Sheet, table: Table, known: Known) -> dict[int, Heading]:
    """Return the columns with the ambiguous ones settled by their values."""
    columns = dict(table.columns)
    for column, heading in table.columns.items():
        kinds = {other.kind for other in columns.values()}
        if heading.kind in ("post", "unit", "tasks", "role", "zalo"):
            values = [
                cell.text
                for row in range(table.first_row, table.last_row + 1)
                if (cell := sheet.cells.get((row, column)))
            ]
            columns[column] = replace(heading, kind=_kind(heading, values, kinds, known))
    return columns


def _kind(heading: Heading, values: list[str], kinds: set[Kind], known: Known) -> Kind:
    """Return what an ambiguous heading means over these values, beside columns of these kinds."""
    roles = _share(read_role(value) is not None for value in values)
    free: Kind = "" if "organisation" in kinds else "organisation"
    match heading.kind:
        case "post" if "role" not in kinds and roles:
            return "role"  # one "Tổ viên" tells; what is no role there is asked about
        case "post":
            return free
        case "tasks" if "role" not in kinds and roles >= _MOSTLY:
            return "role"
        case "role" if plain(heading.text).startswith("nhiem vu") and roles < _MOSTLY:
            return "tasks"
        case "unit":
            groups = _share(group_in(value, known) is not None for value in values)
            return "group" if groups >= _MOSTLY and "group" not in kinds else free
        case "zalo" if "phone" not in kinds and _names_a_phone(heading):
            return "phone"
    return heading.kind


def _names_a_phone(heading: Heading) -> bool:
    words = plain(heading.text)
    return bool(re.search(r"\b(sdt|so|dien thoai|dt)\b", words)) and "dung" not in words


def _share(answers: Iterable[bool]) -> float:
    answers = list(answers)
    return sum(answers) / len(answers) if answers else 0.0


def _note_columns(sheet: Sheet, table: Table, notes: Notes, told: set[tuple[int, str]]) -> None:
    seen: dict[Kind, int] = {}
    row = table.header.start
    for column, heading in sorted(table.columns.items()):
        text = " ".join(heading.text.split())
        key = (column, text)
        if heading.kind not in _MANY and heading.kind in seen:
            joined = sheet.region(row, column)[1] <= seen[heading.kind]
            if not joined:
                notes.at(sheet, row, column, _two_columns(heading.kind, text))
            continue
        seen[heading.kind] = column
        if key in told or not _has_data(sheet, table, column):
            continue
        told.add(key)
        if column in sheet.hidden_columns:
            notes.at(sheet, row, column, Remark(
                say.HIDDEN_COLUMN.format(text=text), say.HIDDEN_COLUMN_HINT, True
            ))  # fmt: skip
        if heading.kind == "sensitive":
            notes.at(sheet, row, column, Remark(
                say.SENSITIVE.format(text=text), say.SENSITIVE_HINT, True
            ))  # fmt: skip
        elif heading.kind == "consent":
            notes.at(sheet, row, column, Remark(
                say.CONSENT_UNCLEAR.format(text=text), say.CONSENT_UNCLEAR_HINT, True
            ))  # fmt: skip
        elif heading.kind == "organisation" and understand(heading.text).kind in ("post", "unit"):
            notes.at(sheet, row, column, Remark(
                say.TAKEN_AS_ORGANISATION.format(text=text), say.ROLE_COLUMN_HINT, True
            ))  # fmt: skip
        elif heading.kind == "" and not _is_of_no_use(text):
            notes.at(sheet, row, column, Remark(
                say.UNKNOWN_COLUMN.format(text=text), say.UNKNOWN_COLUMN_HINT, True
            ))  # fmt: skip
    for column in _nameless(sheet, table):
        notes.at(sheet, row, column, Remark(say.NAMELESS_COLUMN, say.NAMELESS_COLUMN_HINT, True))


def _two_columns(kind: Kind, text: str) -> Remark:
    if kind == "name":
        return Remark(say.TWO_TABLES, say.TWO_TABLES_HINT)
    return Remark(say.TWO_COLUMNS.format(text=text), say.TWO_COLUMNS_HINT)


def _is_of_no_use(text: str) -> bool:
    return bool(re.match(r"(ky|chu ky|ky nhan|ky ten|anh|hinh)\b", plain(text)))


def _has_data(sheet: Sheet, table: Table, column: int) -> bool:
    return any((row, column) in sheet.cells for row in range(table.first_row, table.last_row + 1))


def _nameless(sheet: Sheet, table: Table) -> list[int]:
    """Return the columns with data beside names but without a heading."""
    names = table.of("name") or table.of("given")
    found: dict[int, int] = {}
    for row in range(table.first_row, table.last_row + 1):
        cells = sheet.row(row)
        if len(cells) > 2 and any(column in cells for column in names):
            for column in cells:
                if column not in table.columns:
                    found[column] = found.get(column, 0) + 1
    return sorted(found)
