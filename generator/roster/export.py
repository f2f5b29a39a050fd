"""The whole private list as a spreadsheet: what the city asks for, and an import reads back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.model.place import CONSENT_SOON_DAYS, Member
from generator.roster import words_vi as say
from generator.roster.columns import HEADINGS, Heading
from generator.roster.teams import Team
from generator.roster.template import list_sheet
from generator.roster.workbook import add_sheet, as_bytes, new_workbook
from generator.validate.consent import may_show
from generator.validate.people import TEAM_SIZE

MANY = 6
"""How many names a sentence holds."""


def export(teams: Sequence[Team], day: date) -> bytes:
    """Return an .xlsx of all people of teams, and a sheet that counts them; day is the release.

    The same teams and day give the same bytes. It is private: never for a site.
    """
    workbook = new_workbook()
    people = [_row(team, member) for team in teams for member in team.members]
    sheet = list_sheet(workbook, people)
    sheet.auto_filter.ref = sheet.dimensions
    rows = [_summary(team, day) for team in teams]
    total: list[str | int] = [say.TOTAL.format(count=len(teams)), "", ""]
    numbers = [[value for value in row if isinstance(value, int)] for row in rows]
    total += [sum(column) for column in zip(*numbers, strict=True)] + [""]
    add_sheet(
        workbook,
        say.SUMMARY_SHEET,
        say.SUMMARY_COLUMNS,
        [*rows, total, [say.PRIVATE_NOTE.format(day=say.day(day))]],
        say.PRIVATE_FOOTER,
    )
    return as_bytes(workbook, day)


def _row(team: Team, member: Member) -> list[str]:
    return [cell(team, member, heading) for heading in HEADINGS]


def cell(team: Team, member: Member, heading: Heading) -> str:
    """Return what stands in one cell of the list."""
    consent = member.consent
    match heading.column:
        case "locality":
            return team.locality.name
        case "group_id":
            return team.id
        case "group":
            return team.name
        case "name" | "role":
            return str(getattr(member, heading.column))
        case "organisation":
            return member.organisation or ""
        case "tasks":
            return "\n".join(member.tasks)
        case "phone":
            return member.phone.spaced if member.phone else ""
        case "zalo":
            return _yes_no(member.zalo)
    if consent is None:
        return ""
    match heading.column:
        case "consent_date":
            return say.day(consent.date)
        case "evidence":
            return consent.evidence or ""
        case "until" | "withdrawn":
            return say.day(getattr(consent, heading.column))
    return _yes_no(heading.field in consent.fields("web" if heading.column == "web" else "print"))


def _yes_no(value: bool) -> str:
    return say.YES if value else say.NO


def _summary(team: Team, day: date) -> list[str | int]:
    shown = [
        Counter(field for member in team.members for field in may_show(member, channel, day))
        for channel in ("web", "print")
    ]  # fmt: skip
    roles = Counter(member.role for member in team.members)
    return [
        team.locality.name,
        team.id,
        team.name,
        len(team.members),
        roles["tổ trưởng"],
        roles["tổ phó"],
        sum(member.phone is not None for member in team.members),
        sum(_is_in_force(member, day) for member in team.members),
        *(count[field] for count in shown for field in ("name", "phone")),
        "\n".join(_open_items(team, day)),
    ]


def _is_in_force(member: Member, day: date) -> bool:
    consent = member.consent
    return bool(consent and not consent.withdrawn and (not consent.until or consent.until >= day))


def _some(names: Sequence[str]) -> str:
    """Return names in one line, the first ones when they are many."""
    if len(names) <= MANY:
        return ", ".join(names)
    return say.AND_OTHERS.format(names=", ".join(names[:MANY]), count=len(names) - MANY)


def _open_items(team: Team, day: date) -> Iterator[str]:
    members = team.members
    leaders = [member for member in members if member.role == "tổ trưởng"]
    if len(leaders) != 1:
        yield say.TODO_LEADER.format(count=len(leaders))
    if team.group and not team.group.size_note and not (
        TEAM_SIZE[0] <= len(members) <= TEAM_SIZE[1]
    ):  # fmt: skip
        yield say.TODO_SIZE.format(count=len(members), least=TEAM_SIZE[0], most=TEAM_SIZE[1])
    if names := [member.name for member in members if member.phone is None]:
        yield say.TODO_PHONE.format(names=_some(names))
    if names := [member.name for member in members if member.consent is None]:
        yield say.TODO_CONSENT.format(names=_some(names))
    for member in members:
        if consent := member.consent:
            if consent.withdrawn:
                yield say.TODO_WITHDRAWN.format(name=member.name, day=say.day(consent.withdrawn))
            elif consent.until and consent.until < day:
                yield say.TODO_EXPIRED.format(name=member.name, day=say.day(consent.until))
            elif consent.until and consent.until <= day + timedelta(days=CONSENT_SOON_DAYS):
                yield say.TODO_SOON.format(name=member.name, day=say.day(consent.until))
