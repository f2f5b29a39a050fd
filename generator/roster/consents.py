"""What a row of a table does to a consent: doubt never shows more, and what was withdrawn stays so.

Rule (Law 91/2025/QH15, article 9): silence is not consent. A table can narrow what is shown at
any time; to widen it takes the day of a new consent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from generator.model.place import Consent, PersonalField
from generator.roster import words_vi as say
from generator.roster.people import Column, Person
from generator.roster.values import in_order

CONSENT_COLUMNS: frozenset[Column] = frozenset(
    ("consent_date", "evidence", "web", "print", "until", "withdrawn")
)
Use = Literal["web", "print"]


@dataclass
class Merged:
    """A consent as it would be, what the officer should know, and what stops the import."""

    consent: Consent | None
    notes: list[str] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    """(message, hint)."""


def merge_consent(
    before: Consent | None, person: Person, today: date, allow_wider: bool = False
) -> Merged:
    """Return the consent after a table's row; today is the last day a consent can be given."""
    if not person.said & CONSENT_COLUMNS:
        notes = [] if before else [say.NOTE_NO_CONSENT]
        return Merged(before, notes)
    if before is None:
        merged = _first(person)
    elif _is_renewed(before, person):
        merged = _renewed(before, person)
    else:
        merged = _kept_or_narrowed(before, person, allow_wider)
    if merged.consent and merged.consent != before:
        _settle(merged, before, today)
    return merged


def _first(person: Person) -> Merged:
    day = person.consent_date
    if day is None:
        says_more = person.web or person.print or person.evidence
        return Merged(None, [say.NOTE_NO_DATE if says_more else say.NOTE_NO_CONSENT])
    merged = Merged(
        Consent.model_construct(
            date=day,
            evidence=person.evidence or None,
            web=in_order(person.web or ()),
            print=in_order(person.print or ()),
            until=person.until,
            withdrawn=person.withdrawn,
        )
    )
    if not (person.web or person.print):
        merged.notes.append(say.NOTE_NO_FIELDS)
    return merged


def _is_renewed(before: Consent, person: Person) -> bool:
    """Return whether the row tells of a consent given after the one we know, and its end."""
    day = person.consent_date
    return day is not None and day > max(before.date, before.withdrawn or before.date)


def _renewed(before: Consent, person: Person) -> Merged:
    merged = _first(person)
    assert merged.consent
    update: dict[str, object] = {}
    for use in ("web", "print"):
        if use not in person.said and not before.withdrawn:
            update[use] = getattr(before, use)
    is_over = before.until and person.consent_date and before.until < person.consent_date
    if "until" not in person.said and not is_over:
        update["until"] = before.until
    merged.consent = merged.consent.model_copy(update=update)
    if merged.consent.web or merged.consent.print:
        merged.notes = []
    return merged


def _kept_or_narrowed(before: Consent, person: Person, allow_wider: bool) -> Merged:
    merged = Merged(before)
    said, day = person.said, person.consent_date
    update: dict[str, object] = {}
    may_widen = allow_wider and day == before.date and not before.withdrawn
    if day:
        update["date"] = day
    elif "consent_date" in said:
        merged.notes.append(say.NOTE_DATE_KEPT.format(day=say.day(before.date)))
    if "evidence" in said:
        update["evidence"] = person.evidence or None
    for use in ("web", "print"):
        if use in said:
            update[use] = _fields(merged, before, use, getattr(person, use) or (), may_widen)
    if "until" in said and person.until != before.until:
        is_shorter = person.until and (before.until is None or person.until < before.until)
        if is_shorter or may_widen:
            update["until"] = person.until
        else:
            merged.notes.append(say.NOTE_UNTIL_KEPT.format(day=say.day(before.until)))
    if "withdrawn" in said:
        if before.withdrawn and person.withdrawn is None:
            merged.notes.append(say.NOTE_WITHDRAWN_KEPT.format(day=say.day(before.withdrawn)))
        else:
            update["withdrawn"] = person.withdrawn
    merged.consent = before.model_copy(update=update)
    return merged


def _fields(
    merged: Merged, before: Consent, use: Use, wanted: tuple[PersonalField, ...], may_widen: bool
) -> tuple[PersonalField, ...]:
    """Return what may be shown in one use: no more than before, unless that was asked for."""
    known = getattr(before, use)
    more = [item for item in in_order(wanted) if item not in known]
    if more and not may_widen:
        template = say.NOTE_STILL_WITHDRAWN if before.withdrawn else say.NOTE_NOT_WIDER
        merged.notes.append(
            template.format(
                fields=say.field_list(more), use=say.USES[use], day=say.day(before.date)
            )
        )
    elif more:
        merged.notes.append(say.NOTE_WIDER.format(fields=say.field_list(more), use=say.USES[use]))
    kept = tuple(item for item in known if item in wanted)
    return (*kept, *more) if may_widen else kept


def _settle(merged: Merged, before: Consent | None, today: date) -> None:
    """Leave out what cannot be shown alone, and find days that cannot be."""
    consent = merged.consent
    assert consent
    for use in ("web", "print"):
        fields = getattr(consent, use)
        if "zalo" in fields and "phone" not in fields:
            rest = tuple(item for item in fields if item != "zalo")
            consent = consent.model_copy(update={use: rest})
            merged.notes.append(say.NOTE_ZALO_ALONE.format(use=say.USES[use]))
    merged.consent = consent
    day = say.day(consent.date)
    if consent.date > today and (before is None or consent.date != before.date):
        merged.faults.append((say.DATE_AHEAD.format(day=day), say.DATE_AHEAD_HINT))
    if consent.withdrawn and consent.withdrawn > today:
        withdrawn = say.day(consent.withdrawn)
        merged.faults.append((say.WITHDRAWN_AHEAD.format(day=withdrawn), say.DATE_AHEAD_HINT))
    if consent.until and consent.until < consent.date:
        until = say.day(consent.until)
        merged.faults.append((say.UNTIL_EARLY.format(until=until, day=day), say.DATES_HINT))
    if consent.withdrawn and consent.withdrawn < consent.date:
        withdrawn = say.day(consent.withdrawn)
        merged.faults.append(
            (say.WITHDRAWN_EARLY.format(withdrawn=withdrawn, day=day), say.WITHDRAWN_EARLY_HINT)
        )
