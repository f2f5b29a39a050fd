"""A name or a number as the officer types it → the people meant, with their places in content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from generator.errors import GeneratorError, SourcePos
from generator.load import Trail
from generator.model.phone import Phone
from generator.model.place import GroupSource, LocalitySource, Member
from generator.people import words_vi as say
from generator.people.needle import Field, Needles
from generator.pipeline import content_files
from generator.text_vi import did_you_mean, fold, nfc, written
from generator.validate.typed import Sourced, Typed

State = Literal["none", "withdrawn", "expired", "empty", "agreed"]


@dataclass(frozen=True)
class Entry:
    """One place in content where a person is a member.

    `home` is the id of the group, or of the locality when it is the locality's own team.
    """

    sourced: Sourced[GroupSource] | Sourced[LocalitySource]
    trail: Trail
    member: Member
    home: str
    home_name: str
    locality: str
    locality_name: str
    sample: bool

    @property
    def pos(self) -> SourcePos:
        """Where the entry begins."""
        return self.sourced.pos(*self.trail)

    @property
    def file(self) -> str:
        """The path of its file under the content folder."""
        return self.sourced.document.path.partition("/")[2]

    @property
    def place(self) -> str:
        """The group or team in words, with its code."""
        if self.home == self.locality:
            return f"{self.home_name} ({self.home})"
        return f"{self.home_name} ({self.home}), {self.locality_name}"

    def state(self, day: date) -> State:
        """Return what holds on day."""
        consent = self.member.consent
        if consent is None:
            return "none"
        if consent.withdrawn:
            return "withdrawn"
        if consent.until and consent.until < day:
            return "expired"
        return "agreed" if consent.web or consent.print else "empty"


@dataclass(frozen=True)
class Person:
    """Everywhere that one person is a member: the same name with the same number."""

    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """The name as content has it first."""
        return self.entries[0].member.name

    @property
    def phone(self) -> Phone | None:
        """The number, if content has one."""
        return next((it.member.phone for it in self.entries if it.member.phone), None)

    def is_same(self, other: Person) -> bool:
        """Return whether other is this person, perhaps in content as it was or will be.

        Without a number a namesake elsewhere is somebody else.
        """
        if written(self.name) != written(other.name) or self.phone != other.phone:
            return False
        return self.phone is not None or self.entries[0].home == other.entries[0].home

    @property
    def needles(self) -> Needles:
        """What to search for; of organisation and tasks what was once agreed."""
        extras: list[tuple[Field, str]] = []
        for entry in self.entries:
            consent = entry.member.consent
            agreed = {*consent.web, *consent.print} if consent else set()
            if entry.member.organisation and "organisation" in agreed:
                extras.append(("organisation", entry.member.organisation))
            if "tasks" in agreed:
                extras.extend(("tasks", task) for task in entry.member.tasks)
        digits = (self.phone.digits,) if self.phone else ()
        return Needles(self.name, digits, tuple(dict.fromkeys(extras)))


def entries_of(typed: Typed) -> Iterator[Entry]:
    """Yield every member of every team, in the order of the files."""
    for locality in typed.localities:
        model, id = locality.model, locality.model.id
        for number, member in enumerate(model.team.members):
            trail: Trail = ("team", "members", number)
            name = model.team.name
            yield Entry(locality, trail, member, id, name, id, model.name, model.sample)
        for group in typed.groups.get(id, []):
            facts = group.model
            for number, member in enumerate(facts.members):
                home = (facts.id, facts.name, id, model.name, facts.sample)
                yield Entry(group, ("members", number), member, *home)


def people_of(typed: Typed) -> list[Person]:
    """Return everybody; entries with the same name, marks and all, and number are one."""
    found: dict[object, list[Entry]] = {}
    for entry in entries_of(typed):
        phone = entry.member.phone
        key = (written(entry.member.name), phone.digits) if phone else entry.pos
        found.setdefault(key, []).append(entry)
    return [Person(tuple(entries)) for entries in found.values()]


def find(typed: Typed, query: str, homes: Sequence[str] = ()) -> list[Person]:
    """Return whom query may mean, [] for nobody: the best kind of match alone.

    Args:
        typed: the content as its editors know it.
        query: a number in any grouping, or a name; case, marks and blanks do not matter unless
            they tell two people apart.
        homes: codes of groups or localities; only entries there count.

    Raises:
        GeneratorError: a code in homes that nothing has.
    """
    everybody = people_of(typed)
    known = {entry.home for person in everybody for entry in person.entries}
    for home in homes:
        if home not in known:
            hint = did_you_mean(home, sorted(known)) or say.HOME_UNKNOWN_HINT
            raise GeneratorError(say.HOME_UNKNOWN.format(home=home, hint=hint))
    if homes:
        kept = ([it for it in person.entries if it.home in homes] for person in everybody)
        everybody = [Person(tuple(entries)) for entries in kept if entries]
    if digits := digits_of(query):
        return [it for it in everybody if it.phone and it.phone.digits == digits]
    key = name_key(query)
    same = [it for it in everybody if name_key(it.name) == key]
    exact = [it for it in same if written(it.name) == written(query)]
    part = re.compile(rf"(?<!\w){re.escape(key)}(?!\w)")
    return exact or same or [it for it in everybody if key and part.search(name_key(it.name))]


def nearest(typed: Typed, query: str) -> str:
    """Return a hint with a like name, "" when there is none."""
    return did_you_mean(query, [it.member.name for it in entries_of(typed)])


def digits_of(query: str) -> str:
    """Return the digits as dialled inside Vietnam when query is a number, else ""."""
    if re.search(r"[^\W\d]", query):
        return ""
    bare = re.sub(r"\D", "", query)
    bare = re.sub(r"^(?:00)?84(?=\d{9})0?", "0", bare)
    for digits in (bare, f"0{bare}"):  # a spreadsheet loses the first 0
        try:
            return Phone.parse(digits).digits
        except ValueError:
            continue
    return ""


def name_key(name: str) -> str:
    """Return a name in lower case, without marks, with single blanks."""
    return " ".join(fold(name).split())


def in_content(content_dir: Path, needles: Needles, comments: bool = True) -> list[SourcePos]:
    """Return every line of the content, with or without comments, that has the name or number."""
    found = []
    for path in content_files(content_dir):
        name = path.relative_to(content_dir).as_posix()
        text = nfc(path.read_bytes().decode("utf-8", errors="replace"))
        if not needles.in_text(text) & {"name", "phone"}:
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if not comments and line.lstrip().startswith("#"):
                continue
            if needles.in_text(line) & {"name", "phone"}:
                column = len(line) - len(line.lstrip(" -#")) + 1
                found.append(SourcePos(f"{content_dir.name}/{name}", number, column))
    return found
