"""Letters on paper: the print fonts hold Latin and Vietnamese, and nothing else may be asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import messages_vi as say
from generator.errors import Problem
from generator.load import Trail
from generator.text_vi import PRINTABLE
from generator.validate.typed import Sourced, Typed
from generator.validate.walk import walk

_ON_POSTERS: dict[str, tuple[str, ...]] = {
    # kind of file: the first keys of what its posters show
    "site": ("promise", "no_smartphone"),
    "province": ("short_name",),
    "locality": ("name", "offices"),
    "group": ("name", "old_names", "venue", "members"),
}

_OF_MEMBERS = ("name", "organisation")


def check_printable(typed: Typed) -> Iterator[Problem]:
    """Yield a problem for each text of a poster with a letter that the print fonts lack."""
    yield from _check(typed.site, _ON_POSTERS["site"])
    for province in typed.provinces:
        yield from _check(province, _ON_POSTERS["province"])
    for locality in typed.localities:
        yield from _check(locality, _ON_POSTERS["locality"])
    for group in typed.all_groups():
        yield from _check(group, _ON_POSTERS["group"])


def _check(sourced: Sourced[Any], keys: tuple[str, ...]) -> Iterator[Problem]:
    for key in keys:
        start: Trail = (key,)
        for trail, value in walk(getattr(sourced.model, key), start):
            if key == "members" and trail[-1] not in _OF_MEMBERS:
                continue
            if isinstance(value, str) and (
                odd := next((c for c in value if c not in PRINTABLE), "")
            ):
                message = say.LETTER_MISSING.format(letter=odd, code=f"U+{ord(odd):04X}")
                yield Problem(sourced.pos(*trail), message, say.LETTER_MISSING_HINT)
