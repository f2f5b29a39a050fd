"""People who stand in a workbook twice, and numbers that two people share."""

from __future__ import annotations

from dataclasses import replace

from generator.model.phone import Phone
from generator.roster import words_reading_vi as say
from generator.roster.grid import Sheet
from generator.roster.match import letters
from generator.roster.people import Person, Place
from generator.roster.positions import cell_name
from generator.roster.remarks import Notes, Remark
from generator.text_vi import fold


def without_repeats(
    people: tuple[Person, ...], sheets: dict[str, Sheet], notes: Notes
) -> tuple[Person, ...]:
    """Return people without the rows that say the same of somebody again; each is noted.

    Two rows of one person that differ are an error: which is right, only the officer knows.
    Neighbours of one name with two numbers are two people.
    """
    by_person: dict[tuple[str, str], list[Person]] = {}
    by_phone: dict[str, list[Person]] = {}
    kept = []
    for person in people:
        met = by_person.setdefault((letters(person.name), _group(person)), [])
        twin = next((one for one in met if _may_be_one(one, person)), None)
        met.append(person)
        if twin and replace(twin, place=person.place) == person:
            _note(person, sheets, notes, Remark(
                say.SAME_TWICE.format(name=person.name, place=_where(twin.place, person.place)),
                say.SAME_TWICE_HINT, True, say.SAME_TWICE_MANY,
            ))  # fmt: skip
            continue
        if twin:
            _note(person, sheets, notes, Remark(
                say.SAME_DIFFERS.format(name=person.name, place=_where(twin.place, person.place)),
                say.SAME_DIFFERS_HINT,
            ))  # fmt: skip
        kept.append(person)
        if person.phone:
            by_phone.setdefault(person.phone, []).append(person)
    for phone, owners in by_phone.items():
        _shared(phone, owners, sheets, notes)
    return tuple(kept)


def _group(person: Person) -> str:
    return fold(person.group_id or person.group or "")


def _may_be_one(one: Person, other: Person) -> bool:
    """Whether two rows with the same letters are one person: Hoa and Hoà only by their number."""
    if one.phone and other.phone:
        return one.phone == other.phone
    return one.name.casefold() == other.name.casefold()


def _shared(phone: str, owners: list[Person], sheets: dict[str, Sheet], notes: Notes) -> None:
    first, shown = owners[0], Phone.parse(phone).spaced
    for other in owners[1:]:
        where = _where(first.place, other.place)
        if letters(other.name) != letters(first.name):
            _note(other, sheets, notes, Remark(
                say.SAME_PHONE.format(phone=shown, name=first.name, place=where),
                say.SAME_PHONE_HINT, True,
            ))  # fmt: skip
        elif _group(other) != _group(first):
            _note(other, sheets, notes, Remark(
                say.IN_TWO_GROUPS.format(name=other.name, place=where), say.IN_TWO_GROUPS_HINT,
                True,
            ))  # fmt: skip


def _note(person: Person, sheets: dict[str, Sheet], notes: Notes, remark: Remark) -> None:
    notes.at(sheets[person.place.sheet], person.place.row, person.place.column, remark)


def _where(place: Place, seen_from: Place) -> str:
    cell = f"{say.CELL} {cell_name(place.row, max(place.column, 1))}"
    return cell if place.sheet == seen_from.sheet else f"{cell} [{place.sheet}]"
