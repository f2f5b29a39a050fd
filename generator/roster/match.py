"""Which person of the content a row of a table means; nobody is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from string import ascii_letters, digits

from generator.model.place import Member
from generator.roster.people import Person
from generator.text_vi import fold, nfc, written

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_IN_NAMES = frozenset(
    letter
    for base in (nfc(vowel + tone) for vowel in _VOWELS for tone in _TONES)
    for letter in (base, base.upper())
) | frozenset(ascii_letters + digits + " '’.,()/–-đĐčČñÑŏŎĕĔĭĬŭŬ")
"""Letters of Vietnamese names, and those that names of other peoples here have."""


@dataclass
class Matches:
    """Rows by the number of the member they mean; `new` mean nobody, `unclear` perhaps somebody."""

    found: dict[int, Person] = field(default_factory=dict)
    repeated: list[Person] = field(default_factory=list)
    """Rows that say the same as another row about one member."""
    new: list[Person] = field(default_factory=list)
    unclear: list[tuple[Person, tuple[Member, ...]]] = field(default_factory=list)


def match(people: Sequence[Person], members: Sequence[Member]) -> Matches:
    """Match the rows about one team with its members: by name as written, by phone, by letters."""
    matches = Matches()
    rows = waiting = _rows_once(people, matches)
    for is_same in (_same_name_and_phone, _same_name, _same_phone, _same_letters):
        waiting = _round(waiting, members, is_same, matches)
    for person in waiting:
        alike = [
            member
            for number, member in enumerate(members)
            if _may_be(person, member, has_row=number in matches.found)
        ]
        twins = [row for row in rows if row is not person and _may_be_twins(person, row)]
        if alike or twins:
            matches.unclear.append((person, tuple(alike)))
        else:
            matches.new.append(person)
    return matches


def _may_be(person: Person, member: Member, has_row: bool) -> bool:
    """Return whether nobody could say that person is not member, who has a row or not."""
    return letters(person.name) == letters(member.name) and not (has_row and person.phone)


def _may_be_twins(person: Person, other: Person) -> bool:
    is_told_apart = person.phone and other.phone
    return letters(person.name) == letters(other.name) and not is_told_apart


def _rows_once(people: Sequence[Person], matches: Matches) -> list[Person]:
    seen: list[Person] = []
    for person in people:
        twin = next((other for other in seen if _says_the_same(person, other)), None)
        if twin:
            matches.repeated.append(person)
        else:
            seen.append(person)
    return seen


def _says_the_same(person: Person, other: Person) -> bool:
    """Return whether two rows differ in nothing but where they stand."""
    at = other.place
    return written(person.name) == written(other.name) and (
        replace(person, place=at, name="", note=None)
        == replace(other, place=at, name="", note=None)
    )


def _round(waiting, members, is_same, matches):  # type: ignore[no-untyped-def]
    """Match the rows that is_same joins to one member each, and that member to one row."""
    pairs = [
        (row, number)
        for row, person in enumerate(waiting)
        for number, member in enumerate(members)
        if number not in matches.found and is_same(person, member)
    ]
    rows, numbers = [row for row, _ in pairs], [number for _, number in pairs]
    taken = set()
    for row, number in pairs:
        if rows.count(row) == numbers.count(number) == 1:
            matches.found[number] = waiting[row]
            taken.add(row)
    return [person for row, person in enumerate(waiting) if row not in taken]


def _same_name_and_phone(person: Person, member: Member) -> bool:
    return _same_phone(person, member) and letters(person.name) == letters(member.name)


def _same_name(person: Person, member: Member) -> bool:
    """The same letters and tones; a table without any marks says less, but nothing else."""
    return written(person.name) == written(member.name) or (
        fold(person.name) == person.name.lower() and _same_letters(person, member)
    )


def _same_phone(person: Person, member: Member) -> bool:
    return bool(person.phone and member.phone and member.phone.digits == person.phone)


def _same_letters(person: Person, member: Member) -> bool:
    """The same name but for marks, and no phone says that it is somebody else."""
    agrees = not person.phone or not member.phone or _same_phone(person, member)
    return agrees and letters(person.name) == letters(member.name)


def letters(name: str) -> str:
    """Return a name as it is compared across tables: no marks, capitals, or spaces too many."""
    return " ".join(re.findall(r"\w+", fold(name)))


def is_renamed(person: Person, member: Member) -> bool:
    """Return whether the row gives the member another name, or the same one better written."""
    now, before = " ".join(nfc(person.name).split()), " ".join(member.name.split())
    if now == before or (now.isupper() and written(now) == written(before)):
        return False
    has_no_marks = fold(now) == now.lower() and fold(before) != before.lower()
    return not (has_no_marks and letters(now) == letters(before))


def strange_letters(name: str) -> list[str]:
    """Return what stands in no name here: the signs that old fonts show as Vietnamese letters."""
    return sorted(set(nfc(name)) - _IN_NAMES)


def is_another(name: str, before: str) -> bool:
    """Return whether two names may be those of two people, not one name mended.

    Marks may differ, and a middle name may come or go: `Văn Hùng` and `Văn Dũng` are two people
    though most of their letters are the same.
    """
    shorter, longer = sorted((letters(name).split(), letters(before).split()), key=len)
    if not shorter or (shorter[0], shorter[-1]) != (longer[0], longer[-1]):
        return True
    rest = iter(longer)
    return not all(syllable in rest for syllable in shorter)
