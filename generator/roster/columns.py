"""The columns of our own tables: what the template asks for and the export gives, by heading.

The reader knows each of these headings, whatever else it knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from generator.model.place import Consent, GroupFacts, LocalityFacts, Member, PersonalField
from generator.roster import words_vi as say
from generator.roster.people import FIELDS, Column

Kind = Literal["text", "phone", "date", "yes_no", "role", "lines", "group", "locality"]
ROLES: tuple[str, ...] = get_args(Member.model_fields["role"].annotation)


@dataclass(frozen=True)
class Heading:
    """One column of a table we write; `width` is in characters, as spreadsheets count."""

    column: Column
    text: str
    width: float
    help: str
    kind: Kind = "text"
    field: PersonalField | None = None
    """What exactly is agreed to, in a column about consent."""


def _doc(model: type, field: str) -> str:
    return str(model.model_fields[field].description)  # type: ignore[attr-defined]


def _ticks(column: Literal["web", "print"], heading: str, help: str) -> list[Heading]:
    return [
        Heading(
            column, heading.format(field=say.FIELDS[field]), 7.5,
            help.format(field=say.FIELDS[field]), "yes_no", field,
        )
        for field in FIELDS
    ]  # fmt: skip


HEADINGS: tuple[Heading, ...] = (
    Heading("locality", say.LOCALITY, 20, say.LOCALITY_HELP + _doc(LocalityFacts, "name"),
            "locality"),
    Heading("group_id", say.GROUP_ID, 8, say.GROUP_ID_HELP),
    Heading("group", say.GROUP, 20, say.GROUP_HELP + _doc(GroupFacts, "name"), "group"),
    Heading("name", say.NAME, 22, _doc(Member, "name") + say.NAME_HELP),
    Heading("role", say.ROLE, 11, _doc(Member, "role") + say.ROLE_HELP, "role"),
    Heading("organisation", say.ORGANISATION, 20, _doc(Member, "organisation")),
    Heading("tasks", say.TASKS, 34, say.TASKS_HELP, "lines"),
    Heading("phone", say.PHONE, 13, _doc(Member, "phone") + say.PHONE_HELP, "phone"),
    Heading("zalo", say.ZALO, 7.5, _doc(Member, "zalo") + say.YES_NO_HELP, "yes_no"),
    Heading("consent_date", say.CONSENT_DATE, 12, _doc(Consent, "date") + say.DATE_HELP, "date"),
    Heading("evidence", say.EVIDENCE, 26, _doc(Consent, "evidence")),
    *_ticks("web", say.WEB, say.WEB_HELP),
    *_ticks("print", say.PRINT, say.PRINT_HELP),
    Heading("until", say.UNTIL, 12, _doc(Consent, "until"), "date"),
    Heading("withdrawn", say.WITHDRAWN, 12, _doc(Consent, "withdrawn"), "date"),
)  # fmt: skip
