"""Calendars a phone adds: the days are those of the documents, and another reader agrees."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

import vobject
from dateutil.rrule import rrulestr

from generator import pipeline
from generator.model.place import Deadline
from generator.plan import next_due, plan_build
from generator.render.ics import render_ics
from tests.conftest import ROOT
from tests.test_validate import LOCALITY


def calendars(content_dir: Path) -> dict[str, list]:
    """Return the events of every calendar as an independent reader finds them."""
    plan = plan_build(pipeline.check(content_dir).content, with_sheets=False)
    return {
        file.dest_uri: vobject.readOne(render_ics(file).decode()).vevent_list
        for file in plan.files
        if file.kind == "ics"
    }


def days(event, count: int) -> list[date]:
    begin = event.dtstart.value
    start = datetime.combine(begin, time())
    return [day.date() for day in islice(rrulestr(event.rrule.value, dtstart=start), count)]


def test_the_quarterly_report_of_hoa_xuan_is_remembered_before_the_20th() -> None:
    events = calendars(ROOT / "content")["hoa-xuan/bao-cao.ics"]
    [team] = [event for event in events if event.summary.value.startswith("Tổ công nghệ số")]
    assert days(team, 5) == [
        date(2026, 12, 19), date(2027, 3, 19), date(2027, 6, 19), date(2027, 9, 19),
        date(2027, 12, 19),
    ]  # fmt: skip
    at_nine = timedelta(hours=9)
    assert [alarm.trigger.value for alarm in team.valarm_list] == [
        at_nine - timedelta(days=7), at_nine - timedelta(days=1)
    ]  # fmt: skip
    [ward] = [event for event in events if "Sở Khoa học" in event.summary.value]
    assert days(ward, 2) == [date(2026, 12, 26), date(2027, 3, 26)]


def test_a_report_without_a_day_falls_on_the_last_of_the_month_and_says_so() -> None:
    events = calendars(ROOT / "content")["chu-van-an/bao-cao.ics"]
    monthly = events[0]
    assert days(monthly, 4) == [
        date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28)
    ]  # fmt: skip
    assert "không ghi ngày nộp" in monthly.description.value


def test_days_of_the_year_and_of_the_week_come_again() -> None:
    events = calendars(ROOT / "content")["hoa-xuan/lich.ics"]
    by_title = {event.summary.value: event for event in events}
    sunday = days(by_title["Sáng Chủ nhật học kỹ năng số"], 3)
    assert [day.isoweekday() for day in sunday] == [7, 7, 7]
    assert sunday[0] >= date(2026, 11, 21)
    assert days(by_title["Ngày Công dân số Việt Nam"], 2) == [
        date(2027, 10, 15), date(2028, 10, 15)
    ]  # fmt: skip


def test_people_on_duty_stand_in_the_calendar_with_their_hours(scratch: Path) -> None:
    path = scratch / LOCALITY
    path.write_text(
        path.read_text(encoding="utf-8").rstrip()
        + """
duty_roster:
  - days: [thứ ba, thứ năm]
    start: 7:30
    end: 11:30
    place: Nhà văn hoá
    who: Tổ công nghệ số
    helps_with: [Nộp hồ sơ qua mạng.]
""",
        encoding="utf-8",
    )
    [event] = calendars(scratch)["mau-phuong/lich.ics"]
    assert event.dtstart.value == datetime.combine(
        date(2026, 11, 24), time(7, 30)
    )  # local time, no zone
    assert event.dtend.value == datetime.combine(date(2026, 11, 24), time(11, 30))
    assert days(event, 3) == [date(2026, 11, 24), date(2026, 11, 26), date(2026, 12, 1)]
    assert event.location.value == "Nhà văn hoá"


def test_the_next_day_to_hand_in_is_never_past() -> None:
    quarter = Deadline(title="Báo cáo", every="quý", before_day=20)
    assert next_due(quarter, date(2026, 12, 19)) == date(2026, 12, 19)
    assert next_due(quarter, date(2026, 12, 20)) == date(2027, 3, 19)
    first = Deadline(title="Báo cáo", every="tháng", before_day=1)
    assert next_due(first, date(2026, 12, 15)) == date(2026, 12, 31)
    leap = Deadline(title="Báo cáo", every="năm", date="2024-02-29")
    assert next_due(leap, date(2026, 11, 21)) == date(2027, 2, 28)
    once = Deadline(title="Báo cáo", every="một lần", date="2026-03-31")
    assert next_due(once, date(2026, 3, 31)) == date(2026, 3, 31)
    assert next_due(once, date(2026, 4, 1)) is None
