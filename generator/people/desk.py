"""One look at the desk: the content, and the search of everything made of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from generator import pipeline
from generator.errors import SourcePos
from generator.model.public import PublicContent
from generator.people.find import Entry, Person, entries_of, in_content, name_key, people_of
from generator.people.needle import Needles
from generator.people.trace import INSIDE, Hit, Traces, address_of, drawings_of, sealed_forms, trace
from generator.validate.typed import Typed


@dataclass
class Desk:
    """Where things are, and the content as it is when first asked for: `anew` after a change."""

    content_dir: Path
    root: Path
    cache_dir: Path
    besides: tuple[Path, ...] = ()

    @cached_property
    def private(self) -> Typed:
        return pipeline.private(self.content_dir)

    @cached_property
    def public(self) -> PublicContent:
        return pipeline.check(self.content_dir).content

    def anew(self) -> Desk:
        """Return the desk with the content to be read again."""
        return Desk(self.content_dir, self.root, self.cache_dir, self.besides)

    def search(self, needles: Needles, entries: Sequence[Entry]) -> Traces:
        """Search everything made for a person whose entries are, or were, these."""
        content = self.public
        site_dir = self.root / "site"
        base_url = address_of(site_dir, content)
        localities = {entry.locality for entry in entries}
        homes = {entry.home for entry in entries} | localities
        sealed = tuple(sealed_forms(content, base_url, localities, needles.phones))
        needles = replace(needles, sealed=sealed)
        drawings = drawings_of(
            content, self.content_dir, self.cache_dir, site_dir, base_url, needles, homes
        )
        skip = (self.content_dir.absolute(),)
        return trace(self.root, needles, drawings, self.besides, skip)


def namesakes(typed: Typed, person: Person) -> list[Person]:
    """Return the others of that name, marks aside."""
    key, own = name_key(person.name), {entry.pos for entry in person.entries}
    same = [it for it in people_of(typed) if name_key(it.name) == key]
    if person.phone:
        return [it for it in same if not it.is_same(person)]
    return [it for it in same if it.phone or it.entries[0].pos not in own]


_EXAMPLE_KEY, _EXAMPLE_DIGITS = "tran van mau", "0500"
_HANDBOOK = "so-tay"


def is_example(hit: Hit, needles: Needles) -> bool:
    """Return whether a file has a name or number only because the handbook takes it as example.

    The handbook's invented person must not defeat the proof of whoever tries its commands. A name
    or number of anybody else is found there as everywhere.
    """
    shown = {"name"} if name_key(needles.name) == _EXAMPLE_KEY else set()
    if needles.phones and all(it.startswith(_EXAMPLE_DIGITS) for it in needles.phones):
        shown.add("phone")
    of_handbook = _HANDBOOK in hit.path.replace(INSIDE, "/").split("/")
    of_maintainers = hit.path == hit.place and hit.path.endswith(".md")
    return (of_handbook or of_maintainers) and bool(hit.fields) and set(hit.fields) <= shown


def elsewhere(desk: Desk, person: Person, comments: bool = True) -> list[SourcePos]:
    """Return where content names the person outside all entries of members of that name."""
    key = name_key(person.name)
    own = [it for it in entries_of(desk.private) if name_key(it.member.name) == key]
    spans = {(it.pos.path, line) for it in own for line in _span(it)}
    found = in_content(desk.content_dir, person.needles, comments=comments)
    return [pos for pos in found if (pos.path, pos.line) not in spans]


def is_shared(desk: Desk, person: Person) -> bool:
    """Return whether the name may rightly stand in what was made: it is another's, or in a text."""
    today = date.today()  # noqa: DTZ011
    others = (entry for it in namesakes(desk.private, person) for entry in it.entries)
    is_anothers = any(entry.state(today) == "agreed" for entry in others)
    return is_anothers or bool(elsewhere(desk, person, comments=False))


def _span(entry: Entry) -> Iterable[int]:
    document, trail = entry.sourced.document, entry.trail
    places = (*document.keys.items(), *document.values.items())
    lines = [pos.line for it, pos in places if it[: len(trail)] == trail]
    return range(min(lines), max(lines) + 1)
