"""Letters on paper: the print fonts hold Latin and Vietnamese, and nothing else may be asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import messages_vi as say
from generator.errors import Problem
from generator.text_vi import PRINTABLE
from generator.validate.typed import Sourced, Typed
from generator.validate.walk import walk

_PRINTED: dict[str, tuple[str, ...]] = {
    # kind of file: what its sheets show; a key stands for everything inside it, in every item
    "site": (
        *("title", "promise", "no_smartphone", "scam_warning", "topics.title", "theme.header"),
        *("hotlines.name", "hotlines.purpose", "services.name"),
    ),
    "province": ("name", "short_name", "services.name"),
    "guide": (
        *("title", "summary", "who", "minutes_note", "cost", "bring"),
        *("steps.do", "steps.detail", "steps.warning", "mistakes", "safety", "help"),
        *("aliases", "loudspeaker", "zalo_message"),
    ),
    "locality": (
        *("name", "summary", "theme.header", "old_units", "offices", "duty_roster", "team.name"),
        *("zalo.name", "zalo.naming_rule", "zalo.example", "events"),
    ),
    "group": (
        *("name", "old_names", "venue", "schedule", "zalo_group.name"),
        *("members.name", "members.organisation", "members.tasks"),
    ),
}

_LINE_BREAK = "\n"


def check_printable(typed: Typed) -> Iterator[Problem]:
    """Yield a problem for each text on a sheet with a letter that the print fonts lack."""
    yield from _check(typed.site, _PRINTED["site"])
    for province in typed.provinces:
        yield from _check(province, _PRINTED["province"])
    for guide in typed.guides:
        yield from _check(guide, _PRINTED["guide"])
    for locality in typed.localities:
        yield from _check(locality, _PRINTED["locality"])
    for group in typed.all_groups():
        yield from _check(group, _PRINTED["group"])


def _check(sourced: Sourced[Any], printed: tuple[str, ...]) -> Iterator[Problem]:
    inside = tuple(f"{keys}." for keys in printed)
    for trail, value in walk(sourced.model):
        if not isinstance(value, str):
            continue
        keys = ".".join(part for part in trail if isinstance(part, str))
        if not f"{keys}.".startswith(inside):
            continue
        if odd := next((c for c in value if c not in PRINTABLE and c != _LINE_BREAK), ""):
            message = say.LETTER_MISSING.format(letter=odd, code=f"U+{ord(odd):04X}")
            yield Problem(sourced.pos(*trail), message, say.LETTER_MISSING_HINT)
