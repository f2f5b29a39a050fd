"""Which consents ended, end soon, are missing or cannot be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.people.find import Entry, entries_of
from generator.validate.typed import Typed

Reason = Literal["expired", "soon", "missing", "unproven"]
REASONS: tuple[Reason, ...] = ("expired", "soon", "missing", "unproven")


@dataclass(frozen=True)
class Due:
    """One entry to see to; `days` until the end of the consent, negative when it is over."""

    reason: Reason
    entry: Entry
    days: int = 0


def due(typed: Typed, day: date, within_days: int) -> list[Due]:
    """Return what to see to on day, by reason, each in the order of the files or of its end.

    Args:
        typed: the content as its editors know it.
        day: today.
        within_days: how soon is soon.
    """
    found = [item for entry in entries_of(typed) for item in _of(entry, day, within_days)]
    return sorted(found, key=lambda it: (REASONS.index(it.reason), it.days))


def _of(entry: Entry, day: date, within_days: int) -> Iterator[Due]:
    consent = entry.member.consent
    if consent is None:
        yield Due("missing", entry)
        return
    if consent.withdrawn:
        return
    if consent.until:
        days = (consent.until - day).days
        if days <= within_days:
            yield Due("expired" if days < 0 else "soon", entry, days)
    if not consent.evidence and (consent.web or consent.print):
        yield Due("unproven", entry)
