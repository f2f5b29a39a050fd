"""The ledger of codes: what was ever printed answers for ever."""

from __future__ import annotations

from collections.abc import Iterator

from generator import messages_vi as say
from generator.errors import Problem, UnrecordedCode
from generator.model.public import RetiredCode
from generator.model.site import Ledger, PermalinkEntry
from generator.text_vi import did_you_mean
from generator.validate.typed import Sourced, Typed


def check_ledger(typed: Typed) -> Iterator[Problem]:
    """Yield a problem for each code unrecorded, unserved, reused or leading nowhere."""
    living = {("group", group.model.id): group.pos("id") for group in typed.all_groups()}
    living |= {("guide", guide.model.code): guide.pos("code") for guide in typed.guides}
    ledger = typed.ledger
    if ledger is None:
        return
    by_code: dict[tuple[str, str], PermalinkEntry] = {}
    lines: dict[tuple[str, str], int] = {}
    for number, entry in enumerate(ledger.model.codes):
        key, pos = (entry.kind, entry.code), ledger.pos("codes", number, "code")
        if key in by_code:
            message = say.CODE_TWICE.format(code=entry.code, line=lines[key])
            yield Problem(pos, message, say.CODE_TWICE_HINT)
            continue
        by_code[key], lines[key] = entry, pos.line
        unknown = (
            entry.code in typed.broken["group"]
            if entry.kind == "group"
            else bool(typed.broken["guide"])
        )
        yield from _entry(ledger, number, entry, is_living=key in living or unknown)
    for (kind, code), pos in living.items():
        recorded = by_code.get((kind, code))
        if recorded is None and kind == "group" and code in typed.broken["group"]:
            continue  # a file under a wrong name: reported there
        if recorded is None:
            message = say.CODE_UNRECORDED.format(code=code)
            day = str(typed.site.model.release_date)
            hint = say.CODE_UNRECORDED_HINT.format(code=code, kind=kind, released=day)
            yield UnrecordedCode(pos, message, hint, code=code, kind=kind, released=day)
        elif recorded.retired:
            message = say.CODE_REUSED.format(code=code, date=recorded.retired)
            yield Problem(pos, message, say.CODE_REUSED_HINT)
    yield from _successors(ledger, by_code)


def _entry(
    ledger: Sourced[Ledger], number: int, entry: PermalinkEntry, is_living: bool
) -> Iterator[Problem]:
    pos = ledger.pos("codes", number, "code")
    if not is_living and not entry.retired:
        message = say.CODE_UNSERVED.format(code=entry.code, date=entry.released)
        yield Problem(pos, message, say.CODE_UNSERVED_HINT)
    if entry.retired and not entry.successor and not entry.reason:
        yield Problem(pos, say.CODE_NO_REASON.format(code=entry.code), say.CODE_NO_REASON_HINT)
    if entry.successor and not entry.retired:
        message = say.SUCCESSOR_LIVING.format(code=entry.code)
        yield Problem(pos, message, say.SUCCESSOR_LIVING_HINT)
    if entry.retired and entry.retired < entry.released:
        message = say.RETIRED_EARLY.format(retired=entry.retired, released=entry.released)
        at = ledger.pos("codes", number, "retired")
        yield Problem(at, message, say.RETIRED_EARLY_HINT)


def _successors(
    ledger: Sourced[Ledger], by_code: dict[tuple[str, str], PermalinkEntry]
) -> Iterator[Problem]:
    codes = {code for _, code in by_code}
    for number, entry in enumerate(ledger.model.codes):
        if not entry.successor:
            continue
        pos = ledger.pos("codes", number, "successor")
        if (entry.kind, entry.successor) not in by_code:
            if entry.successor in codes:
                message = say.CODE_OTHER_KIND.format(code=entry.successor)
                yield Problem(pos, message, say.CODE_OTHER_KIND_HINT)
            else:
                message = say.UNKNOWN_REF.format(what=say.REF_WHAT["code"], id=entry.successor)
                hint = did_you_mean(entry.successor, codes) or say.CODE_NO_REASON_HINT
                yield Problem(pos, message, hint)
        elif entry == _first_of_circle(entry, by_code, ledger.model):
            yield Problem(pos, say.CODE_LOOP.format(code=entry.code), say.CODE_LOOP_HINT)


def _first_of_circle(
    entry: PermalinkEntry, by_code: dict[tuple[str, str], PermalinkEntry], ledger: Ledger
) -> PermalinkEntry | None:
    """Return the earliest entry of the circle that entry is part of, None when it is in none."""
    circle = [entry]
    while (following := by_code.get((entry.kind, circle[-1].successor or ""))) not in circle:
        if following is None:
            return None
        circle.append(following)
    return next(each for each in ledger.codes if each in circle) if following == entry else None


def _last(
    entry: PermalinkEntry, by_code: dict[tuple[str, str], PermalinkEntry]
) -> PermalinkEntry | None:
    """Return the end of entry's chain of successors, None when it runs in a circle."""
    seen = {entry.code}
    while entry.successor:
        following = by_code.get((entry.kind, entry.successor))
        if following is None:
            return entry
        if following.code in seen:
            return None
        seen.add(following.code)
        entry = following
    return entry


def resolve_retired(ledger: Ledger) -> tuple[RetiredCode, ...]:
    """Return every retired code with the code that answers for it in the end, and why it ended."""
    by_code = {(entry.kind, entry.code): entry for entry in ledger.codes}
    retired = []
    for entry in ledger.codes:
        if entry.retired:
            last = _last(entry, by_code)
            living = last if last and not last.retired else None
            reason = entry.reason or (last.reason if last else None)
            retired.append(RetiredCode(entry, living, reason))
    return tuple(retired)
