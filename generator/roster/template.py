"""The empty table an office fills in: made from the model, with drop-downs and what to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from generator.roster import words_vi as say
from generator.roster.columns import HEADINGS, ROLES, Heading
from generator.roster.teams import Team
from generator.roster.workbook import add_sheet, as_bytes, new_workbook, offer, prompt, put_row

LAST_ROW = 1000
"""How far down the drop-downs reach; a ward has some 150 people."""


def template(teams: Sequence[Team], day: date) -> bytes:
    """Return an .xlsx to fill in for teams, the same bytes for the same teams; day dates it."""
    workbook = new_workbook()
    sheet = list_sheet(workbook, [])
    put_row(sheet, 2, _example(teams[0]) if teams else [], muted=True)
    add_sheet(
        workbook,
        say.HELP_SHEET,
        [(say.HELP_COLUMN, 30), (say.HELP_TEXT, 100)],
        [*_help(), *say.HELP_MORE],
        say.PRIVATE_FOOTER,
    )
    places = _team_sheet(workbook, teams)
    for number, heading in enumerate(HEADINGS, 1):
        _help_with(sheet, number, heading, places)
    return as_bytes(workbook, day)


def _help() -> Iterator[tuple[str, str]]:
    for number, item in enumerate(HEADINGS, 1):
        yield say.COLUMN.format(letter=get_column_letter(number), heading=item.text), item.help


def list_sheet(workbook: Workbook, rows: Sequence[Sequence[str]]) -> Worksheet:
    """Add the sheet of people, one row each."""
    headings = [(item.text, item.width) for item in HEADINGS]
    name = next(n for n, item in enumerate(HEADINGS, 1) if item.column == "name")
    frozen = f"{get_column_letter(name + 1)}2"
    return add_sheet(workbook, say.LIST_SHEET, headings, rows, say.PRIVATE_FOOTER, frozen)


def _team_sheet(workbook: Workbook, teams: Sequence[Team]) -> dict[str, str]:
    """Add the sheet of all teams; return where the drop-downs find their words."""
    localities = list(dict.fromkeys(team.locality.name for team in teams))
    rows = [[team.locality.name, team.id, team.name] for team in teams]
    for row, name in enumerate(localities):
        rows[row] += ["", name]
    headings = [(say.LOCALITY, 30.0), (say.GROUP_ID, 18), (say.GROUP, 50), ("", 3),
                (say.ALL_LOCALITIES, 30)]  # fmt: skip
    sheet = add_sheet(workbook, say.TEAMS_SHEET, headings, rows, say.PRIVATE_FOOTER)
    quoted, last = f"'{sheet.title}'", len(rows) + 1
    group = f"{quoted}!$C$2:$C${last}"
    if len(localities) > 1:  # those of the locality that the row names: the rows lie together
        start = f"MATCH($A2,{quoted}!$A:$A,0)-1"
        group = f"OFFSET({quoted}!$C$1,{start},0,COUNTIF({quoted}!$A:$A,$A2),1)"
    return {"locality": f"{quoted}!$E$2:$E${len(localities) + 1}", "group": group}


def _help_with(sheet: Worksheet, number: int, heading: Heading, places: dict[str, str]) -> None:
    match heading.kind:
        case "yes_no":
            offer(sheet, number, LAST_ROW, f'"{say.YES},{say.NO}"', say.CHOOSE_YES_NO)
        case "role":
            offer(sheet, number, LAST_ROW, f'"{",".join(ROLES)}"', say.CHOOSE_ROLE)
        case "locality" | "group":
            place = places[heading.kind]
            offer(sheet, number, LAST_ROW, place, say.CHOOSE_NAME, is_strict=False)
        case "phone" | "date":
            prompt(sheet, number, LAST_ROW, heading.text, heading.help)


def _example(team: Team) -> list[str]:
    """Return the row that shows how; what is not the place is the same everywhere."""
    return [
        {"locality": team.locality.name, "group_id": "", "group": team.name}.get(item.column)
        or say.EXAMPLE.get((item.column, item.field), "")
        for item in HEADINGS
    ]
