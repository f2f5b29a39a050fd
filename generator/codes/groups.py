"""What happens to neighbourhoods: another name, another ward, the team of another one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from generator.codes import words_vi as say
from generator.codes.desk import Desk, append, refusal
from generator.edit import Items, as_yaml, set_key
from generator.model.ledger import PermalinkEntry
from generator.model.phone import Phone
from generator.model.place import Consent, Member
from generator.text_vi import capitalised, written, written_date

_LEADER, _MEMBER = "tổ trưởng", "thành viên"


def give_name(desk: Desk, code: str, name: str, ending: Iterable[str] = ()) -> None:
    """Give a group another name; the old one is kept.

    Raises:
        GeneratorError: it has this name, or another group of the ward that is not ending has it.
    """
    data, old = desk.edits.file(desk.files[code]), desk.names[code]
    if name == old:
        raise refusal(say.SAME_NAME.format(code=code, name=name), say.SAME_NAME_HINT)
    if other := desk.named(desk.home(code), name, besides=(code, *ending)):
        raise refusal(_taken(desk, desk.home(code), other), say.NAME_TAKEN_HINT)
    data["name"] = name
    desk.names[code] = name
    desk.tell(say.NEW_NAME, old=old, new=name, code=code)
    _keep_name(desk, code, old)
    desk.reviewed(data)


def move(desk: Desk, code: str, ward: str) -> None:
    """Put a group into another ward; under which one it was known is kept with its old names.

    Raises:
        GeneratorError: it is there already.
    """
    before, name = desk.home(code), desk.names[code]
    if before == ward:
        message = say.THERE_ALREADY.format(code=code, ward=desk.ward_name(ward))
        raise refusal(message, say.THERE_ALREADY_HINT)
    old = desk.ward_name(before)
    data = desk.edits.file(desk.files[code])
    for former in data.get("old_names") or ():
        former.setdefault("unit", old)
    _keep_name(desk, code, name, old, is_told=False)
    desk.reviewed(data)
    put(desk, code, ward)
    desk.tell(say.MOVES, name=name, old=old, new=desk.ward_name(ward), code=code)


def stay_apart(desk: Desk, code: str, ward: str) -> None:
    """Raise when a group that is to move has the name of one that is there.

    Raises:
        GeneratorError: it has.
    """
    if other := desk.named(ward, desk.names[code], besides=(code,)):
        hint = say.NAME_TAKEN_THERE_HINT.format(code=code)
        raise refusal(_taken(desk, ward, other), hint)


def put(desk: Desk, code: str, ward: str) -> None:
    """Give the file of a group its place in the folder of a ward."""
    new_file = f"localities/{ward}/groups/{code}.yml"
    desk.edits.move(desk.files[code], new_file)
    desk.files[code] = new_file


def join(
    desk: Desk,
    entry: PermalinkEntry,
    target: PermalinkEntry,
    reason: str | None,
    with_members: bool,
) -> None:
    """End a group for another, which takes its members and its names."""
    new = desk.names[target.code]
    old = desk.names.get(entry.code) or entry.name or entry.code
    said = reason or say.REASON_MERGED.format(old=capitalised(old), new=new)
    if entry.code not in desk.groups:  # the file went before the command came
        desk.end_into(entry, target, (old, new), said)
        return
    model, ward = desk.groups[entry.code].model, desk.home(entry.code)
    desk.end_into(entry, target, (old, new), said, ward)
    unit = desk.ward_name(ward) if ward != desk.home(target.code) else None
    _keep_name(desk, target.code, old, unit)
    for former in model.old_names:
        _keep_name(desk, target.code, former.name, former.unit or unit)
    if with_members:
        _take_members(desk, entry.code, target.code)
    elif model.members:
        names = listed_names(model.members)
        desk.tell(say.MEMBERS_STAY, count=len(model.members), old=old, new=new, names=names)
    desk.not_taken(say.VENUE, old, model.venue.name if model.venue else "")
    desk.not_taken(say.SCHEDULE, old, "; ".join(model.schedule))
    desk.not_taken(say.ZALO, old, model.zalo_group.name if model.zalo_group else "")
    desk.reviewed(desk.edits.file(desk.files[target.code]))
    desk.remove(desk.files.pop(entry.code))


def listed_names(members: Iterable[Member]) -> str:
    """Return the names of members, one behind the other."""
    return ", ".join(member.name for member in members)


def _taken(desk: Desk, ward: str, code: str) -> str:
    name = desk.names[code]
    return say.NAME_TAKEN.format(ward=desk.ward_name(ward), name=name, code=code)


def _take_members(desk: Desk, old: str, new: str) -> None:
    here = Items(desk.edits.file(desk.files[new]), "members")
    there = Items(desk.edits.file(desk.files[old]), "members")
    known = _known(here.entries, there.entries)
    coming = [member for member in there.entries if id(member) not in known]
    words = {"old": desk.names[old], "new": desk.names[new]}
    has_leader = any(member.get("role") == _LEADER for member in here.entries)
    for member in coming:
        if member.get("role") == _LEADER and has_leader:
            member["role"] = _MEMBER
            desk.tell(say.LEADER_NOW, name=member["name"], **words)
    if coming:
        desk.tell(say.MEMBERS_COME, count=len(coming), **words)
    if met := [member for member in there.entries if id(member) in known]:
        names = ", ".join(str(member["name"]) for member in met)
        desk.tell(say.MEMBERS_THERE, count=len(met), names=names, **words)
    for member in met:
        _keep_will(desk, known[id(member)], member, desk.names[old])
    # The comment above somebody who comes is put below the last who is here; what stands at the
    # end of the old file stays there.
    there.entries = [*here.entries[-1:], *coming, as_yaml([("name", "")])]
    there.put_together()
    here.entries.extend(coming)
    here.put_together()


def _known(here: Sequence[Any], there: Sequence[Any]) -> dict[int, Any]:
    """Return by the id of a member there who of here it is; nobody here is two of there."""
    known: dict[int, Any] = {}
    for wants_number in (True, False):
        for member in there:
            taken = {id(it) for it in known.values()}
            free = [it for it in here if id(it) not in taken]
            twins = [it for it in free if _same(member, it, wants_number)]
            if twins and id(member) not in known:
                known[id(member)] = twins[0]
    return known


def _keep_will(desk: Desk, kept: Any, member: Any, old: str) -> None:
    """Carry over a withdrawal to the entry that is kept; tell what else the other entry said."""
    name = str(member["name"])
    if member.get("phone") and not kept.get("phone"):
        desk.not_taken(say.PHONE.format(name=name), old, str(member["phone"]))
    now, before = _consent(kept), _consent(member)
    if before is None or before == now:
        return
    day = before.withdrawn
    if day and now is None:
        set_key(kept, "consent", member["consent"], tuple(Member.model_fields))
    elif day and now and not now.withdrawn and now.date <= day:
        set_key(kept["consent"], "withdrawn", day.isoformat(), tuple(Consent.model_fields))
    else:
        desk.change.afterwards.append(say.CONSENT_DIFFERS.format(name=name, old=old))
        return
    desk.tell(say.WITHDRAWN_THERE, name=name, old=old, date=written_date(day))


def _consent(member: Any) -> Consent | None:
    said = member.get("consent")
    return Consent.model_validate(dict(said)) if said else None


def _keep_name(
    desk: Desk, code: str, name: str, unit: str | None = None, is_told: bool = True
) -> None:
    """Note among the old names of a group what people still say."""
    if name == desk.names[code] and not unit:
        return  # two groups of one name: nothing to tell apart
    data = desk.edits.file(desk.files[code])
    if any(it["name"] == name and it.get("unit") == unit for it in data.get("old_names") or ()):
        return
    item = as_yaml([("name", name), *([("unit", unit)] if unit else [])])
    append(data, "old_names", item, after=("kind", "name", "id"))
    if is_told:
        old = f"{name}, {unit}" if unit else name
        desk.tell(say.OLD_NAME_KEPT, old=old, new=desk.names[code])


def _same(one: Any, other: Any, wants_number: bool) -> bool:
    """Return whether two members are one person: the same name, and no number against it."""
    if written(str(one["name"])) != written(str(other["name"])):
        return False
    phones = [Phone.parse(str(it["phone"])) for it in (one, other) if it.get("phone")]
    return len(set(phones)) == 1 and len(phones) == 2 if wants_number else len(set(phones)) < 2
