"""What happens to codes over the years: they merge, take another name, move, end.

Each function returns a Change: the edits, and in words what they do. Nothing is written before
`Change.save`. A code that is recorded never leaves the ledger; an end is a line at its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.codes import groups, guides, wards
from generator.codes import words_vi as say
from generator.codes.desk import Change, Desk, file_name, not_a_group, refusal
from generator.model.ledger import PermalinkEntry
from generator.model.place import Member
from generator.text_vi import written_date


def merge(
    content_dir: Path,
    old: Sequence[str],
    into: str,
    *,
    day: date | None = None,
    name: str | None = None,
    reason: str | None = None,
    with_members: bool = True,
    kind: str | None = None,
) -> Change:
    """Return what lets the code `into` answer for the codes `old`, which end.

    Of groups the members come along with their consent, unless with_members is off, and the old
    names; of wards all groups; of guides all that leads to them. `name` is the new name of the
    group that stays.

    Raises:
        ContentError: the content cannot be read.
        GeneratorError: a code is unknown, ended already, of another kind.
    """
    desk = Desk(content_dir, day)
    target = desk.living(into, kind or desk.common_kind([into, *old]))
    if into in old:
        raise refusal(say.ITSELF.format(code=into), say.ITSELF_HINT)
    entries = [desk.not_ended(code, target.kind) for code in dict.fromkeys(old)]
    if name and target.kind != "group":
        raise not_a_group(target)
    if name:
        groups.give_name(desk, target.code, name, ending=old)
    for entry in entries:
        if target.kind == "group":
            groups.join(desk, entry, target, reason, with_members)
        elif target.kind == "guide":
            guides.join(desk, entry, target, reason)
        else:
            wards.join(desk, entry, target, reason)
    desk.tell_to_print(target)
    return desk.change


def rename(
    content_dir: Path,
    code: str,
    name: str,
    *,
    slug: str | None = None,
    day: date | None = None,
    kind: str | None = None,
) -> Change:
    """Return what gives a group or a ward another name; the old one is kept as an old name.

    With slug the address of a ward changes too, and the printed one leads on.

    Raises:
        ContentError: the content cannot be read.
        GeneratorError: the code is unknown, ended, of a guide; the name or the slug is taken.
    """
    desk = Desk(content_dir, day)
    entry = desk.living(code, kind)
    if entry.kind == "guide":
        raise not_a_group(entry)
    if slug and entry.kind != "locality":
        raise refusal(say.SLUG_OF_WARD_ALONE, say.SLUG_OF_WARD_ALONE_HINT)
    if entry.kind == "group":
        groups.give_name(desk, code, name)
    else:
        wards.give_name(desk, entry, name, slug)
    desk.tell_to_print(entry, slug)
    return desk.change


def move(content_dir: Path, code: str, to: str, *, day: date | None = None) -> Change:
    """Return what puts a group into another ward; its code stays.

    Raises:
        ContentError: the content cannot be read.
        GeneratorError: the code is unknown or ended, there is no such ward, it is there already,
            or a group of that ward has its name.
    """
    desk = Desk(content_dir, day)
    entry = desk.living(code, "group")
    groups.stay_apart(desk, code, desk.ward(to).id)
    groups.move(desk, code, desk.ward(to).id)
    desk.tell_to_print(entry)
    return desk.change


def retire(
    content_dir: Path,
    code: str,
    reason: str,
    *,
    day: date | None = None,
    kind: str | None = None,
) -> Change:
    """Return what ends a code with nothing in its place; its page says why and whom to ask.

    Raises:
        ContentError: the content cannot be read.
        GeneratorError: the code is unknown or ended; a ward that still has groups.
    """
    desk = Desk(content_dir, day)
    entry = desk.not_ended(code, kind)
    if entry.kind == "locality":
        wards.refuse_groups(desk, entry)
    name, file = _page_of(desk, entry)
    ward = desk.home(code) if entry.kind == "group" and code in desk.groups else None
    desk.record_end(entry, reason, name, ward=ward)
    asked = desk.wards[ward].model.offices[0].name if ward in desk.wards else say.ASKED[entry.kind]
    desk.tell(say.RETIRES, code=code, name=name, date=written_date(desk.day), asked=asked)
    if people := _people_of(desk, entry):
        names = groups.listed_names(people)
        desk.tell(say.PEOPLE_GO, count=len(people), name=name, names=names)
    if file:
        desk.remove(file)
    desk.change.afterwards.append(say.BUILD_AGAIN)
    return desk.change


def _people_of(desk: Desk, entry: PermalinkEntry) -> Sequence[Member]:
    """Return who leaves the content with the file of a code."""
    if entry.kind == "group" and entry.code in desk.groups:
        return desk.groups[entry.code].model.members
    if entry.kind == "locality" and entry.code in desk.wards:
        return desk.wards[entry.code].model.team.members
    return ()


def _page_of(desk: Desk, entry: PermalinkEntry) -> tuple[str, str | None]:
    """Return how the page of a code is called, and its file, None when that is gone already."""
    if entry.kind == "guide" and (guide := desk.guides.get(entry.code)):
        return guide.model.title, file_name(guide.document.path)
    if entry.kind == "locality" and (ward := desk.wards.get(entry.code)):
        return ward.model.name, file_name(ward.document.path)
    if entry.kind == "group" and entry.code in desk.groups:
        return desk.names[entry.code], desk.files[entry.code]
    return entry.name or entry.code, None
