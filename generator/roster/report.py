"""What an import would do, as the officer reads it before saying yes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.roster import words_vi as say
from generator.roster.changes import Comparison, Entry, Kind
from generator.roster.teams import Team

ORDER: tuple[Kind, ...] = ("added", "changed", "moved", "left")


def report(comparison: Comparison, allow_removals: bool = False) -> Iterator[str]:
    """Yield lines: what changes, team by team, then the sum of it."""
    for team in comparison.teams:
        entries = [entry for entry in comparison.entries if entry.team is team]
        notes = [(row, told) for where, row, told in comparison.notes if where is team]
        if not entries and not notes:
            continue
        yield ""
        yield f"{team.title} ({team.locality.name})"
        for kind in ORDER:
            yield from _kind(kind, [it for it in entries if it.kind == kind], allow_removals)
        if notes:
            yield f"  {say.TO_KNOW.format(count=len(notes))}"
            for person, told in notes:
                yield f"    {person.name}{_row(person.place.row)}"
                yield from (f"      {say.MARK} {note}" for note in told)
    yield ""
    yield _sum(comparison, allow_removals)


def _kind(kind: Kind, entries: list[Entry], allow_removals: bool) -> Iterator[str]:
    if not entries:
        return
    heading = say.KIND_GONE if kind == "left" and allow_removals else say.KINDS[kind]
    yield f"  {heading.format(count=len(entries))}"
    for entry in entries:
        member = entry.after or entry.before
        assert member
        row = _row(entry.person.place.row) if entry.person else ""
        origin = (
            say.FROM.format(team=entry.origin.title) if kind == "moved" and entry.origin else ""
        )
        more = f": {', '.join(_facts(entry))}" if kind in ("added", "left") else ""
        yield f"    {(entry.before or member).name}{origin}{row}{more}"
        for change in entry.fields:
            before, after = change.before or say.NOTHING, change.after or say.NOTHING
            yield f"      {change.field}: {before} → {after}"
        yield from (f"      {say.MARK} {note}" for note in entry.notes)


def _facts(entry: Entry) -> Iterator[str]:
    member = entry.after or entry.before
    assert member
    yield member.role
    yield from filter(None, (member.organisation, say.value(member.phone)))
    if entry.after and member.consent and not member.consent.withdrawn:
        yield say.SHOWS.format(
            web=say.field_list(member.consent.web), print=say.field_list(member.consent.print)
        )


def _row(number: int) -> str:
    return say.ROW.format(row=number) if number else ""


def _sum(comparison: Comparison, allow_removals: bool) -> str:
    counts = {kind: len(comparison.of(kind)) for kind in ORDER}
    template = say.SUM_REMOVED if allow_removals else say.SUM
    return template.format(people=comparison.people, teams=len(comparison.teams), **counts)


def is_empty(comparison: Comparison, allow_removals: bool = False) -> bool:
    """Return whether nothing would be written."""
    return all(entry.kind == "left" and not allow_removals for entry in comparison.entries)


def touched(teams: list[Team]) -> str:
    """Return the teams that were written, in one sentence."""
    return say.DONE.format(count=len(teams))
