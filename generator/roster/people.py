"""What a spreadsheet says, in our terms: the bridge between reading tables and changing content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from generator.errors import Problem
from generator.model.place import PersonalField

FIELDS: tuple[PersonalField, ...] = get_args(PersonalField)
"""What may be shown of a person, in the order of the model."""
Role = Literal["tổ trưởng", "tổ phó", "thành viên"]
Column = Literal[
    "locality", "group_id", "group", "name", "role", "organisation", "tasks", "phone", "zalo",
    "consent_date", "evidence", "web", "print", "until", "withdrawn", "note",
]  # fmt: skip
"""What a column of a spreadsheet can be about."""


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands in a workbook; row and column are counted from 1."""

    file: str
    sheet: str = ""
    row: int = 0
    column: int = 0


@dataclass(frozen=True)
class Person:
    """One row about one person. None or empty: the table does not say.

    `said` holds the columns that the table has at all: what is not in it must not be changed, what
    is in it and empty was emptied on purpose.
    """

    place: Place
    name: str
    group_id: str | None = None
    group: str | None = None
    """The name of the group as the table has it, also from a sheet's name or a title row."""
    locality: str | None = None
    role: Role | None = None
    organisation: str | None = None
    tasks: tuple[str, ...] = ()
    phone: str | None = None
    """Ten digits or a short number, without blanks, its lost 0 put back."""
    zalo: bool | None = None
    consent_date: date | None = None
    evidence: str | None = None
    web: tuple[PersonalField, ...] | None = None
    print: tuple[PersonalField, ...] | None = None
    until: date | None = None
    withdrawn: date | None = None
    note: str | None = None
    said: frozenset[Column] = frozenset()


@dataclass(frozen=True)
class Reading:
    """All that a file says: its people, and what is wrong or was mended while reading.

    `problems` with `is_warning` were mended or left out and are told (a lost 0 put back); the
    others stop the import.
    """

    people: tuple[Person, ...]
    problems: tuple[Problem, ...]
    encoding: str = ""
    """How the text was stored when it was not Unicode, for the officer to see: TCVN3, VNI, …"""
