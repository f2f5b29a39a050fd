"""Teams and the privacy of their members, as far as an editor's slip can hurt them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from generator import messages_vi as say
from generator.errors import Problem, SourcePos
from generator.load import Trail
from generator.model.phone import Phone
from generator.model.place import (
    CONSENT_SOON_DAYS,
    GroupSource,
    LocalitySource,
    Member,
    zalo_group_name,
)
from generator.text_vi import fold
from generator.validate.consent import may_show
from generator.validate.typed import Sourced, Typed
from generator.validate.walk import walk

TEAM_SIZE = (5, 8)
"""Members of a group's team: the plan of phường Chu Văn An, section II.1."""

_GAP = r"[\s.()‐‑–-]{0,2}"  # people group digits with spaces, dots, brackets, any hyphen
_START = r"(?<!\d)(?!(?:\d\d?[.-]){1,2}(?:19|20)\d\d\b)"  # 05.09.2026 is a date
_PERSONAL_PHONE = re.compile(rf"{_START}(?:\+84|0){_GAP}[35789](?:{_GAP}\d){{8}}(?!\d)")
_ID_NUMBER = re.compile(rf"{_START}(?:0(?:{_GAP}\d){{11}}|\d{{12}})(?!\d)")


def check_people(typed: Typed) -> Iterator[Problem]:
    """Yield problems of teams, sample numbers, consent and private data in running text."""
    release = typed.site.model.release_date
    for group in typed.all_groups():
        yield from _team(group)
        yield from _members(group, group.model.members, ("members",), release, typed.today)
        yield from _sample_phones(group, group.model.sample)
        if not group.model.sample:
            yield from _undocumented(group, group.model.members, ("members",))
    for locality in typed.localities:
        yield from _front_office(locality)
        yield from _duty_hours(locality)
        yield from _mixed_sample(locality, typed)
        yield from _zalo_names(locality, typed)
        members = locality.model.team.members
        yield from _members(locality, members, ("team", "members"), release, typed.today)
        yield from _sample_phones(locality, locality.model.sample)
        if not locality.model.sample:
            yield from _undocumented(locality, members, ("team", "members"))
    yield from _private_numbers(typed)
    yield from _hidden_names(typed, release)


def _front_office(locality: Sourced[LocalitySource]) -> Iterator[Problem]:
    """Yield a problem where a resident would be told to call an office that gives no number."""
    if locality.model.offices[0].phone is None:
        yield Problem(locality.pos("offices", 0), say.OFFICE_NO_PHONE, say.OFFICE_NO_PHONE_HINT)


def _duty_hours(locality: Sourced[LocalitySource]) -> Iterator[Problem]:
    """Yield a problem where a shift ends without a beginning, or before it."""
    for number, shift in enumerate(locality.model.duty_roster):
        if shift.end and (not shift.start or _minutes(shift.end) <= _minutes(shift.start)):
            message = say.SHIFT_HOURS.format(start=shift.start or "…", end=shift.end)
            pos = locality.pos("duty_roster", number, "end")
            yield Problem(pos, message, say.SHIFT_HOURS_HINT)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _zalo_names(locality: Sourced[LocalitySource], typed: Typed) -> Iterator[Problem]:
    """Yield a warning for each Zalo group of a residential group that is named otherwise."""
    common = typed.site.model.zalo_group_name
    for group in typed.groups.get(locality.document.path.split("/")[-2], []):
        named = group.model.zalo_group
        wanted = zalo_group_name(group.model, locality.model, common)
        if named and named.name != wanted:
            message = say.ZALO_NAME.format(name=named.name)
            hint = say.ZALO_NAME_HINT.format(wanted=wanted)
            yield Problem(group.pos("zalo_group", "name"), message, hint, True)


def _mixed_sample(locality: Sourced[LocalitySource], typed: Typed) -> Iterator[Problem]:
    """Yield a problem where a real group would show a sample locality's office number."""
    folder = locality.document.path.split("/")[-2]
    real = [group for group in typed.groups.get(folder, []) if not group.model.sample]
    if locality.model.sample and real:
        message = say.SAMPLE_MIXED.format(group=real[0].model.id, count=len(real))
        yield Problem(locality.pos("sample"), message, say.SAMPLE_MIXED_HINT)


def _team(group: Sourced[GroupSource]) -> Iterator[Problem]:
    members = group.model.members
    if not group.model.size_note and not TEAM_SIZE[0] <= len(members) <= TEAM_SIZE[1]:
        message = say.TEAM_SIZE.format(count=len(members))
        yield Problem(group.pos_of_key("members"), message, say.TEAM_SIZE_HINT, True)
    leaders = sum(member.role == "tổ trưởng" for member in members)
    if leaders != 1:
        message = say.NO_LEADER.format(count=leaders)
        yield Problem(group.pos_of_key("members"), message, say.NO_LEADER_HINT, True)


def _members(
    sourced: Sourced[GroupSource] | Sourced[LocalitySource],
    members: Sequence[Member],
    trail: Trail,
    release: date,
    today: date | None,
) -> Iterator[Problem]:
    first: dict[Phone, SourcePos] = {}
    day = max(today or release, release)
    for number, member in enumerate(members):
        at: Trail = (*trail, number)
        if member.phone:
            pos = sourced.pos(*at, "phone")
            if member.phone in first:
                message = say.PHONE_TWICE.format(phone=member.phone, line=first[member.phone].line)
                yield Problem(pos, message, say.PHONE_TWICE_HINT)
            first.setdefault(member.phone, pos)
        consent = member.consent
        if consent is None:
            continue
        if consent.withdrawn and consent.withdrawn < consent.date:
            message = say.CONSENT_WITHDRAWN_EARLY.format(
                withdrawn=consent.withdrawn, date=consent.date
            )
            yield Problem(sourced.pos(*at, "consent", "withdrawn"), message, say.CONSENT_DATES_HINT)
        if consent.until and consent.until < consent.date:
            message = say.CONSENT_UNTIL_EARLY.format(until=consent.until, date=consent.date)
            yield Problem(sourced.pos(*at, "consent", "until"), message, say.CONSENT_DATES_HINT)
        elif consent.until and consent.until < release and not consent.withdrawn:
            message = say.CONSENT_EXPIRED.format(number=number + 1, until=consent.until)
            pos = sourced.pos(*at, "consent", "until")
            yield Problem(pos, message, say.CONSENT_EXPIRED_HINT, True)
        elif consent.until and today and consent.until < today and not consent.withdrawn:
            message = say.CONSENT_LAPSED.format(number=number + 1, until=consent.until, day=release)
            pos = sourced.pos(*at, "consent", "until")
            yield Problem(pos, message, say.CONSENT_LAPSED_HINT, True)
        elif consent.until and not consent.withdrawn:
            yield from _ends_soon(sourced.pos(*at, "consent", "until"), number, consent.until, day)
        if consent.withdrawn and today and consent.withdrawn > day:
            message = say.CONSENT_WITHDRAWN_AHEAD.format(withdrawn=consent.withdrawn)
            pos = sourced.pos(*at, "consent", "withdrawn")
            yield Problem(pos, message, say.CONSENT_WITHDRAWN_AHEAD_HINT, True)
        for channel, fields in (("web", consent.web), ("print", consent.print)):
            if "zalo" in fields and "phone" not in fields:
                message = say.CONSENT_ZALO.format(channel=channel)
                pos = sourced.pos(*at, "consent", channel)
                yield Problem(pos, message, say.CONSENT_ZALO_HINT)


def _ends_soon(pos: SourcePos, number: int, until: date, day: date) -> Iterator[Problem]:
    """Yield a warning where a consent ends within CONSENT_SOON_DAYS of day."""
    days = (until - day).days
    if days <= CONSENT_SOON_DAYS:
        sentence = say.CONSENT_ENDS_SOON if days else say.CONSENT_LAST_DAY
        message = sentence.format(number=number + 1, until=until, days=days)
        yield Problem(pos, message, say.CONSENT_ENDS_SOON_HINT, True)


def _undocumented(
    sourced: Sourced[GroupSource] | Sourced[LocalitySource], members: Sequence[Member], trail: Trail
) -> Iterator[Problem]:
    """Yield one warning for all who were not asked, one for all whose consent cannot be shown."""
    unasked = [number for number, member in enumerate(members) if member.consent is None]
    if unasked:
        message = say.CONSENT_MISSING.format(count=len(unasked), number=unasked[0] + 1)
        yield Problem(sourced.pos(*trail, unasked[0]), message, say.CONSENT_MISSING_HINT, True)
    unproven = [
        number
        for number, member in enumerate(members)
        if (consent := member.consent)
        and (consent.web or consent.print)
        and not (consent.evidence or consent.withdrawn)
    ]
    if unproven:
        message = say.CONSENT_NO_EVIDENCE.format(count=len(unproven), number=unproven[0] + 1)
        pos = sourced.pos(*trail, unproven[0], "consent")
        yield Problem(pos, message, say.CONSENT_NO_EVIDENCE_HINT, True)


def _sample_phones(
    sourced: Sourced[GroupSource] | Sourced[LocalitySource], is_sample: bool
) -> Iterator[Problem]:
    for trail, value in walk(sourced.model):
        if not isinstance(value, Phone) or value.is_sample == is_sample:
            continue
        if is_sample:
            yield Problem(sourced.pos(*trail), say.PHONE_NOT_SAMPLE, say.PHONE_NOT_SAMPLE_HINT)
        else:
            yield Problem(sourced.pos(*trail), say.PHONE_SAMPLE, say.PHONE_SAMPLE_HINT)


def _private_numbers(typed: Typed) -> Iterator[Problem]:
    """Yield a problem where running text, which everybody will read, holds a private number."""
    for sourced in typed.everything():
        for pos, text in _running_text(sourced, ("name", "organisation", "tasks")):
            if _ID_NUMBER.search(text):
                yield Problem(pos, say.ID_NUMBER_IN_TEXT, say.ID_NUMBER_IN_TEXT_HINT)
            elif _PERSONAL_PHONE.search(text):
                yield Problem(pos, say.PERSONAL_PHONE_IN_TEXT, say.PERSONAL_PHONE_IN_TEXT_HINT)


def _hidden_names(typed: Typed, release: date) -> Iterator[Problem]:
    """Yield a problem where a locality or its groups tell the name of a member who did not agree.

    A name that another member there shows is not searched for: two people may share it.
    """
    for locality in typed.localities:
        groups = typed.groups.get(locality.document.path.split("/")[-2], [])
        members = [*locality.model.team.members]
        members.extend(member for group in groups for member in group.model.members)
        shown = {fold(m.name) for m in members if "name" in may_show(m, "web", release)}
        hidden = {fold(member.name) for member in members if " " in member.name} - shown
        if not hidden:
            continue
        either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in sorted(hidden))
        names = re.compile(rf"(?<!\w)(?:{either})(?!\w)")
        inside: list[Sourced[Any]] = [locality, *groups]
        for sourced in inside:
            for pos, text in _running_text(sourced, ("organisation", "tasks")):
                if names.search(fold(text)):
                    yield Problem(pos, say.HIDDEN_NAME_IN_TEXT, say.HIDDEN_NAME_IN_TEXT_HINT)


def _running_text(
    sourced: Sourced[Any], of_members: tuple[str, ...]
) -> Iterator[tuple[SourcePos, str]]:
    """Yield every text that may be shown; of a member only the fields named."""
    for trail, value in walk(sourced.model):
        if not isinstance(value, str) or trail[-1] in ("url", "map"):
            continue
        if "members" not in trail[:-1] or set(of_members).intersection(trail[-2:]):
            yield sourced.pos(*trail), value
