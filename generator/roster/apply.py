"""Putting the changes of a table into the content files; comments and order stay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.edit import Edits, Items, as_yaml, drop_key, set_key
from generator.model.place import Consent, Member
from generator.model.site import Site
from generator.roster import words_vi as say
from generator.roster.changes import Comparison, Entry
from generator.roster.columns import ROLES
from generator.roster.teams import Team

MEMBER_KEYS = tuple(Member.model_fields)
CONSENT_KEYS = tuple(Consent.model_fields)


def apply(
    comparison: Comparison, edits: Edits, today: date, release: date, allow_removals: bool = False
) -> list[Team]:
    """Put the changes into edits, nothing is written yet; return the teams that are touched.

    Args:
        comparison: what the table would change, without errors.
        edits: the content, open for changes.
        today: the day that touched files say they were looked over.
        release: the release date of the content, moved to today when it lies before.
        allow_removals: take out those who are not in the table.
    """
    entries = [it for it in comparison.entries if it.kind != "left" or allow_removals]
    teams = list(dict.fromkeys(team for it in entries for team in (it.origin, it.team) if team))
    lists = {team: Items(_parent(edits, team), "members") for team in teams}
    before = {team: list(items.entries) for team, items in lists.items()}
    for entry in entries:
        if entry.origin and entry.kind in ("left", "moved"):
            lists[entry.origin].entries.remove(before[entry.origin][entry.number])
    for entry in entries:
        if entry.after:
            _put(entry, lists[entry.team].entries, before)
    for team in teams:
        lists[team].put_together()
        edits.file(team.file)["updated"] = today.isoformat()
    if teams and today > release:
        set_key(edits.file("site.yml"), "release_date", today.isoformat(), list(Site.model_fields))
    return teams


def _parent(edits: Edits, team: Team) -> Any:
    data = edits.file(team.file)
    return data if team.group else data["team"]


def _put(entry: Entry, entries: list[Any], before: dict[Team, list[Any]]) -> None:
    """Change the entry of one person, or put it in: after those of its role, leaders first."""
    assert entry.after
    if entry.before is None or entry.origin is None:
        _insert(entries, as_yaml(_member(entry.after)), entry.after.role)
        return
    data = before[entry.origin][entry.number]
    _change(data, MEMBER_KEYS, dict(_member(entry.before)), dict(_member(entry.after)))
    if entry.kind == "moved":
        _insert(entries, data, entry.after.role)
    elif entry.before.role != entry.after.role:
        entries.remove(data)
        _insert(entries, data, entry.after.role)


def _insert(entries: list[Any], data: Any, role: str) -> None:
    rank = ROLES.index(role)
    above = [
        number
        for number, other in enumerate(entries)
        if ROLES.index(str(other["role"]).strip()) <= rank
    ]
    entries.insert(above[-1] + 1 if above else 0, data)


def _change(data: Any, keys: tuple[str, ...], old: dict[str, Any], new: dict[str, Any]) -> None:
    """Change in data what differs, key by key."""
    for key in keys:
        if old.get(key) == new.get(key):
            continue
        if key not in new:
            drop_key(data, key)
        elif key == "consent" and key in old:
            _change(data[key], CONSENT_KEYS, dict(old[key]), dict(new[key]))
        else:
            set_key(data, key, new[key], keys)


def _member(member: Member) -> Iterator[tuple[str, Any]]:
    """Yield what a content file says of a member, key by key."""
    yield "name", member.name
    yield "role", member.role
    if member.organisation:
        yield "organisation", member.organisation
    if member.tasks:
        yield "tasks", list(member.tasks)
    if member.phone:
        yield "phone", say.value(member.phone)
    if member.zalo:
        yield "zalo", say.YES
    if member.consent:
        yield "consent", as_yaml(_consent(member.consent))


def _consent(consent: Consent) -> Iterator[tuple[str, Any]]:
    yield "date", consent.date.isoformat()
    if consent.evidence:
        yield "evidence", consent.evidence
    for use in ("web", "print"):
        if fields := getattr(consent, use):
            yield use, list(fields)
    for key in ("until", "withdrawn"):
        if day := getattr(consent, key):
            yield key, day.isoformat()
