"""The ledger of codes: what was ever printed answers for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator import messages_vi as say
from generator.errors import Problem, SourcePos, UnrecordedCode
from generator.model.base import MAX_CODE
from generator.model.ledger import Ledger, PermalinkEntry, Recorded, recorded
from generator.model.public import RetiredCode
from generator.text_vi import did_you_mean
from generator.validate.links import RESERVED_SLUGS
from generator.validate.seals import check_seals
from generator.validate.typed import Sourced, Typed

Key = tuple[str, str]


def check_ledger(typed: Typed) -> Iterator[Problem]:
    """Yield a problem for each code unrecorded, unserved, reused or leading nowhere.

    Also for lines that were changed after they had been sealed.
    """
    ledger = typed.ledger
    if ledger is None:
        return
    known = recorded(ledger.model)
    living = _living(typed)
    yield from _lines(ledger, known)
    for key, found in known.items():
        is_unread = bool(typed.broken["guide"]) if key[0] == "guide" else _is_broken(typed, key)
        yield from _ended(ledger, found)
        if key not in living and not is_unread and not found.entry.retired:
            pos = ledger.pos("codes", found.born, "code")
            message = say.CODE_UNSERVED.format(code=key[1], date=found.entry.released)
            yield Problem(pos, message, say.CODE_UNSERVED_HINT.format(code=key[1]))
    for key, pos in living.items():
        yield from _of_living(typed, ledger, key, pos, known)
    yield from _successors(ledger, known)
    yield from check_seals(ledger, typed.today)


def _living(typed: Typed) -> dict[Key, SourcePos]:
    """Return every code that has a page of its own, with the place that gives it."""
    living = {("group", group.model.id): group.pos("id") for group in typed.all_groups()}
    living |= {("guide", guide.model.code): guide.pos("code") for guide in typed.guides}
    return living | {("locality", it.model.id): it.pos("id") for it in typed.localities}


def _is_broken(typed: Typed, key: Key) -> bool:
    """Return whether it is reported elsewhere that this one cannot be used as it is."""
    kind, code = key
    if kind == "locality":
        is_missing = code in typed.groups and all(it.model.id != code for it in typed.localities)
        return is_missing or code in RESERVED_SLUGS or code in typed.broken[kind]
    return code in typed.broken[kind]


def _lines(ledger: Sourced[Ledger], known: Mapping[Key, Recorded]) -> Iterator[Problem]:
    """Yield what is wrong with single lines: no date, a code twice, an end before a beginning."""
    for number, line in enumerate(ledger.model.codes):
        pos = ledger.pos("codes", number, "code")
        found = known.get(line.key)
        if line.kind != "locality" and len(line.code) > MAX_CODE:
            message, hint = say.FIELD_ERRORS["code_invalid"]
            yield Problem(pos, message.format(value=line.code), hint)
        if not line.released and not line.retired:
            yield Problem(pos, say.LINE_NO_DATE.format(code=line.code), say.LINE_NO_DATE_HINT)
        elif found is None or (not line.released and number < found.born):
            yield Problem(pos, say.END_UNBORN.format(code=line.code), say.END_UNBORN_HINT)
        elif line.released and number != found.born:
            first = ledger.pos("codes", found.born, "code").line
            message = say.CODE_TWICE.format(code=line.code, line=first)
            yield Problem(pos, message, say.CODE_TWICE_HINT)


def _ended(ledger: Sourced[Ledger], found: Recorded) -> Iterator[Problem]:
    entry, number = found.entry, found.ended
    pos = ledger.pos("codes", number, "code")
    if entry.retired and not entry.successor and not entry.reason:
        yield Problem(pos, say.CODE_NO_REASON.format(code=entry.code), say.CODE_NO_REASON_HINT)
    if entry.successor and not entry.retired:
        message = say.SUCCESSOR_LIVING.format(code=entry.code)
        yield Problem(pos, message, say.SUCCESSOR_LIVING_HINT)
    if entry.retired and entry.retired < entry.released:
        message = say.RETIRED_EARLY.format(retired=entry.retired, released=entry.released)
        at = ledger.pos("codes", number, "retired")
        yield Problem(at, message, say.RETIRED_EARLY_HINT)


def _of_living(
    typed: Typed,
    ledger: Sourced[Ledger],
    key: Key,
    pos: SourcePos,
    known: Mapping[Key, Recorded],
) -> Iterator[Problem]:
    """Yield what is wrong with a code in use: not recorded, or recorded as ended."""
    kind, code = key
    found = known.get(key)
    if found and found.entry.retired:
        message = say.CODE_REUSED.format(code=code, date=found.entry.retired)
        yield Problem(pos, message, say.CODE_REUSED_HINT)
    elif found is None:
        is_older = kind == "locality" and ledger.model.sealed is None  # from before seals
        if is_older or (kind != "guide" and _is_broken(typed, key)):
            return
        day = str(typed.site.model.release_date)
        message = say.CODE_UNRECORDED.format(code=code)
        hint = say.CODE_UNRECORDED_HINT.format(code=code, kind=kind, released=day)
        yield UnrecordedCode(pos, message, hint, code=code, kind=kind, released=day)


def _successors(ledger: Sourced[Ledger], known: Mapping[Key, Recorded]) -> Iterator[Problem]:
    entries = {key: found.entry for key, found in known.items()}
    codes = {code for _, code in entries}
    for found in known.values():
        entry = found.entry
        if not entry.successor:
            continue
        pos = ledger.pos("codes", found.ended, "successor")
        if (entry.kind, entry.successor) not in entries:
            if entry.successor in codes:
                message = say.CODE_OTHER_KIND.format(code=entry.successor)
                yield Problem(pos, message, say.CODE_OTHER_KIND_HINT)
            else:
                message = say.UNKNOWN_REF.format(what=say.REF_WHAT["code"], id=entry.successor)
                hint = did_you_mean(entry.successor, codes) or say.CODE_NO_REASON_HINT
                yield Problem(pos, message, hint)
        elif entry == _first_of_circle(entry, entries):
            yield Problem(pos, say.CODE_LOOP.format(code=entry.code), say.CODE_LOOP_HINT)


def _first_of_circle(
    entry: PermalinkEntry, entries: Mapping[Key, PermalinkEntry]
) -> PermalinkEntry | None:
    """Return the earliest entry of the circle that entry is part of, None when it is in none."""
    circle = [entry]
    while (following := entries.get((entry.kind, circle[-1].successor or ""))) not in circle:
        if following is None:
            return None
        circle.append(following)
    if following != entry:
        return None
    return next(each for each in entries.values() if each in circle)


def way_of(entry: PermalinkEntry, entries: Mapping[Key, PermalinkEntry]) -> list[PermalinkEntry]:
    """Return entry and all that took its place one after the other; a circle is cut open."""
    way = [entry]
    while way[-1].successor:
        following = entries.get((entry.kind, way[-1].successor))
        if following is None or following in way:
            break
        way.append(following)
    return way


def resolve_retired(ledger: Ledger) -> tuple[RetiredCode, ...]:
    """Return every retired code with the code that answers for it in the end, and why it ended."""
    entries = {key: found.entry for key, found in recorded(ledger).items()}
    retired = []
    for entry in entries.values():
        if not entry.retired:
            continue
        way = way_of(entry, entries)
        living = None if way[-1].retired else way[-1]
        reasons = dict.fromkeys(_sentence(step.reason) for step in way if step.reason)
        asked = next((step.locality for step in reversed(way) if step.locality), None)
        if asked and (ward := entries.get(("locality", asked))):
            asked = way_of(ward, entries)[-1].code
        retired.append(RetiredCode(entry, living, " ".join(reasons) or None, asked))
    return tuple(retired)


def _sentence(text: str) -> str:
    """Return text ended as a sentence, so that another can follow."""
    return text if re.search(r"[.!?…]$", text) else f"{text}."
