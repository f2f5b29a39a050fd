"""Which days a locality's calendar holds: events, people on duty, reports that fall due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import get_args

from generator.model.place import Deadline, DutyShift, Event, LocalityFacts, Weekday

WEEK: tuple[str, ...] = get_args(Weekday)
_BYDAY = dict(zip(WEEK, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))
_QUARTER_ENDS = (3, 6, 9, 12)
REMIND_DAYS = (7, 1)
"""A report is remembered a week and a day before it is due."""


@dataclass(frozen=True)
class CalendarEvent:
    """One entry of a calendar: a whole day, or from begin to end in local time.

    `rule` is the RFC 5545 recurrence rule, "" for once; `remind_days` before begin.
    """

    uid: str
    title: str
    begin: date
    end: date | None = None
    rule: str = ""
    place: str = ""
    note: str = ""
    remind_days: tuple[int, ...] = ()


def locality_events(facts: LocalityFacts, release: date) -> Iterator[CalendarEvent]:
    """Yield the dated events and the duty roster of a locality, the first after release.

    An event without a date or a weekday ("theo thông báo") is left to the page.
    """
    for number, event in enumerate(facts.events, 1):
        uid = f"su-kien-{number}-{facts.id}"
        if event.weekly:
            day = _next_weekday(release, event.weekly)
            rule = f"FREQ=WEEKLY;BYDAY={_BYDAY[event.weekly]}"
            yield _event(event, uid, day, rule)
        elif event.date:
            day = _next_yearly(release, event.date) if event.yearly else event.date
            yield _event(event, uid, day, "FREQ=YEARLY" if event.yearly else "")
    for number, shift in enumerate(facts.duty_roster, 1):
        yield _shift(shift, f"lich-truc-{number}-{facts.id}", release)


def report_events(facts: LocalityFacts, release: date) -> Iterator[CalendarEvent]:
    """Yield every deadline of a locality, the first on or after release, with reminders."""
    for number, (deadline, due) in enumerate(due_days(facts, release), 1):
        if due is None:
            continue
        uid = f"bao-cao-{number}-{facts.id}"
        yield CalendarEvent(
            uid, deadline.title, due, rule=_rule(deadline), note=_due_note(deadline),
            remind_days=REMIND_DAYS,
        )  # fmt: skip


def due_days(facts: LocalityFacts, day: date) -> list[tuple[Deadline, date | None]]:
    """Return every deadline of a locality and the next day to hand in, as `next_due`."""
    return [(deadline, next_due(deadline, day)) for deadline in facts.deadlines]


def next_due(deadline: Deadline, day: date) -> date | None:
    """Return the last day to hand in on or after day; None when it is past or unknown."""
    if deadline.every == "một lần":
        return deadline.date if deadline.date and deadline.date >= day else None
    if deadline.every == "năm":
        return _next_yearly(day, deadline.date) if deadline.date else None
    months = _QUARTER_ENDS if deadline.every == "quý" else range(1, 13)
    for ahead in range(13):
        year, month = divmod(day.year * 12 + day.month - 1 + ahead, 12)
        due = _last_day(year, month + 1)
        if deadline.before_day:
            due = date(year, month + 1, deadline.before_day) - timedelta(days=1)
        if month + 1 in months and due >= day:
            return due
    raise AssertionError("a year has every month")


def _rule(deadline: Deadline) -> str:
    if deadline.every == "một lần":
        return ""
    if deadline.every == "năm":
        return "FREQ=YEARLY"
    step = ";INTERVAL=3" if deadline.every == "quý" else ""
    day = (deadline.before_day or 0) - 1 or -1  # before the 1st is on the last
    return f"FREQ=MONTHLY{step};BYMONTHDAY={day}"


def _due_note(deadline: Deadline) -> str:
    parts = [deadline.note or ""]
    if deadline.every in ("tháng", "quý") and not deadline.before_day:
        parts.append(
            "Văn bản không ghi ngày nộp; lịch nhắc vào ngày cuối tháng. Hỏi Phòng Văn hoá – Xã hội."
        )
    return " ".join(part for part in parts if part)


def _event(event: Event, uid: str, day: date, rule: str) -> CalendarEvent:
    begin, end = _hours(day, event.start, event.end)
    return CalendarEvent(uid, event.title, begin, end, rule, event.place or "", event.summary or "")


def _shift(shift: DutyShift, uid: str, release: date) -> CalendarEvent:
    day = min(_next_weekday(release, name) for name in shift.days)
    begin, end = _hours(day, shift.start, shift.end)
    rule = "FREQ=WEEKLY;BYDAY=" + ",".join(_BYDAY[name] for name in shift.days)
    note = f"{shift.hours or ''}. Người trực: {shift.who}. Giúp: {' '.join(shift.helps_with)}"
    return CalendarEvent(uid, "Trực giúp dân", begin, end, rule, shift.place, note.strip(". "))


def _hours(day: date, start: str | None, end: str | None) -> tuple[date, date | None]:
    if start is None:
        return day, None
    return _at(day, start), _at(day, end) if end else None


def _at(day: date, clock: str) -> datetime:
    hour, minute = clock.split(":")
    return datetime.combine(day, time(int(hour), int(minute)))  # local time wherever it is opened


def _next_weekday(day: date, name: str) -> date:
    return day + timedelta(days=(WEEK.index(name) - day.weekday()) % 7)


def _next_yearly(day: date, first: date) -> date:
    if (first.month, first.day) == (2, 29):
        first = first.replace(day=28)
    years = (first.replace(year=day.year), first.replace(year=day.year + 1))
    return next(it for it in years if it >= day)


def _last_day(year: int, month: int) -> date:
    after = date(year + month // 12, month % 12 + 1, 1)
    return after - timedelta(days=1)
