"""What happens to wards and communes: they join another, take another name, another address."""

from __future__ import annotations

import re
from typing import Any

from generator import ledger_file
from generator.codes import groups
from generator.codes import words_vi as say
from generator.codes.desk import Desk, append, refusal
from generator.edit import as_yaml
from generator.model.ledger import PermalinkEntry
from generator.text_vi import capitalised

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def join(desk: Desk, entry: PermalinkEntry, target: PermalinkEntry, reason: str | None) -> None:
    """End a ward for another, which takes all its groups and its name among the old ones."""
    old, new = desk.ward_name(entry.code), desk.ward(target.code).name
    said = reason or say.REASON_MERGED.format(old=capitalised(old), new=new)
    desk.end_into(entry, target, (old, new), said)
    for code in desk.groups_of(entry.code):
        other = desk.named(target.code, desk.names[code], besides=(code,))
        groups.move(desk, code, target.code)
        if other:  # wards are joined first, their groups get other names later
            words = {"ward": new, "name": desk.names[code], "codes": f"{other}, {code}"}
            desk.tell_twice(say.TWO_OF_A_NAME, code=code, **words)
    data = desk.edits.file(_file(target.code))
    _keep_unit(data, old)
    desk.reviewed(data)
    if entry.code in desk.wards:
        model = desk.wards[entry.code].model
        people = model.team.members
        named = say.PEOPLE.format(count=len(people), names=groups.listed_names(people))
        desk.not_taken(say.TEAM, old, named if people else "")
        desk.not_taken(say.OFFICES, old, "; ".join(office.name for office in model.offices))
        desk.not_taken(say.ROSTER, old, "; ".join(shift.place for shift in model.duty_roster))
        desk.remove(_file(entry.code))


def give_name(desk: Desk, entry: PermalinkEntry, name: str, slug: str | None) -> None:
    """Give a ward another name, and with slug another address; the printed one leads on.

    Raises:
        GeneratorError: nothing would change; the address is taken or no address.
    """
    old = desk.ward(entry.code).name
    if name == old and not slug:
        message = say.SAME_NAME.format(code=entry.code, name=name)
        raise refusal(message, say.SAME_NAME_HINT)
    data = desk.edits.file(_file(entry.code))
    if name != old:
        data["name"] = name
        _keep_unit(data, old)
        desk.tell(say.NEW_NAME_OF_WARD, old=capitalised(old), new=name)
    desk.reviewed(data)
    if slug:
        _give_address(desk, entry, (old, name), slug)


def refuse_groups(desk: Desk, entry: PermalinkEntry) -> None:
    """Raise when a ward that is to end still has groups.

    Raises:
        GeneratorError: it has.
    """
    if left := desk.groups_of(entry.code):
        ward, codes = desk.ward_name(entry.code), ", ".join(left)
        message = say.GROUPS_LEFT.format(ward=ward, count=len(left), codes=codes)
        hint = say.GROUPS_LEFT_HINT.format(first=left[0], code=entry.code)
        raise refusal(message, hint)


def _give_address(desk: Desk, entry: PermalinkEntry, names: tuple[str, str], slug: str) -> None:
    if not _SLUG.fullmatch(slug):
        raise refusal(say.SLUG_BAD.format(slug=slug), say.SLUG_BAD_HINT)
    if ("locality", slug) in desk.entries or slug in desk.wards:
        raise refusal(say.SLUG_TAKEN.format(slug=slug), say.SLUG_TAKEN_HINT)
    desk.edits.file(_file(entry.code))["id"] = slug
    desk.edits.move(_file(entry.code), _file(slug))
    for code in desk.groups_of(entry.code):
        groups.put(desk, code, slug)
    line = {"code": slug, "kind": "locality", "released": desk.day.isoformat()}
    ledger_file.append(desk.edits, [line])
    old, new = names
    sentence = say.REASON_RENAMED if old != new else say.REASON_ADDRESS
    said = sentence.format(old=capitalised(old), new=new)
    desk.record_end(entry, said, old, successor=slug)
    desk.tell(say.NEW_ADDRESS, old=entry.code, new=slug)


def _keep_unit(data: Any, name: str) -> None:
    if all(it["name"] != name for it in data.get("old_units") or ()):
        place = ("summary", "updated", "name", "id")
        append(data, "old_units", as_yaml([("name", name)]), after=place)


def _file(id: str) -> str:
    return f"localities/{id}/locality.yml"
