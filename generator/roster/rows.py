"""The rows of a sheet, from the top: people, and the lines between them that say whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.roster import words_reading_vi as say
from generator.roster.grid import Cell, Sheet
from generator.roster.headings import plain
from generator.roster.phones import read_phone
from generator.roster.phrases import (
    Known,
    group_in,
    is_footer,
    is_locality_line,
    is_title,
    is_total,
    localities_in,
    looks_like_number,
    same_group,
)
from generator.roster.remarks import Notes, Remark
from generator.roster.tables import Table

State = Literal["table", "after total", "outside"]


@dataclass(frozen=True)
class Row:
    """A row about a person, and what the lines around it say; `more` are rows merged into it."""

    number: int
    table: Table
    group: str | None = None
    locality: str | None = None
    part: int = 0
    """Rows of one part stand together: no title, no empty group, no other header between them."""
    more: tuple[int, ...] = ()


@dataclass
class _Walk:
    """Where we are in a sheet."""

    sheet: Sheet
    known: Known
    notes: Notes
    title_group: str | None = None
    group: str | None = None
    locality: str | None = None
    state: State = "outside"
    part: int = 0
    rows: list[Row] = field(default_factory=list)

    def error(self, row: int, column: int, message: str, hint: str, warn: bool = False) -> None:
        self.notes.at(self.sheet, row, column, Remark(message, hint, warn))


def people_rows(sheet: Sheet, tables: list[Table], known: Known, notes: Notes) -> list[Row]:
    """Return the rows about people; what stands among them and is not understood is noted."""
    walk = _Walk(sheet, known, notes)
    by_name = group_in(sheet.name, known)
    if tables:
        for row in range(1, tables[0].header.start):
            _read_title(walk, row)
        _agree(walk, by_name)
    walk.group = walk.title_group or by_name
    headings: list[str] = []
    for table in tables:
        walk.state = "table"
        if headings != (headings := [heading.text for heading in table.columns.values()]):
            walk.part += 1
        for row in range(table.first_row, table.last_row + 1):
            if sheet.row(row):
                _read_row(walk, table, row)
    return walk.rows


def _read_title(walk: _Walk, row: int) -> None:
    """Take the group and the locality that a line above a table names."""
    cells = walk.sheet.row(row)
    mobiles = [
        cell for cell in cells.values() if re.fullmatch(r"0\d{9}", read_phone(cell)[0] or "")
    ]
    if mobiles and len(cells) > 1:
        above = Remark(say.ABOVE_HEADER, say.ABOVE_HEADER_HINT, many=say.ABOVE_HEADER)
        walk.notes.at(walk.sheet, row, mobiles[0].column, above)
    for cell in walk.sheet.row(row).values():
        for line in cell.text.split("\n"):
            walk.title_group = group_in(line, walk.known, anywhere=True) or walk.title_group
            found = localities_in(line, walk.known)
            if len(set(found)) == 1:
                walk.locality = found[0]


def _agree(walk: _Walk, by_name: str | None) -> None:
    if walk.title_group and by_name and not same_group(walk.title_group, by_name):
        walk.error(0, 0, say.TITLE_DISAGREES.format(title=walk.title_group, sheet=walk.sheet.name),
                   say.TITLE_DISAGREES_HINT)  # fmt: skip


def _read_row(walk: _Walk, table: Table, row: int) -> None:
    cells = walk.sheet.row(row)
    name = _name_cell(walk.sheet, table, row)
    said = _apart_from_number(table, cells)
    if name and walk.sheet.region(row, name.column)[0] < row:
        _continue(walk, row)
    elif not said or _is_section(walk, table, row, said) or _is_heading_block(walk, said):
        return
    elif any(is_total(cell.text) for cell in list(said.values())[:2]) and _is_bare(name, said):
        walk.state = "after total"
    elif _ends(table, cells, name, said):
        walk.state = "outside"
    elif _is_person(table, cells, said, name):
        _person(walk, table, row, name, said)
    elif name and walk.state == "table" and _spans(walk, row, said):
        walk.error(row, min(said), say.LINE_UNCLEAR.format(text=name.text[:60]),
                   say.LINE_UNCLEAR_HINT)  # fmt: skip
    elif name and walk.state == "table" and not _has_number(table, cells) and table.of("number"):
        walk.error(row, name.column, say.NAME_ALONE.format(text=name.text[:60]),
                   say.NAME_ALONE_HINT)  # fmt: skip
    elif name and walk.state == "table":
        _person(walk, table, row, name, said)
    elif walk.state == "table":
        _nameless(walk, table, row, said)


def _person(walk: _Walk, table: Table, row: int, name: Cell | None, said: dict[int, Cell]) -> None:
    if walk.state == "outside":
        walk.error(row, name.column if name else 0, say.BELOW_SIGNATURE, say.BELOW_SIGNATURE_HINT)
        return
    walk.state = "table"
    walk.rows.append(Row(row, table, walk.group, walk.locality, walk.part))


def _continue(walk: _Walk, row: int) -> None:
    """Add a row to the person whose merged name reaches down to it."""
    if walk.rows:
        last = walk.rows[-1]
        walk.rows[-1] = replace(last, more=(*last.more, row))


def _nameless(walk: _Walk, table: Table, row: int, said: dict[int, Cell]) -> None:
    first = next(iter(said.values()))
    if faults := [cell for cell in said.values() if cell.fault]:
        for cell in faults:
            walk.notes.at(walk.sheet, row, cell.column, fault_of(cell))
        return
    known = [column for column in said if column in table.columns and table.columns[column].kind]
    if len(said) == 1 and (is_title(first.text) or not known):
        if not is_title(first.text) and len(first.text) < 200 and not first.text.startswith("("):
            walk.error(row, first.column, say.LINE_IGNORED.format(text=first.text[:60]), "", True)
        return
    if set(known) <= {*table.of("group"), *table.of("group_id"), *table.of("locality")}:
        group = table.of("group")
        text = said[group[0]].text if group and group[0] in said else first.text
        walk.part += 1
        walk.error(row, first.column, say.NO_ONE_IN_GROUP.format(text=text), say.NO_ONE_HINT, True)
        return
    column = (table.of("name") or table.of("given") or [0])[0]
    walk.error(row, column, say.NAME_MISSING, say.NAME_MISSING_HINT)


def fault_of(cell: Cell) -> Remark:
    """Return what to tell about a cell whose value Excel could not give."""
    hint = say.FORMULA_HINT if cell.fault == say.FORMULA else say.EXCEL_ERROR_HINT
    return Remark(cell.fault, hint)


def _name_cell(sheet: Sheet, table: Table, row: int) -> Cell | None:
    for kind in ("name", "given", "family"):
        for column in table.of(kind):
            cell = sheet.spread(row, column)
            if cell and cell.text:
                return cell
    return None


def _apart_from_number(table: Table, cells: dict[int, Cell]) -> dict[int, Cell]:
    """Return the cells that say something: not the running number, not a blank answer."""
    numbers = set(table.of("number"))
    return {
        column: cell
        for column, cell in cells.items()
        if (cell.text or cell.fault) and not (column in numbers and looks_like_number(cell.text))
    }


def _has_number(table: Table, cells: dict[int, Cell]) -> bool:
    return any(
        column in cells and re.fullmatch(r"\d{1,4}([.,]\d{1,3})?\.?", cells[column].text)
        for column in table.of("number")
    )


def _is_heading_block(walk: _Walk, said: dict[int, Cell]) -> bool:
    """Whether all cells of a row are lines of a paper's head, as it stands above every table."""
    lines = [line for cell in said.values() for line in cell.text.split("\n")]
    return all(is_title(line) or not line.strip("-–—_ *") for line in lines)


def _has_phone(table: Table, cells: dict[int, Cell]) -> bool:
    columns = [column for column in table.of("phone") if column in cells]
    return any(read_phone(cells[column])[0] for column in columns)


def _is_section(walk: _Walk, table: Table, row: int, said: dict[int, Cell]) -> bool:
    """Take the group or the locality of a line inside a table; whether it was such a line."""
    first, *others = said.values()
    if not all(re.fullmatch(r"(?i)\(?\d{1,3}( (người|thành viên|tv))?\)?", c.text) for c in others):
        return False
    texts = [line for line in first.text.split("\n") if line]
    in_own_column = first.column in {*table.of("group"), *table.of("unit")} and not _spans(
        walk, row, said
    )
    if in_own_column and not others:
        in_own_column = not table.of("number") or _has_number(table, walk.sheet.row(row))
        if in_own_column:
            return False
    if len(texts) != 1:
        return False
    if is_locality_line(first.text):
        found = localities_in(first.text, walk.known)
        if len(found) == 1:
            walk.locality, walk.group, walk.state = found[0], None, "table"
            walk.part += 1
            return True
    group = group_in(first.text, walk.known, anywhere=is_title(first.text))
    if group is None:
        return is_title(first.text) and not _has_number(table, walk.sheet.row(row))
    walk.group, walk.state = group, "table"
    walk.part += 1
    return True


def _is_bare(name: Cell | None, said: dict[int, Cell]) -> bool:
    return name is None or is_total(name.text) or len(said) < 3


def _ends(table: Table, cells: dict[int, Cell], name: Cell | None, said: dict[int, Cell]) -> bool:
    """Whether a row belongs to the signatures: nobody's name, number or phone is in it."""
    if name is not None and not is_footer(name.text):
        return False
    if _has_number(table, cells) or _has_phone(table, cells):
        return False
    return any(is_footer(cell.text) for cell in said.values())


def _is_person(
    table: Table, cells: dict[int, Cell], said: dict[int, Cell], name: Cell | None
) -> bool:
    if name is None:
        return False
    return (
        (len(said) > 1 and (_has_number(table, cells) or len(said) > 2))
        or _has_phone(table, cells)
        or (_has_number(table, cells) and plain(name.text) != "")
        or (len(said) > 1 and not table.of("number"))
    )  # fmt: skip


def _spans(walk: _Walk, row: int, said: dict[int, Cell]) -> bool:
    if len(said) != 1:
        return False
    [column] = said
    _, first, _, last = walk.sheet.region(row, column)
    return last - first >= 2
