"""People who stand in a workbook twice, and numbers that two people share."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from generator.roster import words_reading_vi as say
from generator.roster.grid import Sheet
from generator.roster.people import Person, Place
from generator.roster.phones import spaced
from generator.roster.positions import cell_name
from generator.roster.remarks import Notes, Remark
from generator.text_vi import fold


def note_repeats(people: tuple[Person, ...], sheets: dict[str, Sheet], notes: Notes) -> None:
    """Note each row that repeats another, and each number that belongs to two names."""
    by_person: dict[tuple[str, str], list[Person]] = {}
    by_phone: dict[str, list[Person]] = {}
    for person in people:
        where = fold(person.group_id or person.group or "")
        by_person.setdefault((fold(person.name), where), []).append(person)
        if person.phone:
            by_phone.setdefault(person.phone, []).append(person)
    for same in by_person.values():
        for first, again in pairwise(same):
            _repeated(first, again, sheets, notes)
    for phone, owners in by_phone.items():
        _shared(phone, owners, sheets, notes)


def _repeated(first: Person, again: Person, sheets: dict[str, Sheet], notes: Notes) -> None:
    if first.phone and again.phone and first.phone != again.phone:
        return  # two neighbours of one name
    where = _where(first.place, again.place)
    equal = replace(first, place=again.place) == again
    if equal:
        remark = Remark(say.SAME_TWICE.format(name=again.name, place=where), say.SAME_TWICE_HINT)
    else:
        remark = Remark(say.SAME_DIFFERS.format(name=again.name, place=where),
                        say.SAME_DIFFERS_HINT)  # fmt: skip
    _note(again, sheets, notes, remark)


def _shared(phone: str, owners: list[Person], sheets: dict[str, Sheet], notes: Notes) -> None:
    first = owners[0]
    for other in owners[1:]:
        where = _where(first.place, other.place)
        if fold(other.name) != fold(first.name):
            _note(other, sheets, notes, Remark(
                say.SAME_PHONE.format(phone=spaced(phone), name=first.name, place=where),
                say.SAME_PHONE_HINT, True,
            ))  # fmt: skip
        elif fold(other.group_id or other.group or "") != fold(first.group_id or first.group or ""):
            _note(other, sheets, notes, Remark(
                say.IN_TWO_GROUPS.format(name=other.name, place=where), say.IN_TWO_GROUPS_HINT,
                True,
            ))  # fmt: skip


def _note(person: Person, sheets: dict[str, Sheet], notes: Notes, remark: Remark) -> None:
    notes.at(sheets[person.place.sheet], person.place.row, person.place.column, remark)


def _where(place: Place, seen_from: Place) -> str:
    cell = f"{say.CELL} {cell_name(place.row, max(place.column, 1))}"
    return cell if place.sheet == seen_from.sheet else f"{cell} [{place.sheet}]"
