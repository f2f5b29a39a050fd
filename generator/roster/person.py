"""One row of a table → one person, and what of it is not certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from generator.model.base import Channel
from generator.model.place import PersonalField
from generator.roster import words_reading_vi as say
from generator.roster.dates import read_date
from generator.roster.grid import Cell, Sheet, as_text
from generator.roster.headings import Heading, Kind, plain
from generator.roster.people import Column, Person, Place
from generator.roster.phones import read_phone
from generator.roster.phrases import with_kind
from generator.roster.positions import cell_name
from generator.roster.remarks import ID_CARD, Notes, Remark
from generator.roster.rows import Row, fault_of
from generator.roster.values import (
    answer,
    fields_listed,
    in_order,
    read_name,
    read_role,
    read_tasks,
)
from generator.text_vi import fold

_OF_ONE: frozenset[Kind] = frozenset({"phone", "zalo", "web", "withdrawn"})
"""What one cell cannot say of several people: consent and numbers are each person's own."""
_EXAMPLE = "vi du"
_DITTO = re.compile(r"(?i)[\"”“'′″〃,]{1,4}|-?\s*n\.?t\.?\s*-?|như trên|nhu tren")


@dataclass
class PersonReader:
    """Makes people of the rows of one sheet; notes everything it is not sure of."""

    file: str
    sheet: Sheet
    notes: Notes
    above: dict[str, str] = field(default_factory=dict)
    """The group and the locality of the person above: many write them once."""
    part: int = -1

    def people(self, rows: list[Row]) -> list[Person]:
        found = [self.person(row) for row in rows]
        people = [person for person in found if person]
        self.swapped_dates(rows)
        names = [person.name for person in people]
        if len(names) > 2 and all(name.isascii() for name in names):
            self.note(people[0].place.row, people[0].place.column,
                      Remark(say.NO_MARKS, say.NO_MARKS_HINT, True))  # fmt: skip
        return people

    def note(self, row: int, column: int, *remarks: Remark) -> None:
        for remark in remarks:
            self.notes.at(self.sheet, row, column, remark)

    def person(self, row: Row) -> Person | None:
        name, column = self.name(row)
        if name is not None and re.match(rf"{_EXAMPLE}\b", fold(name)):
            return None
        for cell in self.sheet.row(row.number).values():
            if cell.fault and self.is_read(row, cell.column):
                self.note(row.number, cell.column, fault_of(cell))
        values = self.values(row)
        if name is None:
            return None
        if row.number in self.sheet.hidden_rows:
            self.note(row.number, 0, Remark(say.HIDDEN_ROW.format(name=name), say.HIDDEN_ROW_HINT,
                                            True, say.HIDDEN_ROW_MANY))  # fmt: skip
        place = Place(self.file, self.sheet.name, row.number, column)
        said = frozenset(cast("Iterable[Column]", {*values, "name"}))
        return Person(place, name, said=said, **values)

    def is_read(self, row: Row, column: int) -> bool:
        heading = row.table.columns.get(column)
        return bool(heading and heading.kind not in ("", "number", "sensitive", "consent"))

    def cells(self, row: Row, kind: Kind) -> list[tuple[Heading, Cell]]:
        """Return the filled cells of a kind in a row; one merged over several people as each's."""
        found = []
        for column in row.table.of(kind):
            cell = self.sheet.spread(row.number, column)
            if cell is None or not cell.text:
                continue
            if kind != "group" and _DITTO.fullmatch(cell.text):
                message = say.DITTO.format(text=cell.text)
                self.note(cell.row, column, Remark(message, say.DITTO_HINT, many=say.DITTO_MANY))
                continue
            first, _, last, _ = self.sheet.region(row.number, column)
            others = last > max((row.number, *row.more)) or first < row.number
            if kind in _OF_ONE and others:
                self.note(first, column, Remark(say.MERGED.format(text=cell.text[:40]),
                                                say.MERGED_HINT))  # fmt: skip
                continue
            if not self.sheet.region(row.number, column)[1] < column:
                found.append((row.table.columns[column], cell))
        return found

    def name(self, row: Row) -> tuple[str | None, int]:
        parts = [cell for kind in ("family", "name", "given") for _, cell in self.cells(row, kind)]
        column = parts[0].column if parts else 0
        if any(isinstance(cell.value, date) for cell in parts):
            self.note(row.number, column, Remark(say.BECAME_DATE, say.BECAME_DATE_HINT))
            return None, column
        name, remarks = read_name(" ".join(cell.text for cell in parts))
        self.note(row.number, column, *remarks)
        return name, column

    def values(self, row: Row) -> dict[str, Any]:
        """Return what the row says beside the name, by the fields of Person."""
        has = {heading.kind for heading in row.table.columns.values()}
        values: dict[str, Any] = {}
        for kind in ("organisation", "evidence", "note"):
            if kind in has:
                values[kind] = self.text(row, kind)
        values.update(self.belongs(row, has))
        if "role" in has:
            values["role"] = self.role(row)
        if "tasks" in has:
            lines = [self.checked(cell) for _, cell in self.lines(row, "tasks")]
            values["tasks"] = tuple(task for line in lines for task in read_tasks(line))
        if "phone" in has:
            values["phone"] = self.phone(row)
        if "zalo" in has:
            zalo = self.zalo(row, values.get("phone"))
            if zalo is not None:
                values["zalo"] = zalo
        for kind in ("consent_date", "until", "withdrawn"):
            if kind in has:
                values[kind] = self.date(row, kind)
        values.update(self.consent(row))
        return values

    def lines(self, row: Row, kind: Kind) -> Iterator[tuple[Heading, Cell]]:
        """Yield the cells of a kind in a row and in the rows merged into it, each once."""
        seen = set()
        for number in (row.number, *row.more):
            for heading, cell in self.cells(
                Row(number, row.table, more=tuple(n for n in row.more if n > number)), kind
            ):
                anchor = self.sheet.region(number, cell.column)[:2]
                if anchor not in seen:
                    seen.add(anchor)
                    yield heading, cell

    def checked(self, cell: Cell) -> str:
        """Return the text of a cell; a date Excel made and a citizen's number are noted."""
        if isinstance(cell.value, date):
            self.note(cell.row, cell.column, Remark(say.BECAME_DATE, say.BECAME_DATE_HINT))
            return ""
        if ID_CARD.search(re.sub(r"(?<=\d)[ .](?=\d)", "", cell.text)):
            self.note(cell.row, cell.column, Remark(say.LIKE_ID_CARD, say.LIKE_ID_CARD_HINT))
            return ""
        return cell.text

    def text(self, row: Row, kind: Kind) -> str | None:
        texts = [self.checked(cell) for _, cell in self.lines(row, kind)]
        joined = "; ".join(" ".join(text.split("\n")) for text in texts if text)
        return None if joined.strip(" -–—./") == "" else joined

    def belongs(self, row: Row, has: set[Kind]) -> dict[str, str | None]:
        """Return the group and the locality: from their columns, else from the lines around."""
        if row.part != self.part:
            self.part, self.above = row.part, {}
        values: dict[str, str | None] = {}
        if "group_id" in has:
            code = self.text(row, "group_id")
            values["group_id"] = code.lower() if code else None
        values["locality"] = self.locality(row) if "locality" in has else row.locality
        group = self.group_said(row) if "group" in has else None
        if not group and not values.get("group_id"):
            group = row.group or (self.group_above(row) if "group" in has else None)
        values["group"] = group
        self.above = {kind: text for kind, text in values.items() if text}
        return {kind: text for kind, text in values.items() if text or kind == "group_id"}

    def locality(self, row: Row) -> str | None:
        said = self.text(row, "locality")
        if said or not self.above.get("locality"):
            return said or row.locality
        text = self.above["locality"]
        message = say.LOCALITY_CARRIED.format(text=text)
        self.note(row.number, row.table.of("locality")[0], Remark(
            message, say.LOCALITY_CARRIED_HINT, True, say.LOCALITY_CARRIED_MANY
        ))  # fmt: skip
        return text

    def group_said(self, row: Row) -> str | None:
        """Return what the group's column says; a bare number with the word of its heading."""
        text = self.text(row, "group")
        if text is None or _DITTO.fullmatch(text):
            return None
        heading = row.table.columns[row.table.of("group")[0]].text
        return with_kind(text, heading)

    def group_above(self, row: Row) -> str | None:
        """Return the group of the row above for a row that leaves it out; either way it is told."""
        [column, *_] = row.table.of("group")
        text = self.above.get("group")
        if text:
            self.note(row.number, column, Remark(
                say.GROUP_CARRIED.format(text=text), say.GROUP_CARRIED_HINT, True,
                say.GROUP_CARRIED_MANY,
            ))  # fmt: skip
        else:
            self.note(row.number, column, Remark(
                say.GROUP_MISSING, say.GROUP_MISSING_HINT, many=say.GROUP_MISSING
            ))  # fmt: skip
        return text

    def role(self, row: Row) -> str | None:
        for _, cell in self.cells(row, "role"):
            role = read_role(cell.text)
            if role is None and cell.text.strip("-–—. "):
                self.note(row.number, cell.column,
                          Remark(say.ROLE_UNCLEAR.format(text=cell.text.replace("\n", " ")[:60]),
                                 say.ROLE_HINT))  # fmt: skip
            return role
        return None

    def phone(self, row: Row) -> str | None:
        for _, cell in self.cells(row, "phone"):
            if isinstance(cell.value, date):
                self.note(row.number, cell.column, Remark(say.BECAME_DATE, say.BECAME_DATE_HINT))
                return None
            number, remarks = read_phone(cell)
            self.note(row.number, cell.column, *remarks)
            return number
        return None

    def zalo(self, row: Row, phone: str | None) -> bool | None:
        """Return whether the phone has Zalo; None when the cell has a number of its own."""
        cells = self.cells(row, "zalo")
        if not cells:
            return False
        [(_, cell), *_] = cells
        reply = answer(cell.text)
        if reply is None:
            number, remarks = read_phone(cell)
            if number and number == phone:
                return True
            if number:
                self.note(row.number, cell.column, Remark(say.ZALO_OTHER.format(text=cell.text),
                                                          say.ZALO_OTHER_HINT))  # fmt: skip
            elif remarks or cell.text:
                self.note(row.number, cell.column,
                          Remark(say.ANSWER_UNCLEAR.format(text=cell.text[:40]),
                                 say.ANSWER_HINT))  # fmt: skip
        return reply

    def date(self, row: Row, kind: Kind) -> date | None:
        for _, cell in self.cells(row, kind):
            day, remarks = read_date(cell)
            self.note(row.number, cell.column, *remarks)
            return day
        return None

    def consent(self, row: Row) -> dict[str, tuple[PersonalField, ...]]:
        """Return the fields agreed to, use by use; never one that no cell names."""
        agreed: dict[Channel, set[PersonalField]] = {}
        for heading in row.table.columns.values():
            for channel in heading.channels:
                agreed.setdefault(channel, set())
        for heading, cell in self.cells(row, "web"):
            fields, unclear = self.agreed(heading, cell)
            if unclear:
                self.note(row.number, cell.column, unclear)
            for channel in heading.channels:
                agreed[channel] |= fields
        return {channel: in_order(fields) for channel, fields in agreed.items()}

    def agreed(
        self, heading: Heading, cell: Cell
    ) -> tuple[frozenset[PersonalField], Remark | None]:
        fields, unknown = fields_listed(cell.text)
        if unknown:
            hint = say.ANSWER_HINT if heading.fields else say.FIELDS_HINT
            return frozenset(), Remark(say.FIELD_UNKNOWN.format(text=unknown[:40]), hint)
        if fields is None and not heading.fields:
            return frozenset(), Remark(
                say.FIELDS_UNSAID.format(text=cell.text), say.FIELDS_HINT,
                many=say.FIELDS_UNSAID_MANY,
            )  # fmt: skip
        if fields and heading.fields and not fields <= heading.fields:
            return frozenset(), Remark(say.FIELD_UNKNOWN.format(text=cell.text), say.ANSWER_HINT)
        return (heading.fields if fields is None else fields), None

    def swapped_dates(self, rows: list[Row]) -> None:
        """Note real dates that Excel may have read month first: texts beside them could not be."""
        columns: dict[int, list[Cell]] = {}
        for row in rows:
            for kind in ("consent_date", "until", "withdrawn"):
                for _, cell in self.cells(row, kind):
                    columns.setdefault(cell.column, []).append(cell)
        for column, cells in columns.items():
            kept = [cell for cell in cells if isinstance(cell.value, date)]
            typed = next((cell for cell in cells if _is_late_text(cell)), None)
            if not typed or any(_day(cell).day > 12 for cell in kept):
                continue
            for cell in kept:
                day = _day(cell)
                if day.day != day.month:
                    swapped = f"{day.month}/{day.day}/{day.year}"
                    self.note(cell.row, column, Remark(
                        say.DATE_SWAPPED.format(
                            cell=cell_name(typed.row, typed.column),
                            day=as_text(day), swapped=swapped,
                        ), say.DATE_SWAPPED_HINT, many=say.DATE_SWAPPED_MANY,
                    ))  # fmt: skip


def _day(cell: Cell) -> date:
    assert isinstance(cell.value, date)
    return cell.value


def _is_late_text(cell: Cell) -> bool:
    """Whether a cell is text with a day past the 12th, which no month-first Excel made a date."""
    if not isinstance(cell.value, str) or not re.fullmatch(r"[\d/.\- ]+", cell.text):
        return False
    day, _ = read_date(cell)
    return bool(day and day.day > 12 and not plain(cell.text).startswith(str(day.year)))
