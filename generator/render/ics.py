"""A list of calendar events → an iCalendar file (RFC 5545) that phones add to their calendar."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

import vobject
from vobject.icalendar import utc

from generator.plan import CalendarEvent, FilePlan

REMIND_AT = timedelta(hours=9)
"""A whole day begins at midnight; nobody wants to be reminded then."""


def render_ics(file: FilePlan) -> bytes:
    """Return the calendar of file, UTF-8: events in local time, stamped with the release date."""
    context = file.context
    calendar = vobject.iCalendar()
    calendar.add("prodid").value = f"-//{context['title']}//VI"
    calendar.add("x-wr-calname").value = context["title"]
    host = urlsplit(context["url"]).hostname
    for event in context["events"]:
        _add(calendar, event, context["released"], f"{event.uid}@{host}", context["url"])
    return str(calendar.serialize()).encode()


def _add(calendar: Any, event: CalendarEvent, released: date, uid: str, url: str) -> None:
    entry = calendar.add("vevent")
    entry.add("uid").value = uid
    entry.add("dtstamp").value = datetime.combine(released, time(), utc)
    entry.add("summary").value = event.title
    entry.add("dtstart").value = event.begin
    if event.end or not isinstance(event.begin, datetime):
        entry.add("dtend").value = event.end or event.begin + timedelta(days=1)
    for name, value in (
        ("rrule", event.rule),
        ("location", event.place),
        ("description", event.note),
        ("url", url),
    ):
        if value:
            entry.add(name).value = value
    if not isinstance(event.begin, datetime):
        entry.add("transp").value = "TRANSPARENT"  # a whole day that leaves the person free
    for days in event.remind_days:
        alarm = entry.add("valarm")
        alarm.add("action").value = "DISPLAY"
        alarm.add("description").value = event.title
        alarm.add("trigger").value = REMIND_AT - timedelta(days=days)
